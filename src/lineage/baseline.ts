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
import { phrase } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import type { Corpus, Passage } from '../text/passage.ts'
import { developmentOf, split, type Split } from '../text/corpus/split.ts'
import { BOUNDARY, spreadSample, type Stream } from '../text/stream.ts'
import { type Vocabulary, restrictToVocabulary, extendVocabulary } from '../text/vocabulary.ts'
import { chooseOpening } from './opening.ts'
import { lengthOf, lengthsOf } from './length.ts'
import { metricsOf, type Plan } from './plan.ts'
import type { Source } from './sources.ts'
import { regimeNamed } from './regimes/index.ts'

/** A human text with a held-out part. */
export type ReferenceText = Human & { readonly test: Stream }

/** The human baseline of a lineage, which all its generations share. */
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
  /** What the first generations are said to have written, where a plan imports texts. */
  readonly imported: readonly Stream[]
  /** The vocabulary with the words of the reserve and of imported texts behind it: what later models may read and write. */
  readonly writing: Vocabulary
  /** The vocabulary `writing` with the words of the held-out text behind it, so that they can be told apart. */
  readonly reading: Vocabulary
  /** The human text as the measures look at it, held-out text included. */
  readonly reference: ReferenceText
  /** Jelinek-Mercer weights by level, fitted on development text and frozen. */
  readonly weights: readonly number[]
  /** Measures that depend on length look at a sample of this many tokens of each text. */
  readonly sampleWords: number
  /** Measures of the human text itself: the row beside the generations. Taken when they are first asked for. */
  readonly metrics: Measurements
  /** Ids that every generation's sample passage starts from; none where a plan imports texts. */
  readonly opening: readonly number[]
}

/**
 * Prepares the human baseline: cuts the text, trains A, extends the vocabulary by the words of the reserve, of imported texts and of the
 * held-out text, checks the reserve, and chooses the opening of the sample passages.
 *
 * @param imported the texts that a plan imports, none where it imports none
 * @param learning called before A is trained
 * @throws Refusal when the text is too short for the plan
 */
export function prepareBaseline(
  corpus: Corpus,
  plan: Plan,
  { imported = [], learning }: { readonly imported?: readonly Corpus[]; readonly learning?: () => void } = {},
): { baseline: Baseline; A: Model } {
  const parts = split(corpus.passages, plan)
  learning?.()
  const A = trainHumanModel(parts, plan)
  const { vocabulary } = A
  const { stream } = A.occurrences
  const { writing, reading, test, setAside, streams } = extendedVocabularies(vocabulary, parts, imported)
  const human = humanSource(corpus, stream)
  const reserve = reserveBehind(human, setAside)
  checkReserve(plan, { written: lengthOf(plan, stream, 1).tokens, reserve })
  const reference = referenceOf(A, parts, test)
  const sampleWords = Math.min(SAMPLE_WORDS, stream.words, leastWritten(plan, stream))
  const humanFeatures = new TextFeatures({
    vocabulary: reading,
    written: stream,
    writtenPassages: parts.train,
    human: reference,
    compared: test,
    sampleWords,
  })
  const metrics = once(() => humanMetrics(humanFeatures, plan))
  const baseline: Baseline = {
    ...{ plan, vocabulary, writing, reading, human, reserve, reference, sampleWords },
    imported: streams,
    passageIds: [...parts.train, ...parts.reserve].map(({ id }) => id),
    passages: parts.reserve.length === 0 ? parts.train : [...parts.train, ...parts.reserve],
    weights: A.weights,
    get metrics() {
      return metrics()
    },
    // Imported texts begin as they begin.
    opening: imported.length > 0 ? [] : chooseOpening(A, restrictToVocabulary(test, vocabulary)),
  }
  return { baseline, A }
}

/** Trains A. Its index is one token deeper than its order, for measures that compare longer n-grams. */
const trainHumanModel = (parts: Split, { tokens, language, case: letterCase, order }: Plan) =>
  train(
    parts.train,
    { tokens, language, case: letterCase, order, ...developmentOf(parts) },
    { depth: order + 1 },
  )

/**
 * Reads the reserve, the imported texts and the held-out text, and puts their words behind those of the vocabulary.
 *
 * @throws Refusal when there is a held-out text and the vocabulary has no word of it
 */
function extendedVocabularies(
  vocabulary: Vocabulary,
  { reserve, test: heldOut }: Split,
  imported: readonly Corpus[],
) {
  const { vocabulary: extended, streams } = extendVocabulary(
    vocabulary,
    reserve,
    ...imported.map(({ passages }) => passages),
  )
  const writing = reserve.length + imported.length === 0 ? vocabulary : extended
  const { vocabulary: reading, test } = readTest(heldOut, writing)
  const [setAside, ...rest] = streams
  return { writing, reading, test, setAside: setAside!, streams: rest }
}

/** The measures of the human text: of all of it, and where length matters, of as much as a generation writes. */
function humanMetrics(features: TextFeatures, plan: Plan): Measurements {
  return {
    ...measure(features, metricsOf(plan)),
    ...ofGenerationLength(features, plan),
    ...measureByLabel(features),
  }
}

/** Tokens that every generation can be counted on to write. */
function leastWritten(plan: Plan, stream: Stream): number {
  const { by, tokens } = lengthOf(plan, stream, 1)
  if (by === 'passages') return Math.max(1, Math.floor(tokens / 2))
  return Math.min(...lengthsOf(plan, stream))
}

/**
 * Measures that grow with the length of a text, of as much human text as a generation writes. The words that can be lost are counted
 * in all of it.
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

/** @throws Refusal when there is one and A knows no word of it */
function readTest(passages: readonly Passage[], known: Vocabulary): { vocabulary: Vocabulary; test: Stream } {
  const { vocabulary, streams } = extendVocabulary(known, passages)
  const test = streams[0]!
  if (test.words > 0 && test.ids.every(id => id === BOUNDARY || id > known.size))
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
    scorer: { order: A.order, vocabulary: A.vocabulary, occurrences: A.occurrences, weights: A.weights },
    open: () => (open ??= openVocabulary(A, test)),
  }
}

/** The text that A learns from, every token its own ancestor. */
export function humanSource({ constructed }: Corpus, stream: Stream): Source {
  const ancestors = Int32Array.from(stream.ids, (_, place) => place)
  return { name: constructed ? 'constructed' : 'human', stream, ancestors }
}

/** The reserve as a text. Its places and passages are numbered after those of the training text. */
export function reserveBehind({ name, stream: { ids, passages } }: Source, stream: Stream): Source {
  return {
    name,
    stream,
    ancestors: Int32Array.from(stream.ids, (_, place) => (place === 0 ? -1 : ids.length - 1 + place)),
    passages: Int32Array.from({ length: stream.passages }, (_, passage) => passages + passage),
  }
}

/**
 * Checks that the reserve lasts for all generations that read fresh human text.
 *
 * @param written tokens of a generation
 * @throws Refusal when later models would read more of the reserve than there is
 */
export function checkReserve(
  { regime, humanShare, generations }: Plan,
  { written, reserve }: { written: number; reserve: Source },
): void {
  if (regimeNamed(regime).options.reserve === undefined) return
  const wanted = Math.ceil((humanShare ?? 0) * written * (generations - 1))
  if (wanted > reserve.stream.words)
    throw new Refusal(
      phrase`${regime} takes ${wanted} tokens of unread human text, and the reserve has ${reserve.stream.words}`,
      'take a smaller --human-share, a greater --reserve, fewer --generations or a smaller --size',
    )
}
