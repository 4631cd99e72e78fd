import { log2 } from '../arithmetic.ts'
import type { Metric } from './metric.ts'

export const entropy: Metric = {
  name: 'entropy',
  title: 'evenness of word use',
  unit: 'bits',
  collapse: 'down',
  source: 'Shannon 1948, section 6: −Σ p log2 p over types, plug-in',
  caveat: 'the common words decide it, and the plug-in value is too low by about (types − 1) / 2N nats',
  needs: 'text',
  measure: ({ counts, written: { words } }) => (words === 0 ? undefined : entropyOf(counts(), words)),
}

/** Summed over how many types have which count, by rising count, so that the order of types changes no bit of it. */
function entropyOf(counts: Int32Array, words: number): number {
  const spectrum = new Map<number, number>()
  for (let id = 1; id < counts.length; id++) {
    const count = counts[id]!
    if (count > 0) spectrum.set(count, (spectrum.get(count) ?? 0) + 1)
  }
  let sum = 0
  for (const [count, types] of [...spectrum].sort((a, b) => a[0] - b[0])) {
    const p = count / words
    sum += types * p * log2(p)
  }
  return sum === 0 ? 0 : -sum
}
