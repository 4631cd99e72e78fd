import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { lineage, type Progress } from '../../lineage/lineage.ts'
import { metricsOf, planOf, type PlanOptions } from '../../lineage/plan.ts'
import { expectedTokens } from '../../lineage/memory.ts'
import { metrics as usualMetrics } from '../../metrics/index.ts'
import { Refusal } from '../../refusal.ts'
import { readCorpus } from '../corpora/corpora.ts'
import { collectGarbage } from '../garbage.ts'
import { checkMemory } from '../limits.ts'
import { byName, furtherTexts } from '../corpora/plan-texts.ts'
import { otherText, type PreparedRun } from './prepared-run.ts'
import { readOutput, sweepStaged } from '../files/outputs.ts'
import type { RunFile } from '../../report/run/run-file.ts'
import { isRun, readRunFile, writeRunFile } from './run-file.ts'
import { runName } from '../../report/run/run-name.ts'
import { freeFolder } from '../files/existing.ts'
import { LARGE } from '../large.ts'
import { RunWriter } from './run-writer.ts'
import { scribes } from '../threads/scribes.ts'

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
  const plan = { corpus: spec, ...planOf(options) }
  const corpus = readCorpus(spec, { tokens: plan.tokens })
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

/** Writes a prepared run. @param until stop after so many generations; default all of the plan */
export async function writeRun(
  prepared: PreparedRun,
  {
    progress,
    jobs,
    until = prepared.plan.generations,
  }: Pick<RunOptions, 'progress' | 'jobs'> & { until?: number } = {},
): Promise<void> {
  const { folder, corpus, others, plan, done } = prepared
  const { corpus: _, ...planOptions } = plan
  const isNew = !existsSync(folder)
  const writer = new RunWriter(prepared)
  try {
    if (expectedTokens(corpus.passages, plan) >= LARGE) writer.observing()
    const follow = follower(writer, prepared, progress)
    const generations = lineage(corpus, {
      ...planOptions,
      texts: byName(others),
      after: done,
      progress: follow.tell,
      observer: writer.observer,
      generateChunks: scribes(jobs),
    })
    for (let number = done; number < until; number++) addNext(writer, generations)
    writer.close(until < plan.generations ? 'stopped' : 'completed', follow.waiting)
  } catch (error) {
    writer.endThreads()
    if (error instanceof Refusal && isNew) rmSync(folder, { recursive: true })
    else writer.close('failed')
    throw error
  }
}

/** The share of a run with large texts that is over when the last one is written; about as much is measured then as is not. */
const WRITTEN = 0.6

/** Tells how far a run is, what is measured on the side included, and finishes generations meanwhile. */
function follower(writer: RunWriter, { plan, done }: PreparedRun, progress: RunOptions['progress']) {
  const { metrics = usualMetrics } = metricsOf(plan)
  const measures = metrics.length * (plan.generations - done)
  let last: Progress | undefined
  const shareOf = ({ done: share }: Progress) =>
    writer.isObserving ? WRITTEN * share + (1 - WRITTEN) * Math.min(1, writer.measured / measures) : share
  return {
    tell(state: Progress) {
      writer.collect()
      if (state.stage !== last?.stage) collectGarbage()
      last = state
      progress?.({ ...state, done: shareOf(state) })
    },
    waiting() {
      if (last) progress?.({ ...last, stage: 'measuring', done: shareOf({ ...last, done: 1 }) })
    },
  }
}

/** A function of its own, so that nothing holds on to a generation while the next one is worked out. */
function addNext(writer: RunWriter, generations: ReturnType<typeof lineage>): void {
  const { value } = generations.next()
  if (value) writer.add(value)
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
