import { Evidence } from '../metrics/index.ts'
import { measure, type Measurements } from '../metrics/measure.ts'
import { measureKinds } from '../metrics/kinds.ts'
import { continuePassage } from '../model/continue.ts'
import { generate, type Writing } from '../model/generate.ts'
import { train, type Model } from '../model/train.ts'
import type { Corpus } from '../text/passage.ts'
import { concatenate } from '../text/stream.ts'
import { write } from '../text/write.ts'
import { begin, type Beginning } from './beginning.ts'
import { kindsWritten } from './kinds.ts'
import { generationName } from './names.ts'
import { decodingOf, metricsOf, planOf, type Plan, type PlanOptions } from './plan.ts'
import { regimeNamed, type Source } from './regimes/index.ts'

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
  const { after = 0, progress, ...planOptions } = options
  const plan = planOf(planOptions)
  const regime = regimeNamed(plan.regime)
  const tell = teller(plan, progress)
  tell(1, 'reading', 0)
  const { beginning, A } = begin(corpus, plan, () => tell(1, 'learning', 0))
  // At most one: the model before is let go before the next one is trained, since its index may be most of the memory.
  const models = [A]
  let training: readonly Source[] = [beginning.human]
  let written: readonly Source[] = []
  let total = 0
  for (let number = 1; number <= plan.generations; number++) {
    const name = generationName(number)
    if (number > 1) {
      tell(number, 'learning', total)
      training = regime.choose({ human: beginning.human, written })
      models.pop()
      models.push(train({ stream: concatenate(training.map(({ stream }) => stream)) }, A.recipe))
    }
    tell(number, 'writing', total)
    const model = models[0]!
    const { seed, genealogy } = plan
    const writing = generate(model, { ...lengthOf(plan, A), ...decodingOf(plan), seed, genealogy, name })
    const source: Source = { name, stream: writing.stream, ...ancestorsOf(training, writing) }
    written = regime.keeps === 'all' ? [...written, source] : [source]
    total += source.stream.words
    if (number <= after) continue
    tell(number, 'measuring', total)
    yield {
      name,
      number,
      training,
      model,
      writing,
      written: source,
      ...observe(model, source, beginning),
      beginning,
    }
  }
}

/** Tokens that a sample passage has at the most. */
const SAMPLE_LENGTH = { words: 60, characters: 300 }

/** What a generation's measures and its sample passage say. */
function observe(
  model: Model,
  written: Source,
  { plan, vocabulary, reading, reference, sampleWords, opening }: Beginning,
) {
  const evidence = new Evidence({
    vocabulary: reading,
    written: written.stream,
    ...kindsWritten(written, reference),
    model,
    human: reference,
    ...(written.ancestors ? { ancestors: written.ancestors } : {}),
    sampleWords,
  })
  const size = vocabulary.tokenizer.words ? SAMPLE_LENGTH.words : SAMPLE_LENGTH.characters
  const { ids, ended } = continuePassage(model, opening, { ...decodingOf(plan), seed: plan.seed, size })
  const sample = `${write(ids, vocabulary)}${ended ? '' : ' …'}`
  const metrics = { ...measure(evidence, metricsOf(plan)), ...measureKinds(evidence) }
  return { metrics, counts: evidence.counts(), sample }
}

const lengthOf = ({ size, passages }: Plan, A: Model) =>
  passages === null ? { size: size ?? A.occurrences.stream.words } : { passages }

/** Follows every written token through the place that it was copied from to its place in the human text. */
function ancestorsOf(training: readonly Source[], { parents }: Writing): Pick<Source, 'ancestors'> {
  const known = together(training)
  return parents && known ? { ancestors: parents.map(parent => (parent < 0 ? -1 : known[parent]!)) } : {}
}

/** The ancestors of the training texts put one after another, as {@link concatenate} puts them; nothing where one has none. */
function together(training: readonly Source[]): Int32Array | undefined {
  const [first] = training
  if (training.length === 1) return first?.ancestors
  const ancestors = new Int32Array(training.reduce((sum, { stream }) => sum + stream.ids.length - 1, 1))
  let at = 0
  for (const source of training) {
    if (!source.ancestors) return undefined
    ancestors.set(source.ancestors, at)
    at += source.stream.ids.length - 1
  }
  return ancestors
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
