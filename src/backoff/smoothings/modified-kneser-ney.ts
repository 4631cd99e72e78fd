import { discounted } from './discounted.ts'
import { threeDiscounts } from '../discounts.ts'
import type { Smoothing } from './smoothing.ts'

/** Kneser-Ney with three discounts, for counts of 1, of 2, and of 3 or more: the field's standard. */
export const modifiedKneserNey: Smoothing = {
  name: 'modified-kneser-ney',
  title: 'modified Kneser-Ney, interpolated',
  source: 'Chen and Goodman 1999, section 4.2, equations 24 to 26; Heafield et al. 2013, section 3',
  equation:
    'keep = (c − D_c) / C, pass = (D_1 N_1 + D_2 N_2 + D_3 N_3+) / C, below the order with continuation counts c',
  counts: 'continuations',
  seen: 'interpolated',
  discounts: 3,
  fit: facts => discounted(facts, threeDiscounts),
}
