import { discountOf, type Discounts } from '../discounts.ts'
import type { Estimator } from './smoothing.ts'

/** The estimator of discounting: counts less their discount are kept, the discounts are passed. @param discounts by level; 0 is not used */
export function discounted(discounts: readonly Discounts[]): Estimator {
  return {
    keep: (count, { total }, level) => (count - discountOf(discounts[level]!, count)) / total,
    pass({ total, types, ones, twos }, level) {
      const [one, two, more] = discounts[level]!.values
      return (one * ones + two * twos + more * (types - ones - twos)) / total
    },
    discounts,
  }
}
