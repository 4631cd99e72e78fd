import { generationName } from '../../lineage/names.ts'
import { train, type Model } from '../../model/train.ts'
import { languageOf } from '../../text/languages/guess.ts'
import type { Corpus } from '../../text/passage.ts'
import { developmentOf, split, type Split } from '../../text/corpus/split.ts'
import { countTypes, type Stream } from '../../text/stream.ts'
import { encode } from '../../text/vocabulary.ts'
import { survivalCases } from '../../theory/verdicts.ts'
import type { HumanFacts, Replicate } from '../sweep/replicates.ts'
import type { CorpusPlan } from '../sweep/sweep.ts'

/** What a procedure begins with: the text, split as a lineage splits it, and model A. */
export interface FirstModel {
  readonly parts: Split
  readonly A: Model
  /** The text that A learned from. */
  readonly human: Stream
}

/** Splits the text and trains A on it, as a lineage does. */
export function firstModel(corpus: Corpus, plan: CorpusPlan): FirstModel {
  const { tokens, case: letterCase, order } = plan
  const language = plan.language ?? languageOf(corpus)
  const parts = split(corpus.passages, plan)
  const A = train(parts.train, { tokens, language, case: letterCase, order, ...developmentOf(parts) })
  return { parts, A, human: A.occurrences.stream }
}

/** The share of the types of one text that another text has too, both encoded with one vocabulary. */
export function surviving({ vocabulary }: Model, human: Stream, written: Stream): number {
  const [before, after] = [human, written].map(stream => countTypes(stream, vocabulary.unknown + 1)) as [
    Int32Array,
    Int32Array,
  ]
  let [all, left] = [0, 0]
  for (let id = 1; id < before.length; id++) {
    if (before[id] === 0) continue
    all += 1
    if (after[id]! > 0) left += 1
  }
  return all === 0 ? 0 : left / all
}

/** How much human text the numbers of a procedure rest on. */
export function humanFacts({ A, human, parts }: FirstModel): HumanFacts {
  const { vocabulary } = A
  return {
    words: human.words,
    sampleWords: human.words,
    heldOutWords: encode(parts.test, vocabulary).words,
    types: survivalCases(vocabulary.counts.subarray(1)),
  }
}

/**
 * Makes a replicate from the numbers of a procedure: one object for each generation, A first; undefined numbers
 * are left out.
 */
export function replicateOf(
  { seed }: CorpusPlan,
  human: HumanFacts,
  generations: readonly Readonly<Record<string, number | undefined>>[],
): Replicate {
  const rows = generations.flatMap((values, index) =>
    Object.entries(values).flatMap(([metric, value]) =>
      value === undefined ? [] : [{ generation: index + 1, model: generationName(index + 1), metric, value }],
    ),
  )
  return { seed, rows, human }
}
