import { discountOf, type CountsOfCounts, type Discounts } from '../discounts.ts'
import type { Estimator, TextFacts } from './smoothing.ts'

/**
 * The estimator of discounting: counts less their discount are kept, the discounts are passed.
 *
 * @param define the discounts of a level by its counts, where none were chosen
 */
export function discounted(
  { countsOfCounts, chosen }: Pick<TextFacts, 'countsOfCounts' | 'chosen'>,
  define: (counts: CountsOfCounts) => Discounts,
): Estimator {
  const discounts = countsOfCounts.map(counts => chosen ?? define(counts))
  return {
    keep: (count, { total }, level) => (count - discountOf(discounts[level]!, count)) / total,
    pass({ total, types, ones, twos }, level) {
      const [one, two, more] = discounts[level]!.values
      return (one * ones + two * twos + more * (types - ones - twos)) / total
    },
    discounts,
  }
}
