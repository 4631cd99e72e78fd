import { Evidence } from '../metrics/index.ts'
import { measure, type Measurements } from '../metrics/measure.ts'
import { measureKinds } from '../metrics/kinds.ts'
import { continuePassage } from '../model/continue.ts'
import type { Writing } from '../model/generate.ts'
import { train, type Model } from '../model/train.ts'
import type { Corpus } from '../text/passage.ts'
import { write } from '../text/write.ts'
import { begin, type Beginning } from './beginning.ts'
import { kindsWritten } from './kinds.ts'
import { generationName } from './names.ts'
import {
  decodingOf,
  metricsOf,
  planOf,
  timesWritten,
  tokensWritten,
  type Plan,
  type PlanOptions,
} from './plan.ts'
import { protectionOf } from './protect.ts'
import { regimeNamed, type Regime } from './regimes/index.ts'
import { firstSchooling, schooling, trainingRows } from './schooling.ts'
import { together, type Source } from './source.ts'
import { writeTogether, type Length } from './writers.ts'

/** One generation: a model, what it read, what it wrote, and what that shows. */
export interface Generation {
  /** A, B, C … */
  readonly name: string
  /** 1 for A. */
  readonly number: number
  /** The texts that it was trained on. */
  readonly training: readonly Source[]
  readonly model: Model
  readonly writing: Writing
  /** What it wrote, as the next generations may use it. */
  readonly written: Source
  /** Occurrences by id in what it wrote. */
  readonly counts: Int32Array
  readonly metrics: Measurements
  /** A passage that goes on from the lineage's opening, of at most 60 words or 300 characters; ` …` where it was cut there. */
  readonly sample: string
  readonly beginning: Beginning
}

export interface LineageOptions extends PlanOptions {
  /** Generations up to this number are written again but neither measured nor yielded: for going on with a run. */
  readonly after?: number
  readonly progress?: (progress: Progress) => void
  /** Further texts that protections read, by the names that the plan has for them. */
  readonly texts?: Readonly<Record<string, Corpus>>
}

export interface Progress {
  readonly generation: string
  readonly stage: 'reading' | 'learning' | 'writing' | 'measuring'
  /** Share of the whole lineage done, 0 to 1. */
  readonly done: number
  /** Tokens written so far by all generations. */
  readonly written: number
}

/**
 * Models that learn from models: A from the human text, each next one from what the regime chooses. A generator: it works
 * out a generation when asked for it, and whoever asks may stop.
 *
 * @throws Refusal when an option is out of range or the text is too short
 * @example
 * for (const { name, metrics } of lineage(book, { order: 3, generations: 5, seed: 1 }))
 *   console.log(name, metrics.perplexity)
 */
export function* lineage(
  corpus: Corpus,
  options: LineageOptions = {},
): Generator<Generation, void, undefined> {
  const { after = 0, progress, texts, ...planOptions } = options
  const plan = planOf(planOptions)
  const regime = regimeNamed(plan.regime)
  const tell = teller(plan, progress)
  tell(1, 'reading', 0)
  const { beginning, A } = begin(corpus, plan, () => tell(1, 'learning', 0))
  // At most one: the model before is let go before the next one is trained, since its index may be most of the memory.
  const models = [A]
  for (const { protection, values } of plan.protect.map(protectionOf)) protection.check?.(values, beginning)
  let school = firstSchooling(beginning)
  let text: Pick<Source, 'stream' | 'ancestors'> = beginning.human
  let written: readonly Source[] = []
  let last = beginning.human
  const recipe = { ...A.recipe, vocabulary: beginning.writing }
  let total = 0
  for (let number = 1; number <= plan.generations; number++) {
    const name = generationName(number)
    if (number > 1) {
      tell(number, 'learning', total)
      school = schooling(beginning, { A, written, last, number })
      models.pop()
      text = together(school.training)
      models.push(train(text, recipe))
    }
    tell(number, 'writing', total)
    const model = models[0]!
    const writing = writeTogether(model, {
      plan,
      name,
      recipe,
      ...school,
      length: lengthOf(plan, beginning.human, number),
    })
    const { parts } = writing
    const source: Source = {
      name,
      stream: writing.stream,
      ...ancestorsOf(text, writing),
      ...(parts ? { parts } : {}),
    }
    last = source
    written = kept(regime.keeps, written, source)
    total += source.stream.words
    if (number <= after) continue
    tell(number, 'measuring', total)
    const { training } = school
    const { metrics, ...seen } = observe(model, source, beginning)
    yield {
      ...{ name, number, training, model, writing },
      written: source,
      metrics: { ...metrics, ...trainingRows(training, beginning), ...elsewhere(model, plan, texts) },
      ...seen,
      beginning,
    }
  }
}

/** Tokens that a sample passage has at the most. */
const SAMPLE_LENGTH = { words: 60, characters: 300 }

/** What a generation's measures and its sample passage say. */
function observe(model: Model, written: Source, beginning: Beginning) {
  const { plan, vocabulary, reading, reference, sampleWords, opening } = beginning
  const evidence = new Evidence({
    vocabulary: reading,
    written: written.stream,
    ...kindsWritten(written, beginning),
    model,
    human: reference,
    ...(written.ancestors ? { ancestors: written.ancestors } : {}),
    sampleWords,
  })
  const size = vocabulary.tokenizer.words ? SAMPLE_LENGTH.words : SAMPLE_LENGTH.characters
  const { ids, ended } = continuePassage(model, opening, { ...decodingOf(plan), seed: plan.seed, size })
  const sample = `${write(ids, beginning.writing)}${ended ? '' : ' …'}`
  const metrics = { ...measure(evidence, metricsOf(plan)), ...measureKinds(evidence) }
  return { metrics, counts: evidence.counts(), sample }
}

/** How much a generation writes. */
function lengthOf(plan: Plan, { stream }: Source, generation: number): Length {
  const size = tokensWritten(plan, stream.words, generation)
  if (size !== undefined) return { by: 'size', amount: size }
  return { by: 'passages', amount: (plan.passages ?? 1) * timesWritten(plan, generation) }
}

/** The texts that the next generation may need. */
function kept(keeps: Regime['keeps'], written: readonly Source[], last: Source): readonly Source[] {
  if (keeps === 'all') return [...written, last]
  return keeps === 'last' || written.length === 0 ? [last] : written
}

/** What protections observe of a model on further texts. */
function elsewhere(model: Model, { protect }: Plan, texts: LineageOptions['texts'] = {}): Measurements {
  const found = protect.map(protectionOf).map(({ protection: { observe, reads }, values }) => {
    const text = reads && texts[reads(values)]
    return observe && text ? observe(model, values, text) : {}
  })
  return Object.assign({}, ...found) as Measurements
}

/** Follows every written token through the place that it was copied from to its place in the human text. */
function ancestorsOf(
  { ancestors: known }: Pick<Source, 'ancestors'>,
  { parents }: Writing,
): Pick<Source, 'ancestors'> {
  return parents && known ? { ancestors: parents.map(parent => (parent < 0 ? -1 : known[parent]!)) } : {}
}

const STAGES = ['reading', 'learning', 'writing', 'measuring'] as const

function teller({ generations }: Plan, progress: LineageOptions['progress']) {
  return (number: number, stage: Progress['stage'], written: number) =>
    progress?.({
      generation: generationName(number),
      stage,
      done: (number - 1 + STAGES.indexOf(stage) / STAGES.length) / generations,
      written,
    })
}
