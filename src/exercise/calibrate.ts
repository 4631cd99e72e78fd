import type { Pack } from './pack.ts'
import type { FactsOf } from './keys/values.ts'

/** The key of one question over many seeds. */
export interface Calibration {
  readonly id: string
  /** The median of the keys. */
  readonly middle: number
  /** Distance from the median that an answer may have. */
  readonly allowance: number
  /** Share of these seeds whose key is farther from the median. */
  readonly rejected: number
}

/**
 * Conformal tolerance for questions without a seed for each student: the least distance from the median within
 * which all but a share of the seeds lie. Of n seeds it is the ⌈(n + 1)(1 − rate)⌉-th smallest distance. A new
 * seed then lies outside with a chance of about the rate (Vovk et al. 2005; the median is nearly fixed).
 *
 * @param rate of false rejections that are allowed, above 0 and below 1
 * @returns one row for each number that depends on the seed, in the order of the pack
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

/** Conformal tolerance of the values of one number. */
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

/** Keys that are numbers and depend on the seed, by question, in the unit of the answer. */
export function numericKeys({ tasks }: Pack, factsOf: FactsOf): Record<string, number> {
  return Object.fromEntries(
    tasks.flatMap(({ id, seededKey }) => (seededKey === undefined ? [] : [[id, seededKey(factsOf)]])),
  )
}
