import { threeDiscounts, type CountsOfCounts } from '../discounts.ts'
import type { Smoothing } from './smoothing.ts'

/** Counts above this are not discounted: Katz's k. */
const MAX_LOWERED_COUNT = 5

/**
 * Katz backoff: counts of 1 to 5 are discounted by the Good-Turing ratios, and the left-over probability goes to the tokens not seen,
 * in proportion to their probability after the shorter context. A text that defines no ratios gets those of the discounts 0.5, 1 and 1.5.
 */
export const katz: Smoothing = {
  name: 'katz',
  title: 'Katz backoff with Good-Turing counts',
  source: 'Katz 1987, with k = 5; Good 1953; Chen and Goodman 1999, section 2.4',
  equation: 'keep = d_c c / C; what is left, to the unseen by P of the shorter context',
  counts: 'occurrences',
  seen: 'backoff',
  fit({ countsOfCounts }) {
    const fitted = countsOfCounts.map(ratiosOf)
    return {
      keep: (count, { total }, level) =>
        count === 0 ? 0 : ((fitted[level]!.ratios[count] ?? 1) * count) / total,
      pass: () => 0,
      discounts: fitted.map(({ ratios, fallback }) => ({
        values: [1 - ratios[1]!, 2 - 2 * ratios[2]!, 3 - 3 * ratios[3]!],
        fallback,
        upTo: MAX_LOWERED_COUNT,
      })),
    }
  },
}

/** d_r = (r* / r − A) / (1 − A) with r* = (r + 1) n_{r+1} / n_r and A = (k + 1) n_{k+1} / n_1. */
function ratiosOf(n: CountsOfCounts): { ratios: readonly number[]; fallback: boolean } {
  const taken = ((MAX_LOWERED_COUNT + 1) * (n[MAX_LOWERED_COUNT + 1] ?? 0)) / (n[1] ?? 0)
  const ratios = [1]
  for (let r = 1; r <= MAX_LOWERED_COUNT; r++)
    ratios.push((((r + 1) * (n[r + 1] ?? 0)) / (r * (n[r] ?? 0)) - taken) / (1 - taken))
  if (ratios.every(ratio => ratio > 0 && ratio <= 1)) return { ratios, fallback: false }
  const { values } = threeDiscounts([])
  return { ratios: ratios.map((_, r) => (r === 0 ? 1 : 1 - values[Math.min(r, 3) - 1]! / r)), fallback: true }
}
