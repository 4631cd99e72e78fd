import type { Metric } from './metric.ts'
import type { Slice, Slicing } from './slices.ts'

/** The slices on which a measure is best and worst for the language; an end where several are alike is nobody's. */
export interface Extremes {
  readonly best?: Slice
  readonly worst?: Slice
}

/**
 * The slices on which a measure is best and worst, by which way it goes when language is lost; neither where the parts do not
 * compare by it. A part that is shorter than the samples of the others is left out.
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
