import type { Metric } from './metric.ts'
import type { Slice, Slicing } from './slices.ts'

/**
 * The slices on which a measure is best and worst for the language, by which way it goes when language is lost; nothing where
 * all are alike or do not compare.
 */
export function extremes(
  metric: Metric,
  slices: readonly Slice[],
  slicing: Pick<Slicing, 'compares'>,
): { best: Slice; worst: Slice } | undefined {
  if (!slicing.compares(metric)) return undefined
  const having = slices.filter(({ metrics }) => metrics[metric.name] !== undefined)
  const sign = metric.collapse === 'up' ? 1 : -1
  const sorted = [...having].sort((a, b) => sign * (a.metrics[metric.name]! - b.metrics[metric.name]!))
  const [best, worst] = [sorted[0], sorted.at(-1)]
  if (!best || !worst || best.metrics[metric.name] === worst.metrics[metric.name]) return undefined
  return { best, worst }
}
