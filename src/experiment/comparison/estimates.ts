import { apart, estimate, type Estimate } from '../statistics/interval.ts'
import type { Replicate } from '../sweep/replicates.ts'

/** One measure of one generation, over all replicates. */
export interface EstimateRow {
  readonly generation: number
  readonly model: string
  readonly metric: string
  readonly estimate: Estimate
}

/**
 * Mean and 95 % interval of each measure of each generation, in the order of the rows. The human text is the same
 * for every seed, and theory is no sample, so these have no interval.
 */
export function estimates(replicates: readonly Replicate[]): EstimateRow[] {
  const groups = new Map<string, Omit<EstimateRow, 'estimate'> & { values: number[] }>()
  for (const { rows } of replicates)
    for (const { generation, model, metric, value } of rows) {
      const key = `${generation} ${model} ${metric}`
      const group = groups.get(key)
      if (group) group.values.push(value)
      else groups.set(key, { generation, model, metric, values: [value] })
    }
  return Array.from(groups.values(), ({ values, ...row }) => {
    const { interval, ...rest } = estimate(values)
    const sampled = row.generation > 0 && row.model !== 'theory' && interval
    return { ...row, estimate: { ...rest, ...(sampled && { interval }) } }
  }).sort((a, b) => a.generation - b.generation)
}

/**
 * The first generation after A whose interval does not overlap the interval of A.
 *
 * @param of the rows of one measure
 * @returns its name; nothing when there is none, or there are no intervals
 */
export function departure(of: readonly EstimateRow[]): string | undefined {
  const generations = of.filter(({ generation, model }) => generation > 0 && model !== 'theory')
  const first = generations.find(({ generation }) => generation === 1)?.estimate.interval
  return generations.find(
    ({ estimate: { interval } }) => first !== undefined && interval !== undefined && apart(interval, first),
  )?.model
}
