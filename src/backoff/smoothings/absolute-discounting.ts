import { discounted } from './discounted.ts'
import { oneDiscount } from '../discounts.ts'
import type { Smoothing } from './smoothing.ts'

/** Absolute discounting: one discount is subtracted from every count, and the sum goes to the shorter context. */
export const absoluteDiscounting: Smoothing = {
  name: 'absolute-discounting',
  title: 'absolute discounting',
  source: 'Ney, Essen and Kneser 1994; Chen and Goodman 1999, section 2.7',
  equation: 'keep = (c − D) / C, pass = D T / C, with D = n_1 / (n_1 + 2 n_2) of its level',
  counts: 'occurrences',
  seen: 'interpolated',
  discounts: 1,
  fit: facts => discounted(facts, oneDiscount),
}
