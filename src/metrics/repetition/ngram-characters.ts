import type { TextFeatures } from '../features/text-features.ts'
import {
  duplicateNgramCharacters,
  passageCharacters,
  topNgramCharacters,
  type WidthNgrams,
} from '../features/web-repetition.ts'
import type { Numbered } from '../metric.ts'
import { sequences } from '../sequences.ts'

const OF = 'on the sample of at most 100,000 tokens, tokens set apart by blanks'

/** The characters that are found in the passages of the sample, per character of these. */
function perCharacter(
  features: TextFeatures,
  n: number,
  find: (ngrams: WidthNgrams) => Float64Array,
): number | undefined {
  const text = features.sample(n).stream
  const widths = features.widths()
  const all = sum(passageCharacters(text, widths))
  return all === 0 ? undefined : sum(find({ text, ngrams: features.ngrams(n), n, widths })) / all
}

const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0)

/** Characters of the most frequent n-gram, by default n = 2 to 4. */
export const topNgramShare: Numbered = {
  name: 'top-ngram-characters',
  from: 1,
  to: 10,
  usual: [2, 3, 4],
  make: n => ({
    name: `top-ngram-characters-${n}`,
    title: `text made of the most frequent ${sequences(n)} of each passage`,
    unit: 'per character',
    collapse: 'up',
    source: `top n-gram character fraction of Rae et al. 2021 (2112.11446), table A1, as datatrove (FineWeb) computes it in each document: characters of the n-gram times its occurrences; here over all passages; ${OF}`,
    caveat:
      'in a short passage a sequence said once is much of it; occurrences that overlap count twice, so that it may exceed 1',
    needs: 'text',
    subject: 'written',
    lengths: 'any',
    taken: 'by measure',
    measure: features => perCharacter(features, n, topNgramCharacters),
  }),
}

/** Characters of repeated n-grams, by default n = 5 to 10. */
export const duplicateNgramShare: Numbered = {
  name: 'duplicate-ngram-characters',
  from: 1,
  to: 10,
  usual: [5, 6, 7, 8, 9, 10],
  make: n => ({
    name: `duplicate-ngram-characters-${n}`,
    title: `text made of ${sequences(n)} that its passage has had before`,
    unit: 'share',
    collapse: 'up',
    source: `duplicate n-gram character fraction of Rae et al. 2021 (2112.11446), table A1, as datatrove (FineWeb) computes it in each document; here over all passages; ${OF}`,
    caveat: 'sees what a passage says twice, not what two passages have in common; prose has next to none',
    needs: 'text',
    subject: 'written',
    lengths: 'any',
    taken: 'by measure',
    measure: features => perCharacter(features, n, duplicateNgramCharacters),
  }),
}
