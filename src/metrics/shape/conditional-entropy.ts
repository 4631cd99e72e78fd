import { spectrumOf } from '../features/distribution.ts'
import type { Metric } from '../metric.ts'
import { entropyOf } from './entropy.ts'

export const conditionalEntropy: Metric = {
  name: 'conditional-entropy',
  title: 'freedom of choice after a word',
  unit: 'bits',
  collapse: 'down',
  source:
    'Shannon 1951, equation 1 with N = 2: entropy of pairs − entropy of their first words, plug-in, on the sample of at most 100,000 tokens',
  caveat:
    'far too low for a text of this length, since most pairs occur once: compare samples of one size only',
  needs: 'text',
  subject: 'written',
  lengths: 'sampled',
  measure: features => {
    const { typeAt, types, tokens } = features.ngrams(2)
    if (tokens === 0) return undefined
    const { ids } = features.sample(2).stream
    const pairs = new Int32Array(types + 1)
    const firsts = new Int32Array(features.vocabulary.unknown + 1)
    typeAt.forEach((type, place) => {
      if (type < 0) return
      pairs[type + 1]! += 1
      firsts[ids[place]!]! += 1
    })
    return Math.max(0, entropyOf(spectrumOf(pairs), tokens) - entropyOf(spectrumOf(firsts), tokens))
  },
}
