import { exp, ln } from '../../../arithmetic.ts'
import type { Decoder } from './decoder.ts'

/** The most frequent candidate's weight: fine enough that a candidate 10^9 times less likely is still drawn. */
const LARGEST_WEIGHT = 4294967296

/** p^(1/T), as whole weights: below 1 sharpens towards the common, above 1 flattens. */
export const temperature: Decoder = {
  name: 'temperature',
  title: 'temperature',
  source: 'Ackley, Hinton and Sejnowski 1985; p ∝ c^(1/T)',
  neutral: 1,
  reweigh({ weights }, value) {
    const most = weights.reduce((a, b) => Math.max(a, b), 0)
    return weights.map(weight =>
      weight === 0 ? 0 : Math.floor(LARGEST_WEIGHT * exp((ln(weight) - ln(most)) / value) + 0.5),
    )
  },
}
