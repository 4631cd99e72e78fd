import { once } from '../once.ts'
import {
  TextFeatures,
  metrics as usualMetrics,
  SAMPLE_WORDS,
  usual,
  type Human,
  type PassageFacts,
} from '../metrics/index.ts'
import { measure, type Measurements } from '../metrics/measure.ts'
import { measureByLabel } from '../metrics/labels.ts'
import { vocabulary as vocabularyGroup } from '../metrics/vocabulary/index.ts'
import { openVocabulary, type OpenVocabulary } from '../model/scoring/open-vocabulary.ts'
import { train, type Model } from '../model/train.ts'
import { Refusal } from '../refusal.ts'
import type { Corpus, Passage } from '../text/passage.ts'
import { split, type Split } from '../text/corpus/split.ts'
import { BOUNDARY, spreadSample, type Stream } from '../text/stream.ts'
import { type Vocabulary, restrictToVocabulary, extendVocabulary } from '../text/vocabulary.ts'
import { chooseOpening } from './opening.ts'
import { lengthOf } from './length.ts'
import { metricsOf, type Plan } from './plan.ts'
import { checkReserve, humanSource, reserveBehind } from './reserve.ts'
import type { Source } from './sources.ts'

/** A human text with a held-out part. */
export type ReferenceText = Human & { readonly test: Stream }

/** What a lineage begins with; the same for all its generations. */
export interface Baseline {
  readonly plan: Plan
  readonly vocabulary: Vocabulary
  /** The text that A learns from, named `human`, or `constructed` where a program made it. */
  readonly human: Source
  /** Human text that was set aside: it has the name of the human text, and its passages are numbered behind those. */
  readonly reserve: Source
  /** Passages of the human training text, in the order of `human.stream`, then those of the reserve. */
  readonly passageIds: readonly string[]
  /** What the corpus says of these passages, in the same order. */
  readonly passages: readonly PassageFacts[]
  /** The same vocabulary with the words of the reserve behind it: what later models may read and write. */
  readonly writing: Vocabulary
  /** The same with the words of the held-out text behind these, so that they can be told apart. */
  readonly reading: Vocabulary
  /** The human text as the measures look at it, held-out text included. */
  readonly reference: ReferenceText
  /** Jelinek-Mercer weights by level, fitted on development text and frozen. */
  readonly weights: readonly number[]
  /** Measures that depend on length look at so many tokens of each text. */
  readonly sampleWords: number
  /** Measures of the human text itself: the row beside the generations. */
  readonly metrics: Measurements
  /** Ids that every generation's sample passage starts from. */
  readonly opening: readonly number[]
}

/** Reads and cuts the human text, trains A on it, and measures the text itself. */
export function begin(corpus: Corpus, plan: Plan, learning: () => void): { baseline: Baseline; A: Model } {
  const { tokens, order } = plan
  const parts = split(corpus.passages, { reserve: plan.reserve })
  learning()
  const A = train(parts.train, { tokens, order, development: parts.development }, { depth: order + 1 })
  const { vocabulary, occurrences } = A
  const { stream } = occurrences
  const aside = extendVocabulary(vocabulary, parts.reserve)
  const writing = parts.reserve.length === 0 ? vocabulary : aside.vocabulary
  const { vocabulary: reading, test } = readTest(parts.test, writing)
  const human = humanSource(corpus, stream)
  const reserve = reserveBehind(human, aside.streams[0]!)
  checkReserve(plan, { written: lengthOf(plan, stream, 1).tokens, reserve })
  const reference = referenceOf(A, parts, test)
  const sampleWords = Math.min(SAMPLE_WORDS, stream.words, leastWritten(plan, stream))
  const asWritten = { vocabulary: reading, written: stream, writtenPassages: parts.train }
  const features = new TextFeatures({ ...asWritten, human: reference, compared: test, sampleWords })
  // Not before it is asked for: who measures what a lineage wrote begins as it does, and needs the human row no more.
  const metrics = once(() => ({
    ...measure(features, metricsOf(plan)),
    ...ofGenerationLength(features, plan),
    ...measureByLabel(features),
  }))
  const baseline: Baseline = {
    plan,
    vocabulary,
    reading,
    human,
    reserve,
    passageIds: [...parts.train, ...parts.reserve].map(({ id }) => id),
    passages: parts.reserve.length === 0 ? parts.train : [...parts.train, ...parts.reserve],
    writing,
    reference,
    weights: A.weights,
    sampleWords,
    get metrics() {
      return metrics()
    },
    opening: chooseOpening(A, restrictToVocabulary(test, vocabulary)),
  }
  return { baseline, A }
}

/** Tokens that every generation can be counted on to write. */
function leastWritten(plan: Plan, stream: Stream): number {
  const { by, tokens } = lengthOf(plan, stream, 1)
  return by === 'size' ? tokens : Math.max(1, Math.floor(tokens / 2))
}

/**
 * What grows with the length of a text, of as much human text as a generation writes. How many words there are to lose is another
 * matter: that is asked of all of it.
 */
function ofGenerationLength({ inputs }: TextFeatures, plan: Plan): Measurements {
  const { tokens: words } = lengthOf(plan, inputs.written, 1)
  if (words >= inputs.written.words) return {}
  const { metrics = usualMetrics } = metricsOf(plan)
  const lost = usual(vocabularyGroup)
  const grown = metrics.filter(
    metric => metric.lengths === 'equal' && metric.needs === 'text' && !lost.includes(metric),
  )
  const { writtenPassages: _, ...rest } = inputs
  return measure(new TextFeatures({ ...rest, written: spreadSample(inputs.written, words) }), {
    metrics: grown,
  })
}

/** @throws Refusal when A knows no word of it */
function readTest(passages: readonly Passage[], known: Vocabulary): { vocabulary: Vocabulary; test: Stream } {
  const { vocabulary, streams } = extendVocabulary(known, passages)
  const test = streams[0]!
  if (test.ids.every(id => id === BOUNDARY || id > known.size))
    throw new Refusal(
      'the held-out part of the text shares no word with the part that A learns from',
      'give a longer text, or one whose parts are more alike',
    )
  return { vocabulary, test }
}

/** The human text as measures look at it. */
export function referenceOf(
  A: Model,
  { train, test }: Pick<Split, 'train' | 'test'>,
  read: Stream,
): ReferenceText {
  let open: OpenVocabulary | undefined
  return {
    train: A.occurrences.stream,
    test: read,
    occurrences: A.occurrences,
    order: A.order,
    trainPassages: train,
    testPassages: test,
    open: () => (open ??= openVocabulary(A, test)),
  }
}
