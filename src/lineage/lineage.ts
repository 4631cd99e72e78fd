import type { HeldOutBlocks } from '../metrics/held-out-blocks.ts'
import type { Measurements } from '../metrics/measure.ts'
import { sharedInts } from '../arrays.ts'
import { generate, type Writing } from '../model/sampling/generate.ts'
import { train, type Model, type Recipe } from '../model/train.ts'
import type { Corpus } from '../text/passage.ts'
import { prepareBaseline, type Baseline } from './baseline.ts'
import { generateEnsemble, type EnsembleOutput, type TextRequest } from './ensemble.ts'
import { lengthOf } from './length.ts'
import { firstPassage } from './opening.ts'
import { continuedOpening, measureModel, measureText, type Measured } from './measuring.ts'
import { importedTexts, planOfImports } from './imported.ts'
import { generationName } from './names.ts'
import { planFor, type PlanOptions } from './plan.ts'
import { progressReporter, type Progress, type ProgressReporter } from './progress.ts'
import { protectionsOf, type Texts } from './protect.ts'
import type { Observed } from './protections/index.ts'
import { regimeNamed, type Regime } from './regimes/index.ts'
import { together, type Source } from './sources.ts'
import { firstTrainingData, trainingData, trainingRows, type TrainingData } from './training.ts'

export type { Progress } from './progress.ts'

/** Options of {@link lineage}: those of a plan, and what is called on the way. All are optional. */
export interface LineageOptions extends PlanOptions {
  /** Generations up to this number are written again but neither measured nor yielded: for resuming a run. Default 0. */
  readonly after?: number
  /** Called at the beginning of each stage, and while it lasts. */
  readonly progress?: ((progress: Progress) => void) | undefined
  /** Called with what every generation is measured against, before A writes. */
  readonly begun?: ((baseline: Baseline) => void) | undefined
  /** Further texts by the names that the plan has for them: those that protections read, and those that are imported. */
  readonly texts?: Readonly<Record<string, Corpus>>
}

/** One generation: a model, what it read, what it wrote, and the measures of that. */
export interface Generation extends WrittenGeneration, Measured {}

/** A generation that has written, and whose text is still to be measured. */
export interface WrittenGeneration {
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
  /** A passage that continues the lineage's opening, or the first one of an imported text, of at most 60 words or 300 characters; ` …` where it was cut there. */
  readonly sample: string
  readonly baseline: Baseline
  /** Rows of the measures that ask the model: see `measureText`. */
  readonly known: Measurements
  /** The blocks of the measures that ask the model: see `Measured`. */
  readonly heldOut: HeldOutBlocks
  /** Rows about the training data, and those that protections observe. They come behind all other rows. */
  readonly observed: Measurements
}

/** A generation with what measuring its text gave. */
export function withMeasures<T extends Pick<WrittenGeneration, 'observed' | 'heldOut'>>(
  generation: T,
  { metrics, heldOut, counts }: Measured,
): T & Measured {
  return {
    ...generation,
    metrics: { ...metrics, ...generation.observed },
    heldOut: { ...generation.heldOut, ...heldOut },
    counts,
  }
}

/**
 * Models that learn from models: A from the human text, each next one from what the regime chooses. A generator: it works
 * out a generation when asked for it, and the caller may stop.
 *
 * @throws Refusal when an option is out of range or the text is too short
 * @example
 * import { lineage, passagesOf } from 'collapse-lab'
 * const passages = passagesOf(['the cat sat', 'the dog sat', 'the cat ran', 'the owl stayed'])
 * const zoo = { name: 'zoo', title: 'A zoo', constructed: true, passages }
 * const generations = lineage(zoo, { order: 1, generations: 5, seed: 1 })
 * Array.from(generations, ({ name, metrics }) => `${name} ${metrics['types-written']}`)
 * // → [ 'A 3', 'B 3', 'C 3', 'D 2', 'E 2' ]
 */
export function* lineage(
  corpus: Corpus,
  { after = 0, begun, ...options }: LineageOptions = {},
): Generator<Generation, void, undefined> {
  const state = new LineageState(corpus, options)
  begun?.(state.baseline)
  while (state.number < state.baseline.plan.generations) {
    writeHere(state.next())
    // No local keeps what is yielded: it may be most of the memory, and would stay while the next generation is written.
    if (state.number > after) yield state.measured()
  }
}

/** Writes the texts of a generation in this thread. */
function writeHere(texts: Generator<TextRequest, void, Writing>): void {
  let next = texts.next()
  while (next.done !== true) next = texts.next(generate(next.value.model, next.value.options))
}

/**
 * A lineage after some generations: what the next one needs of those before it, and nothing else. `lineage` takes the steps of each
 * generation one after another. Where threads help, they can be taken apart: `next` trains a model and asks for its texts, `observe`
 * asks the model, and the text is measured anywhere, by `measureText`, while the next model learns.
 */
export class LineageState {
  readonly baseline: Baseline
  /** The number of the generation that wrote last; 0 before A. */
  number = 0
  private readonly A: Model
  private readonly recipe: Recipe
  private readonly report: ProgressReporter
  private readonly texts: Texts
  private data: TrainingData
  /** What the current model read, all of its training data one after another. */
  private read: Pick<Source, 'stream' | 'ancestors'>
  /** Texts that the next generation may learn from. */
  private kept: readonly Source[] = []
  private last: Source
  private current: { readonly model: Model; readonly writing: EnsembleOutput } | undefined

  /** @throws Refusal when an option is out of range, the text is too short, or a protection can do nothing with it */
  constructor(
    corpus: Corpus,
    { progress, texts = {}, ...options }: Omit<LineageOptions, 'after' | 'begun'> = {},
  ) {
    const plan = planOfImports(planFor(corpus, options), texts)
    const report = progressReporter(plan, progress)
    report({ number: 1, stage: 'reading' })
    const { baseline, A } = prepareBaseline(corpus, plan, {
      imported: importedTexts(plan, texts),
      learning: () => report({ number: 1, stage: 'learning' }),
    })
    for (const { protection, values, text } of protectionsOf(plan.protect, texts))
      protection.check?.(values, baseline, text)
    this.baseline = baseline
    this.A = A
    this.recipe = { ...A.recipe, vocabulary: baseline.writing }
    this.report = report
    this.texts = texts
    this.data = firstTrainingData(baseline)
    this.read = this.last = baseline.human
  }

  /**
   * Trains the next model, then asks for its texts: one for each model that writes the generation. A text that is imported is taken as it
   * is, and none is asked for.
   *
   * @yields a text to be written; it continues when it is given what was written
   * @throws RangeError when a program is to write the text, and has not
   */
  *next(): Generator<TextRequest, void, Writing> {
    const { baseline, recipe, report } = this
    const { plan, human } = baseline
    const number = this.number + 1
    const name = generationName(number)
    // The model before is let go before the next one is trained: its index may be most of the memory.
    this.current = undefined
    if (number > 1) report({ number, stage: 'learning' })
    const model = number === 1 ? this.A : this.learn()
    this.number = number
    report({ number, stage: 'writing' })
    const imported = baseline.imported[number - 1]
    if (!imported && plan.writer !== null)
      throw new RangeError(`${plan.writer} is to write ${name}, and its text was not given`)
    const writing = imported
      ? { stream: imported, cut: 0, overlong: 0 }
      : yield* generateEnsemble(model, {
          ...{ plan, name, recipe },
          ...this.data,
          length: lengthOf(plan, human.stream, number),
          progress: share => report({ number, stage: 'writing', share }),
        })
    this.last = {
      name,
      stream: writing.stream,
      ...ancestorsOf(this.read, writing),
      ...(writing.parts ? { parts: writing.parts } : {}),
    }
    this.kept = keptTexts(regimeNamed(plan.regime).keeps, this.kept, this.last)
    this.current = { model, writing }
    report({ number, stage: 'measuring', wrote: writing.stream.words })
  }

  /** Tokens that the generation that wrote last has written. */
  get written(): number {
    return this.current?.writing.stream.words ?? 0
  }

  /** What the generation that wrote last shows without its text being measured. */
  observe(): WrittenGeneration {
    const { baseline, last: written, texts, number, data } = this
    const { model, writing } = this.current!
    const { metrics: known, heldOut } = measureModel(model, written, baseline)
    const imported = baseline.imported[number - 1]
    const sample = imported ? firstPassage(imported, baseline.writing) : continuedOpening(model, baseline)
    return {
      ...{ name: generationName(number), number, training: data.training, model, writing, written },
      ...{ sample, baseline, known, heldOut },
      observed: {
        ...trainingRows(data.training, baseline),
        ...observedByProtections(baseline, texts, { model, written, baseline }),
      },
    }
  }

  /** The generation that wrote last, its text measured in this thread. */
  measured(): Generation {
    const { number } = this
    const generation = this.observe()
    const progress = (share: number) => this.report({ number, stage: 'measuring', share })
    return withMeasures(generation, measureText(generation, this.baseline, progress))
  }

  /** The training data of the generation after the one that wrote last, and the models that write it. */
  nextTraining(): TrainingData {
    const { baseline, A, kept: written, last, texts } = this
    return this.number === 0
      ? this.data
      : trainingData(baseline, { A, written, last, number: this.number + 1, texts })
  }

  private learn(): Model {
    this.data = this.nextTraining()
    this.read = together(this.data.training)
    return train(this.read, this.recipe)
  }
}

/** The texts that the next generation may need. */
function keptTexts(keeps: Regime['keeps'], kept: readonly Source[], last: Source): readonly Source[] {
  if (keeps === 'all') return [...kept, last]
  return keeps === 'last' || kept.length === 0 ? [last] : kept
}

/** What protections observe of a generation by the texts that they read. */
function observedByProtections({ plan }: Baseline, texts: Texts, generation: Observed): Measurements {
  const rows = protectionsOf(plan.protect, texts).map(
    ({ protection, values, text }) => (text && protection.observe?.(generation, values, text)) ?? {},
  )
  return Object.assign({}, ...rows) as Measurements
}

/** The ancestor of each written token: its place in the human text, by way of the place that it was copied from. */
function ancestorsOf(
  { ancestors: known }: Pick<Source, 'ancestors'>,
  { parents }: Writing,
): Pick<Source, 'ancestors'> {
  if (!parents || !known) return {}
  const ancestors = sharedInts(parents.length)
  for (let place = 0; place < parents.length; place++)
    ancestors[place] = parents[place]! < 0 ? -1 : known[parents[place]!]!
  return { ancestors }
}
