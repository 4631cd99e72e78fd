import { NEAR } from '../../evidence/near-duplicates.ts'
import type { Metric } from '../metric.ts'

export const nearDuplicatePassages: Metric = {
  name: 'near-duplicate-passages',
  title: 'passages that repeat an earlier one exactly or nearly',
  unit: 'share',
  collapse: 'up',
  source: `share of passages whose likeness to an earlier one is at least ${NEAR}: 1 − Levenshtein distance / length of the longer, on code points (1966); candidates by MinHash (Broder 1997)`,
  caveat:
    'counts those that are found: a pair with few words in common in the same order (a letter changed in every other word) is missed, and some are where many share the same phrases; long texts are compared by their first 2,000 characters',
  needs: 'text',
  subject: 'written',
  measure: evidence => {
    const { stretches, exact, near } = evidence.duplicatePassages()
    return stretches === 0 ? undefined : (exact + near) / stretches
  },
}
