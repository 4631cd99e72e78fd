import { availableParallelism, totalmem } from 'node:os'
import { Refusal } from '../../refusal.ts'
import { cellsLeft, type PreparedCell, type PreparedExperiment } from './experiments.ts'
import { ROOM } from '../memory.ts'
import { mergeExperiment, recordExperiment } from './merge.ts'
import { carryOutCells, type PoolOptions } from '../threads/pool.ts'

export interface ExperimentOptions extends Pick<PoolOptions, 'progress' | 'signal'> {
  /** Working threads; default as many as the machine has processors. Never more than its memory has room for. */
  readonly jobs?: number
}

/**
 * Carries out what is left of an experiment and puts it together. Cells that are there already stay as they are, so the same call goes
 * on after a stop.
 *
 * @returns whether it is complete: not when the signal came before the end
 * @throws Refusal of the first cell that was refused
 */
export async function carryOutExperiment(
  prepared: PreparedExperiment,
  options: ExperimentOptions = {},
): Promise<boolean> {
  recordExperiment(prepared, 'running')
  try {
    const complete = await carryOutSome(prepared, cellsLeft(prepared), options)
    if (complete) await mergeExperiment(prepared)
    else recordExperiment(prepared, 'stopped')
    return complete
  } catch (error) {
    recordExperiment(prepared, 'failed')
    throw error
  }
}

/** Carries out some cells and writes nothing but these. @returns whether all are there: not when the signal came before the end */
export function carryOutSome(
  { folder, bytes }: PreparedExperiment,
  cells: readonly PreparedCell[],
  { jobs = availableParallelism(), ...options }: ExperimentOptions,
): Promise<boolean> {
  if (cells.length === 0) return Promise.resolve(true)
  const room = Math.max(1, Math.floor((totalmem() * ROOM) / bytes))
  return carryOutCells(
    cells.map(({ key }) => key),
    { folder, jobs: Math.min(jobs, room), ...options },
  )
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
        `cells are numbered from 1 to ${cells.length}, got ${JSON.stringify(part)}`,
        'as in 3, or in 1,4-7',
      )
    for (let number = first; number <= last; number++) wanted.add(number)
  }
  return cells.filter(({ number }) => wanted.has(number))
}
