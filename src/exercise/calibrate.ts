import { numericKeys } from './numeric-keys.ts'
import type { Pack } from './pack.ts'
import type { FactsOf } from './keys/values.ts'

/** What many seeds say of one question. */
export interface Calibration {
  readonly id: string
  /** The median of the keys. */
  readonly middle: number
  /** So far from the middle an answer may be. */
  readonly allowance: number
  /** Share of these seeds whose key is farther off. */
  readonly rejected: number
}

/**
 * A tolerance for questions that are asked without a seed for each student: the least distance from the median within which
 * all but a share of the seeds lie. Of n seeds the ⌈(n + 1)(1 − rate)⌉-th smallest distance is taken, so that a fresh seed
 * lies outside with a chance of about the rate (conformal prediction; Vovk et al. 2005, the median being close to fixed).
 *
 * @param rate false rejects that are allowed, above 0 and below 1
 * @returns one row for each number that the seed decides, in the order of the pack
 */
export function calibrate(pack: Pack, runs: Iterable<FactsOf>, rate: number): Calibration[] {
  const keys = Array.from(runs, factsOf => numericKeys(pack, factsOf))
  return Object.keys(keys[0] ?? {}).map(id => ({
    id,
    ...toleranceOf(
      keys.map(key => key[id]!),
      rate,
    ),
  }))
}

/** The same for the values of one number. */
export function toleranceOf(values: readonly number[], rate: number): Omit<Calibration, 'id'> {
  const middle = median(values)
  const distances = values.map(value => Math.abs(value - middle)).sort((a, b) => a - b)
  const rank = Math.min(distances.length, Math.ceil((distances.length + 1) * (1 - rate)))
  const allowance = distances[rank - 1]!
  return {
    middle,
    allowance,
    rejected: distances.filter(distance => distance > allowance).length / distances.length,
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2
}
