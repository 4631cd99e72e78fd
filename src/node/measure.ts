import { phrase } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import { featuresAlone, featuresBeside } from '../analysis/measure-texts.ts'
import { TextFeatures, textMetrics as usualMetrics, type Metric } from '../metrics/index.ts'
import { allows, measure, type Measurements } from '../metrics/measure.ts'
import type { Slice, Slicing } from '../metrics/slices.ts'
import { readCorpus } from './corpora/corpora.ts'
import type { CorpusInput } from '../text/corpus/loaded-corpus.ts'
import { checkMeasuring } from './limits.ts'
import type { Forecast } from '../analysis/forecast.ts'
import { inDigits } from '../report/format/rows.ts'
import { languageOf } from '../text/languages/guess.ts'
import type { Case } from '../text/tokenizers/index.ts'
import { writeTable } from './files/outputs.ts'

/** The measures of one text. */
export interface TextMeasures {
  /** The path or name of the text, as it was given. */
  readonly text: string
  /** The path or name of the human text; null without one. */
  readonly against: string | null
  /** How each text was read: that which is measured, then the human one. */
  readonly inputs: readonly CorpusInput[]
  readonly tokens: string
  readonly language: string
  readonly order: number
  /** Tokens of the text. */
  readonly words: number
  readonly passages: number
  /** Tokens of the human column: as many as the text has, or as the human text has where that is shorter. */
  readonly humanWords: number | null
  /** Tokens of the human text that are held out; null when it is too short for that, or there is none. */
  readonly heldOutWords: number | null
  /** Tokens of the samples in which measures that depend on length are taken. */
  readonly sampleWords: number
  readonly metrics: Measurements
  /** The measures of the human text, at the same length; null without one. */
  readonly human: Measurements | null
  /** The measures of each part; null when no parts were asked for. */
  readonly slices: readonly Slice[] | null
  /** Measures that were named and could not be taken; empty where all were. */
  readonly missing: readonly MissingMeasures[]
}

/** Measures that could not be taken, for one reason. */
export interface MissingMeasures {
  readonly metrics: readonly string[]
  /** The names of the measures, and why they could not be taken. */
  readonly why: string
  readonly hint: string
}

/** Options of {@link measureFiles}: a human text to compare with, how texts are read, and which measures are taken. All are optional. */
export interface MeasureFilesOptions {
  /** A human text beside it: a path or a corpus by name. Default none. */
  readonly against?: string
  /** The name of a tokenizer; default `word`. */
  readonly tokens?: string
  /** The language of the text; default: what its corpus says, else a guess. */
  readonly language?: string
  /** Whether capitals are taken off types (`fold`, the default) or stay (`keep`). */
  readonly case?: Case
  /** The length of the n-grams for perplexity and novelty, 1 to 10; default 3. */
  readonly order?: number
  /** Default: the usual ones. */
  readonly metrics?: readonly Metric[]
  /** The parts that are measured too; default none. */
  readonly slicing?: Slicing
}

/**
 * Measures a text. With `against` it also compares the text with a human one: which human words survive, how far apart the texts
 * are, and what is copied. It then says how well a model trained on the text predicts held-out human text. Of measures that are named,
 * those that can be taken are; `missing` has the others with the reason.
 *
 * @param text a path or a corpus by name
 * @throws Refusal when a text cannot be read, or none of the measures that are named can be taken
 * @example
 * import { measureFiles } from 'collapse-lab/node'
 * import { metricNamed } from 'collapse-lab'
 * const { words, metrics } = measureFiles('twenty-chapters', { metrics: [metricNamed('types-written')] })
 * words // → 42876
 * metrics
 * // → { 'types-written': 6161, 'types-written/1': 3630, 'types-written/2-5': 1820, 'types-written/6-20': 486, 'types-written/21-100': 170, 'types-written/>100': 55 }
 */
export function measureFiles(
  text: string,
  {
    against,
    tokens = 'word',
    language: given,
    case: letterCase = 'fold',
    order = 3,
    metrics = usualMetrics,
    slicing,
  }: MeasureFilesOptions = {},
): TextMeasures {
  const texts = [text, ...(against === undefined ? [] : [against])].map(name =>
    readCorpus(name, { tokens, language: given }),
  )
  checkMeasuring(texts, tokens)
  const guesses = texts.map(languageOf).filter(guess => guess !== 'unknown')
  const language = given ?? guesses[0] ?? 'unknown'
  const rules = { tokens, language, case: letterCase }
  const [passages = [], others] = texts.map(corpus => corpus.passages)
  const { features, human } =
    others === undefined
      ? { features: featuresAlone(passages, rules), human: undefined }
      : featuresBeside(passages, others, { ...rules, order })
  const isNamed = metrics !== usualMetrics
  const allowed = metrics.filter(metric => allows(features, metric))
  const slices = slicing ? slicing.measure(features, allowed) : null
  const sliceWords = slices?.find(slice => slice.sampleWords !== undefined)?.sampleWords
  const taken = { ...measure(features, { metrics }), ...onSamples(features, metrics, sliceWords) }
  const untaken = [
    isNamed ? notAllowed(features, metrics) : undefined,
    slicing && slices ? notOnParts(slices, slicing, { allowed, isNamed }) : undefined,
    isNamed && !slices ? notThere(taken, allowed) : undefined,
  ].filter(some => some !== undefined)
  refuseNone(untaken, isNamed ? metrics : allowed)
  const { written, sampleWords } = features
  const humanMeasures = human && {
    ...measure(human, { metrics: metrics.filter(comparesWith(written.words, human)) }),
    ...onSamples(human, metrics, sliceWords),
  }
  return {
    text,
    against: against ?? null,
    inputs: texts.map(({ input }) => input),
    tokens,
    language,
    order,
    words: written.words,
    passages: written.passages,
    humanWords: human?.written.words ?? null,
    heldOutWords: features.human?.test?.words ?? null,
    sampleWords: sliceWords ?? Math.min(sampleWords, written.words),
    metrics: taken,
    human: humanMeasures ?? null,
    slices,
    missing: isNamed ? untaken.map(missingOf) : [],
  }
}

/** The measures of the whole text in a sample as long as those of its parts, so that they compare; empty when parts are not sampled. */
function onSamples(
  features: TextFeatures,
  metrics: readonly Metric[],
  sampleWords: number | undefined,
): Measurements {
  if (sampleWords === undefined) return {}
  return measure(new TextFeatures({ ...features.inputs, sampleWords }), {
    metrics: metrics.filter(({ lengths }) => lengths === 'sampled'),
  })
}

/** Whether a measure of the human text compares with one of a text of `words` tokens: not when length decides and it is shorter. */
const comparesWith =
  (words: number, human: TextFeatures) =>
  ({ lengths }: Metric) =>
    lengths !== 'equal' || human.written.words >= words

/** Measures that cannot be taken, and what to say where no other is left. */
interface Untaken {
  readonly metrics: readonly string[]
  readonly refusal: Refusal
}

const missingOf = ({ metrics, refusal: { message, hint } }: Untaken): MissingMeasures => ({
  metrics,
  why: message,
  hint,
})

/** @throws Refusal where no measure is left */
function refuseNone(untaken: readonly Untaken[], asked: readonly Metric[]): void {
  const without = untaken.flatMap(({ metrics }) => metrics)
  if (untaken[0] && without.length === asked.length) throw untaken[0].refusal
}

/** The names of some measures, with what is said of them; nothing where there is none. */
function untakenOf(without: readonly Metric[], refuse: (names: string) => Refusal): Untaken | undefined {
  const metrics = without.map(({ name }) => name)
  return metrics.length === 0 ? undefined : { metrics, refusal: refuse(metrics.join(', ')) }
}

/** The measures whose needs this text does not meet. */
const notAllowed = (features: TextFeatures, asked: readonly Metric[]) =>
  untakenOf(
    asked.filter(metric => !allows(features, metric)),
    names =>
      features.human
        ? new Refusal(
            phrase`${names} cannot be measured: the text of --against is too short to be cut into training and held-out text`,
            'at least three passages are needed: put every paragraph on a line of its own',
          )
        : new Refusal(
            phrase`${names} cannot be measured of a text alone`,
            'name a human text to compare with: --against moby-dick',
          ),
  )

/** The measures that have no number. */
const notThere = (taken: Measurements, allowed: readonly Metric[]) =>
  untakenOf(
    allowed.filter(({ name }) => taken[name] === undefined),
    names =>
      new Refusal(
        phrase`this text has no ${names}`,
        'collapse-lab measure --list says what each is: some need a longer text, some characters or words, some a run or a slice',
      ),
  )

/** The measures that have a number on no part. */
const notOnParts = (
  slices: readonly Slice[],
  { name }: Slicing,
  { allowed, isNamed }: { allowed: readonly Metric[]; isNamed: boolean },
) =>
  untakenOf(
    allowed.filter(metric => !slices.some(slice => slice.metrics[metric.name] !== undefined)),
    names =>
      new Refusal(
        isNamed
          ? phrase`${names} cannot be taken by ${name} here`
          : phrase`no measure can be taken by ${name} here`,
        name === 'label' || name === 'section'
          ? phrase`the ${name}s are those of the text, or where it has none those of the text of --against, and what is asked of that text's words needs the same ones there; a corpus has labels where its corpus.json says so, as sotu and stories do, and sections where it has chapters or files`
          : 'collapse-lab measure --list says which can be taken by part, and which need --against',
      ),
  )

/**
 * Writes a forecast as a table, whole or not at all: type,count,half_life,chance_1,chance_2 …, a row for each type.
 *
 * @example
 * import { readFileSync } from 'node:fs'
 * import { readCorpus, writeForecast } from 'collapse-lab/node'
 * import { forecast } from 'collapse-lab'
 * writeForecast('forecast.csv', forecast(readCorpus('twenty-chapters').passages, { generations: 2 }))
 * readFileSync('forecast.csv', 'utf8').split('\n').slice(0, 2)
 * // → [ 'type,count,half_life,chance_1,chance_2', '",",3199,9227,1,1' ]
 */
export function writeForecast(path: string, { types, generations }: Forecast): void {
  const chances = Array.from({ length: generations }, (_, index) => `chance_${index + 1}`)
  const byCount = new Map(types.map(({ count, chances }) => [count, chances]))
  const cells = new Map(Array.from(byCount, ([count, chances]) => [count, chances.map(inDigits)]))
  const rows = types.map(({ type, count, halfLife }) => [type, count, halfLife, ...cells.get(count)!])
  writeTable(path, [['type', 'count', 'half_life', ...chances], ...rows])
}
