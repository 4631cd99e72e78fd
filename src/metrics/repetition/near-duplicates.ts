import { NEAR } from '../features/near-duplicates.ts'
import type { Metric } from '../metric.ts'

const nearDuplicates = (unit: 'passages' | 'sentences', measure: Metric['measure']): Metric => ({
  name: `near-duplicate-${unit}`,
  title: `${unit} that repeat an earlier one exactly or nearly`,
  unit: 'share',
  collapse: 'up',
  source: `share of ${unit} whose likeness to an earlier one is at least ${NEAR}: 1 − Levenshtein distance / length of the longer, on code points (1966); candidates by MinHash (Broder 1997), among at most 100,000 ${unit} drawn from the text`,
  caveat:
    'counts those that are found: a pair with few words in common in the same order (a letter changed in every other word) is missed, and some are where many share the same phrases; long texts are compared by their first 2,000 characters',
  needs: 'text',
  subject: 'written',
  lengths: 'equal',
  measure,
})

export const nearDuplicatePassages = nearDuplicates('passages', features => features.duplicatePassages())

export const nearDuplicateSentences = nearDuplicates('sentences', features =>
  features.vocabulary.tokenizer.words ? features.duplicateSentences() : undefined,
)
