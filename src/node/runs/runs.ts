import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { LineageState, type Progress } from '../../lineage/lineage.ts'
import type { Measured } from '../../lineage/measuring.ts'
import { metricsOf, planFor, planOf, type PlanOptions } from '../../lineage/plan.ts'
import { expectedTokens } from '../../lineage/memory.ts'
import { metrics as usualMetrics } from '../../metrics/index.ts'
import { Refusal } from '../../refusal.ts'
import { readCorpus } from '../corpora/corpora.ts'
import { checkMemory } from '../limits.ts'
import { collectGarbage } from '../memory.ts'
import { byName, furtherTexts } from '../corpora/plan-texts.ts'
import { readOutput, sweepStaged, type Output } from '../files/outputs.ts'
import type { RunFile } from '../../report/run/run-file.ts'
import { passagesPath, plainText } from '../../report/run/passages.ts'
import { isRun, otherText, readRunFile, writeRunFile, type PreparedRun } from './run-file.ts'
import { runName } from '../../report/run/run-name.ts'
import { freeFolder } from '../files/existing.ts'
import { RunWriter } from './run-writer.ts'
import { GenerationThreads, generateInThreads } from './generation-threads.ts'

export interface RunOptions extends PlanOptions {
  /** A corpus, a text file or a folder of them; default `moby-dick`. */
  readonly corpus?: string
  /** The run's folder; default `runs/<name of the plan>`. */
  readonly out?: string
  /** Go on with a run that was stopped, from its last complete generation. */
  readonly resume?: boolean
  /** Threads that write a large text; the text is the same. Default: as many as there are processors. */
  readonly jobs?: number
  readonly progress?: ((progress: Progress) => void) | undefined
}

/**
 * Checks a plan, reads its text and looks at its folder.
 *
 * @throws Refusal when an option, the text or the folder will not do; nothing is touched
 */
export function prepareRun({
  corpus: spec = 'moby-dick',
  out,
  resume = false,
  jobs: _,
  progress: __,
  ...options
}: RunOptions): PreparedRun {
  const { tokens } = planOf(options)
  const corpus = readCorpus(spec, { tokens })
  const plan = { corpus: spec, ...planFor(corpus, options) }
  checkMemory(corpus, plan)
  const name = runName(corpus.name, plan)
  const folder = out ?? join('runs', name)
  const texts = { corpus, others: furtherTexts(plan) }
  return { folder, name, plan, ...texts, done: generationsDone(folder, plan, texts, resume) }
}

/**
 * Carries a plan out and writes its run, readable after each generation.
 *
 * @returns the run's folder
 * @throws Refusal as {@link prepareRun}, or when the text is too short for the order
 */
export async function carryOut(options: RunOptions): Promise<string> {
  const prepared = prepareRun(options)
  await writeRun(prepared, options)
  return prepared.folder
}

export interface WriteOptions extends Pick<RunOptions, 'progress' | 'jobs'> {
  /** Stop after this generation; default the last of the plan. */
  readonly until?: number
  /** Tokens from which on a text is written, measured and printed by threads of its own; default 10^7. */
  readonly parallelFrom?: number
}

/** A text of 10^7 tokens is worth threads: it is written by several, printed packed, and measured while the next model learns. */
const PARALLEL_FROM_TOKENS = 10_000_000

/**
 * Writes a prepared run. The bytes do not depend on threads, but for the passages of large texts, which are packed.
 *
 * @throws Refusal when the text is too short for the order; a folder that was not there before is removed
 */
export async function writeRun(prepared: PreparedRun, options: WriteOptions = {}): Promise<void> {
  const { folder, plan, done } = prepared
  const { until = plan.generations } = options
  const isNew = !existsSync(folder)
  const writer = new RunWriter(prepared)
  const steps = new RunSteps(prepared, writer, options)
  try {
    if (done < until) await steps.take(until)
    await writer.settle({ left: 0 })
    await steps.close()
    writer.close(until < plan.generations ? 'stopped' : 'completed')
  } catch (error) {
    await steps.close()
    if (error instanceof Refusal && isNew) rmSync(folder, { recursive: true })
    else writer.close('failed')
    throw error
  }
}

/** Generations that may be unfinished while the next one learns. Their texts take memory, with a genealogy three times as much. */
const MAX_UNFINISHED = { traced: 1, untraced: 2 }

/** Drives a lineage step by step: large texts are written in threads, and printed and measured in others while the next model learns. */
class RunSteps {
  private readonly prepared: PreparedRun
  private readonly writer: RunWriter
  private readonly options: WriteOptions
  private readonly parallelFrom: number
  private readonly threads: GenerationThreads
  private readonly follow: ReturnType<typeof follower>

  constructor(prepared: PreparedRun, writer: RunWriter, options: WriteOptions) {
    this.prepared = prepared
    this.writer = writer
    this.options = options
    this.parallelFrom = options.parallelFrom ?? PARALLEL_FROM_TOKENS
    this.follow = follower(prepared, options.progress)
    this.threads = new GenerationThreads(prepared, { onMeasure: this.follow.measured })
  }

  /** Writes generations up to a number; those that are complete are written again without being measured. */
  async take(until: number): Promise<void> {
    const { corpus, others, plan, done } = this.prepared
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
      if (state.number > done) await this.writer.settle({ left: this.add(state) })
    }
    this.follow.written()
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
function follower({ plan, done }: PreparedRun, progress: RunOptions['progress']) {
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

/** Says in run.json that a run was stopped, and clears away what was half written. For a run that no one writes any more. */
export function markStopped(folder: string): RunFile | undefined {
  if (!isRun(folder)) return undefined
  sweepStaged(folder)
  const run = readRunFile(folder)
  if (run.status !== 'running') return run
  const stopped: RunFile = { ...run, status: 'stopped' }
  writeRunFile(folder, stopped)
  return stopped
}

/** How many generations can be kept. @throws Refusal when the folder holds anything but this run */
function generationsDone(
  folder: string,
  plan: PreparedRun['plan'],
  texts: Pick<PreparedRun, 'corpus' | 'others'>,
  resume: boolean,
): number {
  if (!existsSync(folder)) return resume ? refuseResume(folder) : 0
  if (!statSync(folder).isDirectory())
    throw new Refusal(
      `${folder} is a file, and a run is a folder; it was not touched`,
      'name a folder by --out',
    )
  if (!isRun(folder)) {
    if (readdirSync(folder).length === 0) return resume ? refuseResume(folder) : 0
    throw new Refusal(
      `${folder} holds something that is not a run; nothing in it was touched`,
      'name another folder by --out',
    )
  }
  const run = readRunFile(folder)
  if (!isDeepStrictEqual(run.plan, plan))
    throw new Refusal(
      `${folder} holds the run of another plan; nothing in it was touched`,
      `name another folder, as in --out ${freeFolder(folder)}, or remove ${folder}`,
    )
  const other = otherText(run, texts)
  if (other !== undefined)
    throw new Refusal(
      `${folder} began with another text: ${other} was changed since; nothing in it was touched`,
      `name a new folder, as in --out ${freeFolder(folder)}, or put the text back as it was`,
    )
  if (!resume) return 0
  for (const output of run.outputs)
    if (readOutput(folder, output.path)?.sha256 !== output.sha256)
      throw new Refusal(
        `${join(folder, output.path)} is not as run.json records it, so the run cannot be gone on with`,
        'run it anew, without --resume',
      )
  return run.generations.length
}

function refuseResume(folder: string): never {
  throw new Refusal(`${folder} holds no run to go on with`, 'leave out --resume to begin it')
}
