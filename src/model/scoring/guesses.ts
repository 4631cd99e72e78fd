import type { Stream } from '../../text/stream.ts'
import { ContextCursor } from '../index/context-counts.ts'
import { SeenNext, type Context } from './followers.ts'
import type { Model } from '../train.ts'

/** The rank of each next token of a text among a model's guesses. */
export interface Ranks {
  /** The tokens to guess: types of the vocabulary and end marks. */
  readonly targets: Int32Array
  /** 1 where the token was the model's first guess, up to `GUESSES`; 0 where it was none of them. */
  readonly ranks: Uint8Array
}

/** Guesses that a model has for each token. */
export const GUESSES = 5

/**
 * Ranks each token of a text among the model's likeliest guesses, by the probabilities that perplexity uses.
 * Ties go to the smaller id, which is the end mark or the type more common in the human text.
 *
 * @param text a stream of the model's own vocabulary
 */
export function rankTokens(model: Model, text: Stream): Ranks {
  const { vocabulary, occurrences, order } = model
  const guesser = new Guesser(model)
  const cursor = new ContextCursor(occurrences, order, vocabulary.unknown)
  const targets = new Int32Array(text.ids.length)
  const ranks = new Uint8Array(text.ids.length)
  let rows = 0
  for (let at = 1; at < text.ids.length; at++) {
    const id = text.ids[at]!
    if (id !== vocabulary.unknown) {
      targets[rows] = id
      ranks[rows] = guesser.guesses(cursor).indexOf(id) + 1
      rows += 1
    }
    cursor.advance(id)
  }
  return { targets: targets.slice(0, rows), ranks: ranks.slice(0, rows) }
}

const NONE = new Int32Array(0)

/** The likeliest next tokens after a context, computed once for each context. */
class Guesser {
  private readonly next: SeenNext
  /** Ids by falling unigram probability: the best guesses among types never seen after a context. */
  private readonly commonest: Int32Array
  private readonly known = new Map<string, readonly number[]>()
  private readonly sums: Float64Array
  private readonly seen: Uint8Array

  constructor(model: Model) {
    const { size } = model.vocabulary
    this.next = new SeenNext(model)
    const { counts, unigram } = this.next
    this.commonest = Int32Array.from(unigram.keys()).sort((a, b) => counts[b]! - counts[a]! || a - b)
    this.sums = new Float64Array(size + 1)
    this.seen = new Uint8Array(size + 1)
  }

  guesses(cursor: ContextCursor): readonly number[] {
    const contexts = cursor.seen()
    const longest = contexts.at(-1)
    const key = longest ? `${contexts.length} ${longest.length} ${longest.low}` : ''
    let best = this.known.get(key)
    if (best === undefined) this.known.set(key, (best = this.best(contexts)))
    return best
  }

  private best(contexts: readonly Context[]): number[] {
    const followers = contexts.map(context => this.next.of(context))
    const passed = this.next.addSeen(followers, this.sums)
    const { unigram } = this.next
    const best = new Best(id => this.sums[id]! + passed * unigram[id]!)
    const after = followers[0]?.ids ?? NONE
    for (const id of after) {
      best.offer(id)
      this.seen[id] = 1
    }
    for (let k = 0, more = 0; more < GUESSES && k < this.commonest.length; k++) {
      if (this.seen[this.commonest[k]!] === 1) continue
      best.offer(this.commonest[k]!)
      more += 1
    }
    for (const id of after) this.seen[id] = this.sums[id] = 0
    return best.ids
  }
}

/** The most probable ids, the most probable first; ties go to the smaller id. */
class Best {
  readonly ids: number[] = []
  private readonly probabilities: number[] = []
  private readonly probability: (id: number) => number

  constructor(probability: (id: number) => number) {
    this.probability = probability
  }

  offer(id: number): void {
    const { ids, probabilities } = this
    const probability = this.probability(id)
    let at = ids.length
    while (
      at > 0 &&
      (probability > probabilities[at - 1]! || (probability === probabilities[at - 1] && id < ids[at - 1]!))
    )
      at -= 1
    if (at === GUESSES) return
    ids.splice(at, 0, id)
    probabilities.splice(at, 0, probability)
    ids.length = probabilities.length = Math.min(GUESSES, ids.length)
  }
}
