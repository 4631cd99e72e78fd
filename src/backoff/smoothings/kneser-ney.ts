import { discounted } from './discounted.ts'
import { oneDiscount } from '../discounts.ts'
import type { Smoothing } from './smoothing.ts'

/** Absolute discounting whose lower orders use continuation counts: the number of different tokens that precede a token. */
export const kneserNey: Smoothing = {
  name: 'kneser-ney',
  title: 'Kneser-Ney, interpolated',
  source: 'Kneser and Ney 1995; Chen and Goodman 1999, section 4.1',
  equation: 'keep = (c − D) / C, pass = D T / C, below the order with continuation counts c',
  counts: 'continuations',
  seen: 'interpolated',
  discounts: 1,
  fit: facts => discounted(facts, oneDiscount),
}
