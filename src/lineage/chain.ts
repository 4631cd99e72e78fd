import type { Measurements } from '../metrics/measure.ts'
import { once } from '../once.ts'
import type { Writing } from '../model/sampling/generate.ts'
import type { ChunkGenerator } from '../model/sampling/chunks.ts'
import { sharedInts } from '../arrays.ts'
import { train, type Model, type Recipe } from '../model/train.ts'
import type { Baseline } from './baseline.ts'
import { lengthOf } from './length.ts'
import { generationName } from './names.ts'
import { askModel, askText, type Observer, type Seen, type Unobserved } from './observation.ts'
import type { ProgressReporter } from './progress.ts'
import { protectionsOf, type Reading, type Texts } from './protect.ts'
import type { Observed } from './protections/index.ts'
import { regimeNamed, type Regime } from './regimes/index.ts'
import { firstTrainingData, trainingData, trainingRows } from './training.ts'
import { together, type Source } from './sources.ts'
import { generateEnsemble, type EnsembleOutput } from './ensemble.ts'

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
  /** `metrics` and `counts`, for who lets go of all else: where a text is measured elsewhere, they are waited for. */
  readonly seen: () => Seen
  /** Occurrences by id in what it wrote. */
  readonly counts: Int32Array
  readonly metrics: Measurements
  /** A passage that goes on from the lineage's opening, of at most 60 words or 300 characters; ` …` where it was cut there. */
  readonly sample: string
  readonly baseline: Baseline
}

/** The generation at hand. */
interface Link {
  readonly name: string
  readonly number: number
  readonly model: Model
  readonly writing: EnsembleOutput
}

/** A lineage on its way: what the next generation needs of those before it, and nothing else. */
export class Chain {
  private readonly baseline: Baseline
  private readonly A: Model
  private readonly recipe: Recipe
  private readonly tell: ProgressReporter
  private readonly texts: Texts
  private readonly observer: Observer
  private readonly generateChunks: ChunkGenerator
  private school: ReturnType<typeof firstTrainingData>
  private text: Pick<Source, 'stream' | 'ancestors'>
  private written: readonly Source[] = []
  private last: Source
  private link: Link | undefined

  /**
   * @param texts further ones that protections read
   * @param generateChunks writes them
   * @param observer measures the texts that are written; those that it leaves are measured here and at once
   */
  constructor(
    baseline: Baseline,
    A: Model,
    {
      tell,
      texts,
      observer,
      generateChunks,
    }: { tell: ProgressReporter; texts: Texts; observer: Observer; generateChunks: ChunkGenerator },
  ) {
    this.baseline = baseline
    this.A = A
    this.recipe = { ...A.recipe, vocabulary: baseline.writing }
    this.tell = tell
    this.texts = texts
    this.observer = observer
    this.generateChunks = generateChunks
    this.school = firstTrainingData(baseline)
    this.text = this.last = baseline.human
  }

  /** Trains the model of a generation, which is the one after the last, and lets it write. */
  write(number: number): void {
    const { baseline, recipe, tell, generateChunks } = this
    const { plan, human } = baseline
    const name = generationName(number)
    // The model before is let go before the next one is trained: its index may be most of the memory.
    this.link = undefined
    const model = number === 1 ? this.A : this.learn(number)
    tell({ number, stage: 'writing' })
    const writing = generateEnsemble(model, {
      plan,
      name,
      ...{ recipe, generateChunks },
      ...this.school,
      length: lengthOf(plan, human.stream, number),
      progress: share => tell({ number, stage: 'writing', share }),
    })
    this.last = {
      name,
      stream: writing.stream,
      ...ancestorsOf(this.text, writing),
      ...(writing.parts ? { parts: writing.parts } : {}),
    }
    this.written = kept(regimeNamed(plan.regime).keeps, this.written, this.last)
    this.link = { name, number, model, writing }
    tell({ number, stage: 'measuring', wrote: writing.stream.words })
  }

  /** What the generation that was written last shows. */
  observe(): Generation {
    const { baseline, last, texts } = this
    const { name, number, model, writing } = this.link!
    const { training } = this.school
    const { metrics: known, sample } = askModel(model, last, baseline)
    const more = {
      ...trainingRows(training, baseline),
      ...elsewhere(protectionsOf(baseline.plan.protect, texts), { model, written: last, baseline }),
    }
    const text = { written: last, known }
    const observed = this.observer(text) ?? this.ask(text)
    const seen = once(() => {
      const { metrics, counts } = observed()
      return { metrics: { ...metrics, ...more }, counts }
    })
    return {
      ...{ name, number, training, model, writing, sample, baseline, seen },
      written: last,
      get metrics() {
        return seen().metrics
      },
      get counts() {
        return seen().counts
      },
    }
  }

  private ask(text: Unobserved): () => Seen {
    const { number } = this.link!
    const seen = askText(text, this.baseline, share => this.tell({ number, stage: 'measuring', share }))
    return () => seen
  }

  private learn(number: number): Model {
    const { baseline, A, written, last, recipe, texts } = this
    this.tell({ number, stage: 'learning' })
    this.school = trainingData(baseline, { A, written, last, number, texts })
    this.text = together(this.school.training)
    return train(this.text, recipe)
  }
}

/** The texts that the next generation may need. */
function kept(keeps: Regime['keeps'], written: readonly Source[], last: Source): readonly Source[] {
  if (keeps === 'all') return [...written, last]
  return keeps === 'last' || written.length === 0 ? [last] : written
}

/** What protections observe of a generation by the texts that they read. */
function elsewhere(protections: readonly Reading[], seen: Observed): Measurements {
  return Object.assign(
    {},
    ...protections.map(
      ({ protection, values, text }) => (text && protection.observe?.(seen, values, text)) ?? {},
    ),
  ) as Measurements
}

/** Follows every written token through the place that it was copied from to its place in the human text. */
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
