import { log2 } from '../../arithmetic.ts'
import { sumSpectrum, type Spectrum } from '../features/distribution.ts'
import type { Metric } from '../metric.ts'

export const entropy: Metric = {
  name: 'entropy',
  title: 'evenness of word use',
  unit: 'bits',
  collapse: 'down',
  source: 'Shannon 1948, section 6: −Σ p log2 p over types, plug-in',
  caveat: 'the common words decide it, and the plug-in value is too low by about (types − 1) / 2N nats',
  needs: 'text',
  subject: 'written',
  lengths: 'equal',
  measure: ({ spectrum, written: { words } }) => (words === 0 ? undefined : entropyOf(spectrum(), words)),
}

export const entropyMillerMadow: Metric = {
  name: 'entropy-miller-madow',
  title: 'evenness of word use, corrected for the text being finite',
  unit: 'bits',
  collapse: 'down',
  source: 'Miller 1955: plug-in entropy + (types − 1) / 2N nats',
  caveat:
    'corrects for words seen, not for the many never seen: still too low where half the types occur once',
  needs: 'text',
  subject: 'written',
  lengths: 'equal',
  measure: ({ spectrum, written: { words } }) => {
    if (words === 0) return undefined
    const types = sumSpectrum(spectrum(), () => 1)
    return entropyOf(spectrum(), words) + (types - 1) / (2 * words * LN2)
  },
}

const LN2 = 0.6931471805599453

/**
 * Entropy −Σ p log2 p, in bits, plug-in. It is summed over counts, so the order of types does not change a bit of
 * it.
 */
export function entropyOf(spectrum: Spectrum, words: number): number {
  const sum = sumSpectrum(spectrum, count => (count / words) * log2(count / words))
  return sum === 0 ? 0 : -sum
}
