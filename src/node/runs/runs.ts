import { given } from '../../given.ts'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { LineageState, type Progress } from '../../lineage/lineage.ts'
import { heldOutRead, isImport, planOfImports } from '../../lineage/imported.ts'
import type { Measured } from '../../lineage/measuring.ts'
import { metricsOf, planFor, planOf, type Plan, type PlanOptions } from '../../lineage/plan.ts'
import { expectedTokens } from '../../lineage/memory.ts'
import { metrics as usualMetrics } from '../../metrics/index.ts'
import { Refusal, unlessRefused } from '../../refusal.ts'
import { readCorpus } from '../corpora/corpora.ts'
import { checkMemory } from '../limits.ts'
import { collectGarbage } from '../memory.ts'
import { byName, furtherTexts, type Stated } from '../corpora/plan-texts.ts'
import { lock, isLocked, releaseOwn } from '../files/lock.ts'
import { packageVersion } from '../files/package.ts'
import { sweepStaged, type Output } from '../files/outputs.ts'
import { quietly, remove } from '../files/write-whole.ts'
import { chanceLines } from '../../report/run/records.ts'
import { CHANCE_TABLE, type RunFile } from '../../report/run/run-file.ts'
import { passagesPath, plainText } from '../../report/run/passages.ts'
import { chanceOf, type RunProgress } from './chance.ts'
import { isRun, writeRunFile, type PreparedRun } from './run-file.ts'
import { keptOf, readableRun, recordHash, refuseOtherContents, refuseOtherFolder } from './resume.ts'
import { percent } from '../../report/format/numbers.ts'
import { runName } from '../../report/run/run-name.ts'
import { RunWriter } from './run-writer.ts'
import { GenerationThreads, generateInThreads } from './generation-threads.ts'

/** Options of {@link carryOut} and {@link prepareRun}: those of a plan, the text, and the folder. All are optional. */
export interface RunOptions extends PlanOptions {
  /** A corpus, a text file or a folder of them; default `moby-dick`. */
  readonly corpus?: string
  /** The run's folder; default `runs/<name of the plan>`. */
  readonly out?: string
  /** The name of an import, in run.json and its tables; default: that of the plan, as of every run. */
  readonly name?: string
  /** Whether chance is drawn beside imported texts, forty texts of each length; default true. */
  readonly chance?: boolean
  /** What is stated of each text that is imported: who wrote it, when, and who may use it. */
  readonly stated?: readonly Stated[]
  /** Continue a run that was stopped, from its last complete generation. */
  readonly resume?: boolean
  /** Where the folder holds another run, or that of another state of the text, take the next name that is free. */
  readonly beside?: boolean
  /** Threads that write a large text; the text is the same. Default: as many as there are processors. */
  readonly jobs?: number
  /** Called at the beginning of each stage of a generation, and while it lasts. */
  readonly progress?: ((progress: RunProgress) => void) | undefined
  /** Called with a sentence for everything in the folder that is not kept. */
  readonly remark?: ((sentence: string) => void) | undefined
}

/**
 * Checks a plan, reads its text and looks at its folder.
 *
 * @throws Refusal when an option, the text or the folder will not do; nothing is touched
 * @example
 * import { prepareRun } from 'collapse-lab/node'
 * const { folder, plan, corpus } = prepareRun({ corpus: 'twenty-chapters', order: 2 })
 * folder // → 'runs/twenty-chapters-word2-replace-seed1'
 * plan.generations // → 3
 * corpus.passages.length // → 430
 */
export function prepareRun({
  corpus: spec = 'moby-dick',
  out,
  name: ownName,
  chance: ____,
  stated = [],
  resume = false,
  beside = false,
  jobs: _,
  progress: __,
  remark: ___,
  ...options
}: RunOptions): PreparedRun {
  const corpus = readCorpus(spec, planOf(options))
  const asked = planFor(corpus, options)
  const others = furtherTexts(asked, stated)
  const texts = byName(others)
  const imported = planOfImports(asked, texts)
  const share = heldOutRead(corpus, imported, texts)
  // Nobody chose to test models on what they have read.
  const heldOut = share === undefined ? imported.heldOut : (options.heldOut ?? 'none')
  const plan = { corpus: spec, ...imported, heldOut }
  checkMemory(corpus, plan)
  const name = ownName ?? runName(corpus.name, plan)
  const wanted = { name, plan, corpus, others, resume }
  const first = out ?? join('runs', name)
  const folder = beside ? placeBeside(first, wanted) : first
  const prepared = {
    ...wanted,
    folder,
    seen: recordHash(folder),
    ...given({ remark: share === undefined ? undefined : heldOutRemark(share, heldOut) }),
  }
  refuseOtherFolder(prepared)
  return prepared
}

/** Says that the held-out text was read, and what is done about it. */
function heldOutRemark(share: number, heldOut: Plan['heldOut']): string {
  const read = `an imported text has ${percent(share)} of the held-out text word for word, in stretches of 8 tokens and more`
  return heldOut === 'none'
    ? `${read}: nothing is held out, A learns from all of the human text, and what asks for unread text is not measured`
    : `${read}: perplexity and guesses are of text that was read`
}

/** A folder, or the next of its name that holds this run or nothing: `tale`, `tale-2`, `tale-3` … */
function placeBeside(first: string, wanted: Omit<PreparedRun, 'folder' | 'seen'>): string {
  const isFree = (folder: string) =>
    unlessRefused(() => {
      refuseOtherFolder({ ...wanted, folder })
      return true
    })
  for (let number = 1; ; number++) {
    const folder = number === 1 ? first : `${first}-${number}`
    if (isFree(folder)) return folder
  }
}

/** Whether the folder of a prepared run holds that run already, complete and by this version. */
export function isCarriedOut({ folder }: PreparedRun): boolean {
  const run = isRun(folder) ? readableRun(folder) : undefined
  return run?.status === 'completed' && run.software['collapse-lab'] === packageVersion()
}

/**
 * Carries a plan out and writes its run, readable after each generation.
 *
 * @returns the run's folder
 * @throws Refusal as {@link prepareRun}, or when the text is too short for the order
 * @example
 * import { carryOut } from 'collapse-lab/node'
 * await carryOut({ corpus: 'twenty-chapters', generations: 2 })
 * // → 'runs/twenty-chapters-word3-replace-gen2-seed1'
 */
export async function carryOut(options: RunOptions): Promise<string> {
  const prepared = prepareRun(options)
  await writeRun(prepared, options)
  return prepared.folder
}

export interface WriteOptions extends Pick<RunOptions, 'progress' | 'remark' | 'jobs' | 'chance'> {
  /** Stop after this generation; default the last of the plan. */
  readonly until?: number
  /** Tokens from which on a text is written, measured and printed by threads of its own; default 10^7. */
  readonly parallelFrom?: number
  /** Whether the run has to outlive a power cut; default true. */
  readonly lasting?: boolean
}

/** A text of 10^7 tokens is worth threads: it is written by several, printed packed, and measured while the next model learns. */
const PARALLEL_FROM_TOKENS = 10_000_000

/**
 * Writes a prepared run. The bytes do not depend on threads, but for the passages of large texts, which are packed.
 *
 * @throws Refusal when the text is too short for the order; a folder that was not there before is removed
 * @throws Refusal when another process has put something else into the folder since it was looked at
 */
export async function writeRun(prepared: PreparedRun, options: WriteOptions = {}): Promise<void> {
  const { folder } = prepared
  const isNew = !existsSync(folder)
  const { stale, release } = lock(folder)
  try {
    if (stale !== undefined) options.remark?.(stale)
    if (prepared.remark !== undefined) options.remark?.(prepared.remark)
    const current = lookedAtAgain(prepared, options)
    await removingNew(folder, isNew, () => writeLocked(current, options))
  } finally {
    release()
  }
}

/** A run whose folder is as it is now: what another process wrote of the same run since it was looked at is kept. @throws Refusal */
function lookedAtAgain(prepared: PreparedRun, { remark }: WriteOptions): PreparedRun {
  const { folder, seen } = prepared
  const isChanged = recordHash(folder) !== seen
  const current = isChanged ? { ...prepared, resume: true } : prepared
  refuseOtherContents(current)
  if (isChanged && isRun(folder))
    remark?.(`another process has written to ${folder} meanwhile: the run continues from there`)
  return current
}

/** Does some work in a folder; one that is new is removed when the work is refused before it has a generation. */
async function removingNew(folder: string, isNew: boolean, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Refusal && isNew && generationsOf(folder) === 0) quietly(() => remove(folder))
    throw error
  }
}

async function writeLocked(prepared: PreparedRun, options: WriteOptions): Promise<void> {
  const { folder, plan, resume } = prepared
  const { until = plan.generations, lasting = true, chance = true } = options
  const isCompared = chance && isImport(plan)
  const { begun, lost } = resume && isRun(folder) ? keptOf(folder) : { begun: undefined, lost: undefined }
  if (lost !== undefined) options.remark?.(lost)
  const done = begun?.file.generations.length ?? 0
  const writer = new RunWriter(prepared, { begun, lasting })
  const steps = new RunSteps(prepared, {
    done,
    writer,
    options: isCompared ? forPart([0, READ], options) : options,
  })
  try {
    if (done < until) await steps.take(until)
    await writer.settle({ left: 0 })
    await steps.close()
    if (isCompared && until >= plan.generations)
      writer.addTable(
        CHANCE_TABLE,
        chanceLines(prepared.name, await chanceOf(prepared, forPart([READ, 1], options))),
      )
    await writer.close(until < plan.generations ? 'stopped' : 'completed')
  } catch (error) {
    await steps.close()
    await writer.fail()
    throw error
  }
}

/** The share of an import that is over when its texts are read and measured; the rest is drawing chance. */
const READ = 0.15

/** Options of work that is a part of a whole. @param part where it begins and ends, as shares of the whole */
const forPart = (
  [from, to]: readonly [number, number],
  { progress, ...options }: WriteOptions,
): WriteOptions => ({
  ...options,
  ...(progress && { progress: state => progress({ ...state, done: from + (to - from) * state.done }) }),
})

/** Generations that may be unfinished while the next one learns. Their texts take memory, with a genealogy three times as much. */
const MAX_UNFINISHED = { traced: 1, untraced: 2 }

/** Drives a lineage step by step: large texts are written in threads, and printed and measured in others while the next model learns. */
class RunSteps {
  private readonly prepared: PreparedRun
  private readonly done: number
  private readonly writer: RunWriter
  private readonly options: WriteOptions
  private readonly parallelFrom: number
  private readonly threads: GenerationThreads
  private readonly follow: ReturnType<typeof follower>

  constructor(
    prepared: PreparedRun,
    { done, writer, options }: { done: number; writer: RunWriter; options: WriteOptions },
  ) {
    this.prepared = prepared
    this.done = done
    this.writer = writer
    this.options = options
    this.parallelFrom = options.parallelFrom ?? PARALLEL_FROM_TOKENS
    this.follow = follower(prepared, done, options.progress)
    this.threads = new GenerationThreads(prepared, { onMeasure: this.follow.measured })
  }

  /** Writes generations up to a number; those that are complete are written again without being measured. */
  async take(until: number): Promise<void> {
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
function follower({ plan }: PreparedRun, done: number, progress: RunOptions['progress']) {
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

/**
 * Says in run.json that a run was stopped, and clears away what was half written. For a run whose thread was ended; one that somebody is
 * at work on is left as it is.
 *
 * @returns run.json; nothing where there is none, or it is damaged
 */
export function markStopped(folder: string): RunFile | undefined {
  if (!existsSync(folder)) return undefined
  releaseOwn(folder)
  const run = readableRun(folder)
  if (isLocked(folder)) return run
  sweepStaged(folder, { everything: true })
  if (run?.status !== 'running') return run
  const stopped: RunFile = { ...run, status: 'stopped' }
  writeRunFile(folder, stopped)
  return stopped
}

const generationsOf = (folder: string) => readableRun(folder)?.generations.length ?? 0
