import { given } from '../../given.ts'
import { generationName } from '../../lineage/names.ts'
import { TextFeatures, type Metric } from '../../metrics/index.ts'
import type { Part } from '../../metrics/features/parts.ts'
import { measureBlocks, type HeldOutBlocks } from '../../metrics/held-out-blocks.ts'
import { measure } from '../../metrics/measure.ts'
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

/**
 * Prepares a test of models on the held-out text, by measures that ask the model.
 *
 * @param parts of the vocabulary on which they are taken besides; default none
 */
export function heldOutTest(
  { A, human, parts: { test } }: FirstModel,
  metrics: readonly Metric[],
  parts: readonly Part[] = [],
): (model: Model) => Required<Numbers> {
  const { vocabulary, occurrences, order } = A
  const reference = { train: human, occurrences, order, test: encode(test, vocabulary) }
  return model => {
    const written = model.occurrences.stream
    const features = new TextFeatures({ vocabulary, written, model, human: reference })
    return {
      values: measure(features, { metrics, parts }),
      heldOut: measureBlocks(features, { metrics, parts }),
    }
  }
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

/** The numbers of a generation, by row, and the blocks of those that are means over the held-out text. */
export interface Numbers {
  readonly values: Readonly<Record<string, number | undefined>>
  readonly heldOut?: HeldOutBlocks
}

/** Makes a replicate from the numbers of a procedure, a generation after another, A first; undefined numbers are left out. */
export function replicateOf(
  { seed }: CorpusPlan,
  human: HumanFacts,
  generations: readonly Numbers[],
): Replicate {
  const rows = generations.flatMap(({ values, heldOut = {} }, index) =>
    Object.entries(values).flatMap(([metric, value]) => {
      if (value === undefined) return []
      const generation = index + 1
      const model = generationName(generation)
      return [{ ...{ generation, model, metric, value }, ...given({ blocks: heldOut[metric] }) }]
    }),
  )
  return { seed, rows, human }
}
