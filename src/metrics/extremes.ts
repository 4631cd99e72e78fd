import type { Metric } from './metric.ts'
import type { Slice, Slicing } from './slices.ts'

/** The slices on which a measure is best and worst. An end is left out where several slices tie. */
export interface Extremes {
  readonly best?: Slice
  readonly worst?: Slice
}

/**
 * Finds the slices on which a measure is best and worst, by the direction in which it moves when language is lost.
 *
 * @returns neither slice where the measure does not compare slices; slices shorter than the samples of the others
 *   are left out
 */
export function extremes(
  metric: Metric,
  slices: readonly Slice[],
  { compares }: Pick<Slicing, 'compares'>,
): Extremes {
  if (!compares(metric)) return {}
  const having = slices.filter(
    ({ metrics, words = 0, sampleWords = 0 }) => metrics[metric.name] !== undefined && words >= sampleWords,
  )
  const values = having.map(({ metrics }) => metrics[metric.name]!)
  const at = (value: number) => {
    const found = having.filter(({ metrics }) => metrics[metric.name] === value)
    return found.length === 1 ? found[0] : undefined
  }
  const [least, most] = [at(Math.min(...values)), at(Math.max(...values))]
  const [best, worst] = metric.collapse === 'up' ? [least, most] : [most, least]
  return best === worst ? {} : { ...(best && { best }), ...(worst && { worst }) }
}
