import { availableParallelism } from 'node:os'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { cellsLeft, refuseOtherResults, type PreparedCell, type PreparedExperiment } from './experiments.ts'
import { lock } from '../files/lock.ts'
import { sweepStaged } from '../files/outputs.ts'
import { quietly } from '../files/write-whole.ts'
import { ROOM, roomHere } from '../memory.ts'
import { mergeExperiment, recordExperiment, type MergeOptions } from './merge.ts'
import { Stopped, ThreadPool } from '../threads/pool.ts'
import { cellTask } from './cell-task.ts'

/** How far the cells are that are being carried out. */
export interface CellsProgress {
  /** Cells that are complete, and how many there are; those that were there before are not counted. */
  readonly done: number
  readonly total: number
  /** Share of all the work, 0 to 1, cells under way included. */
  readonly share: number
}

/** Options of {@link carryOutExperiment} and {@link carryOutSome}. All are optional. */
export interface ExperimentOptions extends MergeOptions {
  /** Working threads; default as many as the machine has processors. Never more than its memory has room for. */
  readonly jobs?: number
  /** Called whenever a cell is complete, and while cells are run. */
  readonly progress?: (progress: CellsProgress) => void
  /** Called with a sentence when a process ended without finishing. */
  readonly remark?: (sentence: string) => void
  /** Ends all threads at once, wherever they are. */
  readonly signal?: AbortSignal
}

/**
 * Carries out what is left of an experiment and puts it together. Cells that are there already stay as they are, so the same call
 * continues after a stop.
 *
 * @returns whether it is complete: not when the signal came before the end
 * @throws Refusal of the first cell that was refused
 * @example
 * import { carryOutExperiment, cellsLeft, prepareExperiment, sweepOf } from 'collapse-lab/node'
 * const base = { corpus: 'twenty-chapters', generations: 1, metrics: ['surviving-types'] }
 * const plan = { base, vary: { temperature: [1, 0.7] }, seeds: 2 }
 * const prepared = prepareExperiment(sweepOf(plan, 'heat'), 'sweeps/heat')
 * await carryOutExperiment(prepared) // → true
 * cellsLeft(prepared).length // → 0
 */
export async function carryOutExperiment(
  prepared: PreparedExperiment,
  options: ExperimentOptions = {},
): Promise<boolean> {
  const { stale, release } = lock(prepared.folder)
  try {
    if (stale !== undefined) options.remark?.(stale)
    // Another process may have written to it since it was looked at.
    refuseOtherResults(prepared)
    return await carryOutLocked(prepared, options)
  } finally {
    release()
  }
}

async function carryOutLocked(prepared: PreparedExperiment, options: ExperimentOptions): Promise<boolean> {
  try {
    recordExperiment(prepared, 'running')
    const complete = await carryOutSome(prepared, cellsLeft(prepared), options)
    if (complete) await mergeExperiment(prepared, options)
    else {
      sweepStaged(prepared.folder, { ours: true })
      recordExperiment(prepared, 'stopped')
    }
    return complete
  } catch (error) {
    // The error says more than what may be said against writing once again.
    quietly(() => recordExperiment(prepared, 'failed'))
    throw error
  }
}

/**
 * Carries out some cells in threads and writes nothing but these. What is written does not depend on the number of threads, nor on the
 * order in which they end.
 *
 * @returns whether all are there: not when the signal came before the end
 * @throws Refusal of the first cell that was refused; the threads of the others are ended
 * @example
 * import { carryOutSome, cellsLeft, prepareExperiment, sweepOf } from 'collapse-lab/node'
 * const base = { corpus: 'twenty-chapters', generations: 1, metrics: ['surviving-types'] }
 * const prepared = prepareExperiment(sweepOf({ base, seeds: 3 }, 'three'), 'sweeps/three')
 * await carryOutSome(prepared, prepared.cells.slice(0, 2), {}) // → true
 * cellsLeft(prepared).map(({ number }) => number) // → [ 3 ]
 */
export async function carryOutSome(
  { folder, bytes }: PreparedExperiment,
  cells: readonly PreparedCell[],
  { jobs = availableParallelism(), progress, signal }: ExperimentOptions,
): Promise<boolean> {
  if (signal?.aborted) return false
  if (cells.length === 0) return true
  const room = Math.max(1, Math.floor((roomHere().memory * ROOM) / bytes))
  const threads = new ThreadPool(Math.max(1, Math.min(jobs, room, cells.length)), { signal })
  const follow = followed(cells.length, progress)
  try {
    await Promise.all(
      cells.map(async ({ key: { plan, work } }, index) => {
        const order = { folder, plan, ...(work && { work }) }
        const run = threads.run(cellTask, order, { progress: share => follow.take(index, share) })
        await run.catch((error: unknown) => refuseSeed(error, plan))
        follow.complete(index)
      }),
    )
    return true
  } catch (error) {
    if (error instanceof Stopped) return false
    throw error
  } finally {
    follow.end()
    await threads.close()
  }
}

/** Milliseconds between two reports of how far the cells are. */
const REPORTED = 200

/** Keeps how far each cell is, and reports the whole of it now and then. */
function followed(total: number, progress: ExperimentOptions['progress']) {
  const shares = new Float64Array(total)
  let done = 0
  const report = () => {
    const share = shares.reduce((sum, each) => sum + each, 0) / total
    progress?.({ done, total, share })
  }
  const clock = setInterval(report, REPORTED)
  return {
    take: (index: number, share: number) => void (shares[index] = share),
    complete(index: number) {
      shares[index] = 1
      done += 1
    },
    end() {
      clearInterval(clock)
      report()
    },
  }
}

function refuseSeed(error: unknown, { seed }: PreparedCell['plan']): never {
  throw error instanceof Refusal ? new Refusal(phrase`${error.message} (seed ${seed})`, error.hint) : error
}

/**
 * The cells of some numbers.
 *
 * @param numbers from 1, set apart by commas; `4-7` stands for all from 4 to 7
 * @throws Refusal when one is not there
 */
export function cellsNumbered({ cells }: PreparedExperiment, numbers: string): PreparedCell[] {
  const wanted = new Set<number>()
  for (const part of numbers.split(',')) {
    const [, from = '', to = from] = /^\s*(\d{1,6})(?:-(\d{1,6}))?\s*$/.exec(part) ?? []
    const [first, last] = [Number(from), Number(to)]
    if (from === '' || first < 1 || last < first || last > cells.length)
      throw new Refusal(
        phrase`cells are numbered from 1 to ${cells.length}, got ${JSON.stringify(part)}`,
        'as in 3, or in 1,4-7',
      )
    for (let number = first; number <= last; number++) wanted.add(number)
  }
  return cells.filter(({ number }) => wanted.has(number))
}
