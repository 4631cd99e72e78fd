import type { Metric } from '../metric.ts'

export const heterozygosity: Metric = {
  name: 'heterozygosity',
  title: 'chance that two words drawn are different',
  unit: 'share',
  collapse: 'down',
  source: 'Simpson 1949: 1 − Σ p²; heterozygosity in genetics (Nei 1973)',
  caveat: 'a matter of the few commonest words; hardly moves while thousands of rare ones are lost',
  needs: 'text',
  subject: 'written',
  lengths: 'any',
  measure: ({ counts, written: { words } }) => {
    if (words === 0) return undefined
    let squares = 0
    counts().forEach((count, id) => {
      if (id > 0) squares += count * count
    })
    return 1 - squares / (words * words)
  },
}
