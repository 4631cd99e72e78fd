import { referenceOf } from '../lineage/baseline.ts'
import { TextFeatures, textMetrics, SAMPLE_WORDS, type Metric } from '../metrics/index.ts'
import { measure, type Measurements } from '../metrics/measure.ts'
import { train } from '../model/train.ts'
import { split, type Split } from '../text/corpus/split.ts'
import { languageOf } from '../text/languages/guess.ts'
import { passagesOf, type Passage } from '../text/passage.ts'
import { spreadSample } from '../text/stream.ts'
import { tokenizerFor, type Case, type ReadingRules } from '../text/tokenizers/index.ts'
import { extendVocabulary, learnVocabulary, restrictToVocabulary, spelledAs } from '../text/vocabulary.ts'

/** Options of {@link measureTexts}: what to compare with, how the texts are read, and which measures are taken. All are optional. */
export interface MeasureTextsOptions {
  /** The human text to compare with, one string a passage. Default: none; then only measures that need the text alone are taken. */
  readonly against?: readonly string[]
  /** `word` (default), `char` or `whitespace`. */
  readonly tokens?: string
  /** The language of the text; default: guessed from it. */
  readonly language?: string
  /** Whether capitals are taken off types (`fold`, the default) or stay (`keep`). */
  readonly case?: Case
  /** Order of the models that learn from both texts; default 3. */
  readonly order?: number
  /** Default: all that `measure` takes. */
  readonly metrics?: readonly Metric[]
}

/**
 * Measures a text that anyone or anything wrote. Alone: its vocabulary, repetition and shape. Against a human text, also: which of
 * its types survive, the distances between both, and what is copied. A model that learns from the text then predicts held-out
 * human text.
 *
 * @param texts one string a passage
 * @returns numbers by row: the name of a measure, or its name and a part as in `surviving-types/2-5`; rows without a value are left out
 * @throws Refusal when a text has no tokens, or when there is no such tokenizer
 * @example
 * import { measureTexts } from 'collapse-lab'
 * measureTexts(['a rose is a rose'])['types-written'] // → 3
 * // Of "the", "cat", "dog" and "sat", which the training part of the human text has, "dog" is lost.
 * const human = ['the cat sat', 'the dog sat', 'the cat ran', 'the owl stayed']
 * measureTexts(['the cat sat'], { against: human })['surviving-types'] // → 0.75
 */
export function measureTexts(
  texts: readonly string[],
  {
    against,
    tokens = 'word',
    language,
    case: letterCase = 'fold',
    order = 3,
    metrics = textMetrics,
  }: MeasureTextsOptions = {},
): Measurements {
  const passages = passagesOf(texts)
  const rules = { tokens, language: language ?? languageOf({ passages }), case: letterCase }
  const features =
    against === undefined
      ? featuresAlone(passages, rules)
      : featuresBeside(passages, passagesOf(against), { ...rules, order }).features
  return measure(features, { metrics })
}

/** The features of a text without a human text to compare with. */
export function featuresAlone(passages: readonly Passage[], rules: ReadingRules): TextFeatures {
  const { vocabulary, stream } = learnVocabulary(passages, tokenizerFor(rules))
  return new TextFeatures({ vocabulary, written: stream, writtenPassages: passages })
}

/**
 * The features of a text against a human text, which is split into training, development and held-out text.
 *
 * @returns `features` of the text, and `human`: those of the human training text, at most as long, against its held-out part
 */
export function featuresBeside(
  passages: readonly Passage[],
  others: readonly Passage[],
  { order, ...rules }: ReadingRules & { readonly order: number },
): { features: TextFeatures; human: TextFeatures } {
  const parts = splitOrWhole(others)
  const A = train(parts.train, { ...rules, order, ...developmentOf(parts) }, { depth: order + 1 })
  const own = learnVocabulary(passages, tokenizerFor(rules)).vocabulary
  const wide = extendVocabulary(A.vocabulary, parts.test, passages)
  const [test, written] = [wide.streams[0]!, wide.streams[1]!]
  const { test: _, ...untested } = referenceOf(A, parts, test)
  const reference = parts.test.length === 0 ? untested : { ...untested, test }
  const sampleWords = Math.min(SAMPLE_WORDS, written.words, A.occurrences.stream.words)
  const learned = train({ stream: restrictToVocabulary(written, A.vocabulary) }, A.recipe)
  return {
    features: new TextFeatures({
      vocabulary: spelledAs(own, wide.vocabulary),
      written,
      writtenPassages: passages,
      model: learned,
      human: reference,
      sampleWords,
    }),
    human: new TextFeatures({
      vocabulary: wide.vocabulary,
      written: spreadSample(A.occurrences.stream, written.words),
      human: reference,
      ...('test' in reference ? { compared: reference.test } : {}),
      sampleWords,
    }),
  }
}

/** A text of fewer than three passages cannot be split: all of it is training text, and none is held out. */
function splitOrWhole(passages: readonly Passage[]): Split {
  return passages.length < 3 ? { train: passages, development: [], test: [], reserve: [] } : split(passages)
}

const developmentOf = ({ development }: Split) => (development.length === 0 ? {} : { development })
