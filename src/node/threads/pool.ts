import { Tinypool } from 'tinypool'
import type { Work } from '../../experiment/sweep/work.ts'
import type { CorpusPlan } from '../../experiment/sweep/sweep.ts'
import { Refusal } from '../../refusal.ts'
import type { CellOutcome, CellTask } from './cell-worker.ts'
import { threadFile } from '../files/package.ts'

/** How far the cells are that are being carried out. */
export interface CellsProgress {
  /** Cells that are complete, and how many there are; those that were there before are not counted. */
  readonly done: number
  readonly total: number
  /** Share of all the work, 0 to 1, cells under way included. */
  readonly share: number
}

export interface PoolOptions {
  readonly folder: string
  /** Working threads. */
  readonly jobs: number
  readonly progress?: (progress: CellsProgress) => void
  /** Ends all threads at once, wherever they are. */
  readonly signal?: AbortSignal
}

/** How often a reader is told how far the cells are, in milliseconds. */
const TELL = 200

/**
 * Carries out plans in working threads and writes their cells. What is written does not depend on how many threads there are, nor on
 * which is done first.
 *
 * @returns whether all were carried out: not when the signal came before the end
 * @throws Refusal of the first cell that was refused; the others are ended
 */
export async function carryOutCells(
  cells: readonly { readonly plan: CorpusPlan; readonly work?: Work }[],
  options: PoolOptions,
): Promise<boolean> {
  const { folder, jobs, progress, signal } = options
  if (signal?.aborted) return false
  const threads = Math.max(1, Math.min(jobs, cells.length))
  const filename = threadFile('cell-worker')
  const pool = new Tinypool({ filename, minThreads: threads, maxThreads: threads })
  const shares = new Int32Array(new SharedArrayBuffer(4 * cells.length))
  const tell = () => progress?.(progressOf(shares))
  const clock = setInterval(tell, TELL)
  const stopped = new Promise<false>(resolve => {
    signal?.addEventListener('abort', () => resolve(false), { once: true })
  })
  const work = Promise.all(
    cells.map(async ({ plan, work }, index) => {
      const task: CellTask = { folder, plan, ...(work && { work }), shares, index }
      refuse(await (pool.run(task) as Promise<CellOutcome>), plan)
    }),
  ).then(() => true)
  // Whoever is ended while at work says so by an error that nobody waits for any more.
  work.catch(() => undefined)
  try {
    const complete = await Promise.race([work, stopped])
    tell()
    return complete
  } finally {
    clearInterval(clock)
    await pool.destroy()
  }
}

function progressOf(shares: Int32Array): CellsProgress {
  const states = Array.from(shares, (_, index) => Atomics.load(shares, index))
  return {
    done: states.filter(state => state === 1000).length,
    total: states.length,
    share: states.reduce((sum, state) => sum + state, 0) / (1000 * Math.max(1, states.length)),
  }
}

function refuse(outcome: CellOutcome, { seed }: CorpusPlan): void {
  if (outcome) throw new Refusal(`${outcome.refused} (seed ${seed})`, outcome.hint)
}
