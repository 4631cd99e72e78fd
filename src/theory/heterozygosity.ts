import { notNeutral } from './neutral.ts'
import type { Oracle } from './oracle.ts'

export const heterozygosity: Oracle = {
  name: 'heterozygosity',
  title: 'the decay of heterozygosity',
  formula: 'H_t = H_0 · (1 − 1/N)^t, with N the tokens that each generation writes and H = 1 − Σ p²',
  source: 'Wright 1931; Crow and Kimura 1970, section 7.3',
  scope: 'replace with plain sampling; exact in the mean for order 1, for higher orders a guide',
  excuse: notNeutral,
  predict: ({ counts, words, written, generation }) => {
    let squares = 0
    for (let id = 1; id < counts.length; id++) squares += counts[id]! * counts[id]!
    let h = 1 - squares / (words * words)
    for (let t = 0; t < generation; t++) h *= 1 - 1 / written
    return { heterozygosity: h }
  },
}
