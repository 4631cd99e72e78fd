import { discountOf, type Discounts } from '../discounts.ts'
import type { Reading } from './smoothing.ts'

/** Counts with a discount taken off, and the discounts passed on. @param discounts by level; 0 is not used */
export function discounted(discounts: readonly Discounts[]): Reading {
  return {
    keep: (count, { total }, level) => (count - discountOf(discounts[level]!, count)) / total,
    pass({ total, types, ones, twos }, level) {
      const [one, two, more] = discounts[level]!.values
      return (one * ones + two * twos + more * (types - ones - twos)) / total
    },
    discounts,
  }
}
