import { decodingOf } from '../../lineage/plan.ts'
import { decode } from '../../model/sampling/decoders/index.ts'
import { BOUNDARY, type Stream } from '../../text/stream.ts'
import type { KeptRun } from './kept-run.ts'

/** A token that may come next; the boundary where the passage may end. */
export interface NextWord {
  readonly id: number
  /** How often it follows these words in the training data. */
  readonly count: number
  /** Chance that the model writes it next, 0 to 1. */
  readonly chance: number
}

/** What can follow some words: by a model, and in the human text. */
export interface NextWords {
  /** Context length that the model uses: shorter than its order allows where it has never read these words. */
  readonly context: number
  /** The most likely first; of equals the one that is used more in the human text. */
  readonly known: readonly NextWord[]
  /**
   * Tokens that follow these words in the human text but not in the training data, the most frequent first.
   */
  readonly lost: readonly { readonly id: number; readonly count: number }[]
  /** How many different tokens follow these words in the human text. */
  readonly human: number
}

/**
 * Compares what can follow some words in a model's training data and in the human text. The context is as long as
 * the model's order allows. A context that the model has never read is shortened, as when it writes. Models that
 * write side by side share their training data here. A smoothed model can write other tokens too; chances here are
 * those before smoothing.
 *
 * @param generation the model's number, 1 for A
 * @param words ids of a passage's beginning, without the boundary
 */
export function nextWords(
  { baseline: { plan, human }, generations }: KeptRun,
  generation: number,
  words: readonly number[],
): NextWords {
  const read = generations[generation - 1]!.training.map(({ stream }) => stream)
  const past = [BOUNDARY, ...words]
  const pastContext = past.slice(Math.max(0, past.length - plan.order + 1))
  let context: readonly number[] = pastContext
  let counts = followers(read, context)
  const here = counts
  while (counts.size === 0 && context.length > 0) {
    context = context.slice(1)
    counts = followers(read, context)
  }
  const humans = followers([human.stream], pastContext)
  return {
    context: context.filter(id => id !== BOUNDARY).length,
    known: chances(counts, decodingOf(plan)),
    lost: Array.from(humans, ([id, count]) => ({ id, count }))
      .filter(({ id }) => !here.has(id))
      .sort((a, b) => b.count - a.count || a.id - b.id),
    human: humans.size,
  }
}

/** Counts each token that follows a context. */
function followers(streams: readonly Stream[], context: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  const length = context.length
  for (const { ids } of streams)
    for (let at = Math.max(1, length); at < ids.length; at++) {
      let k = length
      while (k > 0 && ids[at - length + k - 1] === context[k - 1]) k -= 1
      if (k === 0) counts.set(ids[at]!, (counts.get(ids[at]!) ?? 0) + 1)
    }
  return counts
}

function chances(
  counts: ReadonlyMap<number, number>,
  decoding: Parameters<typeof decode>[1],
): readonly NextWord[] {
  const ids = Array.from(counts.keys()).sort((a, b) => a - b)
  const { weights } = decode({ ids, weights: ids.map(id => counts.get(id)!) }, decoding)
  const sum = weights.reduce((a, b) => a + b, 0)
  return ids
    .map((id, k) => ({ id, count: counts.get(id)!, chance: weights[k]! / sum }))
    .filter(({ chance }) => chance > 0)
    .sort((a, b) => b.chance - a.chance || a.id - b.id)
}
