import { mean } from '../../arithmetic.ts'
import { given } from '../../given.ts'
import { apart, estimate, type Estimate } from '../statistics/interval.ts'
import { drawsOfError, spreadOf, valueOn, widened } from '../statistics/bootstrap.ts'
import { casesIn, type Blocks } from '../../metrics/held-out-blocks.ts'
import type { Replicate } from '../sweep/replicates.ts'

/** One measure of one generation, over all replicates. */
export interface EstimateRow {
  readonly generation: number
  readonly model: string
  readonly metric: string
  readonly estimate: Estimate
  /** Tokens or n-grams of the held-out text that it is a mean over. */
  readonly cases?: number
}

/** Standard error of a mean over seeds by the held-out text, which they have in common. */
export function errorOfMean(metric: string, seeds: readonly Blocks[]): number {
  const draws = drawsOfError(seeds[0]?.counts.length ?? 0)
  return spreadOf(
    draws.flatMap(draw => {
      const values = seeds.flatMap(blocks => valueOn(draw, metric, blocks) ?? [])
      return values.length === seeds.length ? [mean(values)] : []
    }),
  )
}

/**
 * Mean and 95 % interval of each measure of each generation, in the order of the rows. The interval is that over the seeds; of means
 * over the held-out text, which all seeds have in common, it is wider by the chance of that text. The human text is the same for
 * every seed, and theory is no sample, so these have no interval.
 */
export function estimates(replicates: readonly Replicate[]): EstimateRow[] {
  const groups = new Map<string, Omit<EstimateRow, 'estimate'> & { values: number[]; blocks: Blocks[] }>()
  for (const { rows } of replicates)
    for (const { generation, model, metric, value, blocks, heldOut } of rows) {
      const key = `${generation} ${model} ${metric}`
      let group = groups.get(key)
      if (!group) {
        const cases = blocks ? casesIn(blocks) : heldOut?.cases
        group = { generation, model, metric, values: [], blocks: [], ...given({ cases }) }
        groups.set(key, group)
      }
      group.values.push(value)
      if (blocks) group.blocks.push(blocks)
    }
  return Array.from(groups.values(), ({ values, blocks, ...row }) => {
    const { interval, ...rest } = widened(estimate(values), errorOfMean(row.metric, blocks))
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
