import { LineageState, type Progress } from '../../lineage/lineage.ts'
import { expectedTokens } from '../../lineage/memory.ts'
import type { Measured } from '../../lineage/measuring.ts'
import { metricsOf } from '../../lineage/plan.ts'
import { metrics as usualMetrics } from '../../metrics/index.ts'
import { passagesPath, plainText } from '../../report/run/passages.ts'
import { byName } from '../corpora/plan-texts.ts'
import type { Begun } from '../../report/run/run-record.ts'
import type { Output } from '../files/outputs.ts'
import { collectGarbage } from '../memory.ts'
import type { RunProgress } from './chance.ts'
import { GenerationThreads, generateInThreads } from './generation-threads.ts'
import type { PreparedRun } from './run-file.ts'
import { RunWriter } from './run-writer.ts'

/** How a run is carried out and followed; the bytes do not depend on it. All are optional. */
export interface StepOptions {
  /** Threads that write a large text; the text is the same. Default: as many as there are processors. */
  readonly jobs?: number
  /** Tokens from which on a text is written, measured and printed by threads of its own; default 10^7. */
  readonly parallelFrom?: number
  /** Called at the beginning of each stage of a generation, and while it lasts. */
  readonly progress?: ((progress: RunProgress) => void) | undefined
}

/** Options of `writeRun`. All are optional. */
export interface WriteOptions extends StepOptions {
  /** Called with a sentence for everything in the folder that is not kept, and for what is to be known of the texts. */
  readonly remark?: ((sentence: string) => void) | undefined
  /** Whether chance is drawn beside texts that something else wrote, forty texts of each length; default true. */
  readonly chance?: boolean
  /** How long a program that writes may take for a generation, in seconds; default an hour. */
  readonly writerSeconds?: number
  /** Stop after this generation; default the last of the plan. */
  readonly until?: number
  /** Whether the run has to outlive a power cut; default true. */
  readonly lasting?: boolean
}

/** Options of work that is a part of a whole. @param part where it begins and ends, as shares of the whole */
export const forPart = (
  [from, to]: readonly [number, number],
  { progress, ...options }: WriteOptions,
): WriteOptions => ({
  ...options,
  ...(progress && { progress: state => progress({ ...state, done: from + (to - from) * state.done }) }),
})

/** Options of a part in which texts that are there already are measured: no text of it is learned or written. */
export const forMeasuring = (part: readonly [number, number], options: WriteOptions): WriteOptions => {
  const { progress, ...rest } = forPart(part, options)
  return { ...rest, ...(progress && { progress: state => progress({ ...state, stage: 'measuring' }) }) }
}

/** Does work with the steps of a run, and with what writes its files. When it fails, run.json says so, and what was committed stays. */
export async function inSteps(
  prepared: PreparedRun,
  { begun, options }: { readonly begun?: Begun | undefined; readonly options: WriteOptions },
  work: (steps: RunSteps, writer: RunWriter) => Promise<void>,
): Promise<void> {
  const { lasting = true } = options
  const writer = new RunWriter(prepared, { begun, lasting })
  const steps = new RunSteps(prepared, { done: begun?.file.generations.length ?? 0, writer, options })
  try {
    await work(steps, writer)
  } catch (error) {
    await steps.close()
    await writer.fail()
    throw error
  }
}

/** A text of 10^7 tokens is worth threads: it is written by several, printed packed, and measured while the next model learns. */
const PARALLEL_FROM_TOKENS = 10_000_000

/** Generations that may be unfinished while the next one learns. Their texts take memory, with a genealogy three times as much. */
const MAX_UNFINISHED = { traced: 1, untraced: 2 }

/** Drives a lineage step by step: large texts are written in threads, and printed and measured in others while the next model learns. */
export class RunSteps {
  private readonly prepared: PreparedRun
  /** Generations that were complete before. */
  readonly done: number
  private readonly writer: RunWriter
  private readonly options: StepOptions
  private readonly parallelFrom: number
  private readonly threads: GenerationThreads
  private readonly follow: ReturnType<typeof follower>

  constructor(
    prepared: PreparedRun,
    { done, writer, options }: { done: number; writer: RunWriter; options: StepOptions },
  ) {
    this.prepared = prepared
    this.done = done
    this.writer = writer
    this.options = options
    this.parallelFrom = options.parallelFrom ?? PARALLEL_FROM_TOKENS
    this.follow = follower(prepared, done, options.progress)
    this.threads = new GenerationThreads(prepared, { onMeasure: this.follow.measured })
  }

  /**
   * Writes generations up to a number; those that are complete are written again without being measured.
   *
   * @returns the lineage after these
   */
  async take(until: number): Promise<LineageState> {
    const { corpus, others, plan } = this.prepared
    const { corpus: _, ...planOptions } = plan
    if (expectedTokens(corpus.passages, plan) >= this.parallelFrom) {
      this.follow.expectThreads()
      this.threads.prepare()
    }
    const state = new LineageState(corpus, {
      ...planOptions,
      texts: byName(others),
      progress: this.follow.tell,
    })
    while (state.number < until) {
      await this.write(state)
      if (state.number > this.done) await this.writer.settle({ left: this.add(state) })
    }
    this.follow.written()
    return state
  }

  close(): Promise<void> {
    return this.threads.close()
  }

  private async write(state: LineageState): Promise<void> {
    const { jobs } = this.options
    const texts = state.next()
    for (let next = texts.next(); next.done !== true;)
      next = texts.next(await generateInThreads(next.value, { jobs, from: this.parallelFrom }))
  }

  /**
   * Adds the generation that wrote last; a function of its own, so that nothing holds on to it while the next one learns.
   *
   * @returns the number of generations that may be left unfinished
   */
  private add(state: LineageState): number {
    const { threads, writer } = this
    if (state.written < this.parallelFrom) {
      writer.add(state.measured())
      return 0
    }
    this.follow.expectThreads()
    const generation = state.observe()
    const { folder } = this.prepared
    const path = passagesPath(generation.name, 'packed')
    const printed = threads.print({ folder, path, text: plainText(generation) })
    writer.addLater(generation, bothOf(printed, threads.measure(generation)))
    return MAX_UNFINISHED[state.baseline.plan.genealogy ? 'traced' : 'untraced']
  }
}

async function bothOf(printed: Promise<Output>, measuring: Promise<Measured>) {
  const [passages, measured] = await Promise.all([printed, measuring])
  return { passages, measured }
}

/** The share of a run with large texts that is over when the last one is written; the rest is measuring. */
const WRITTEN = 0.6

/** Tells how far a run is, the measures that are taken in a thread included. */
function follower({ plan }: PreparedRun, done: number, progress: StepOptions['progress']) {
  const { metrics = usualMetrics } = metricsOf(plan)
  const measures = metrics.length * (plan.generations - done)
  let last: Progress | undefined
  let [hasThreads, isWritten, taken] = [false, false, 0]
  const shareOf = (share: number) =>
    hasThreads ? WRITTEN * share + (1 - WRITTEN) * Math.min(1, taken / measures) : share
  return {
    tell(state: Progress) {
      if (state.stage !== last?.stage) collectGarbage()
      last = state
      progress?.({ ...state, done: shareOf(state.done) })
    },
    /** A measure was taken in a thread. */
    measured() {
      taken += 1
      if (last && isWritten) progress?.({ ...last, stage: 'measuring', done: shareOf(1) })
    },
    expectThreads: () => void (hasThreads = true),
    /** All texts are written. */
    written: () => void (isWritten = true),
  }
}
