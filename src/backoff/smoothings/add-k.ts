import type { Smoothing } from './smoothing.ts'

/**
 * Additive smoothing of the textbooks: k is added to the count of every token after the longest context, seen or not; shorter
 * contexts have no part. In this form, the part of the unseen is passed to the uniform distribution.
 */
export const addK: Smoothing = {
  name: 'add-k',
  title: 'add-k (Lidstone; Laplace for k = 1)',
  source: 'Lidstone 1920; Chen and Goodman 1999, section 2.1; Jurafsky and Martin 2025, section 3.6',
  equation:
    '(c + k) / (C + k V): keep = c / (C + k V), pass = k V / (C + k V) at the longest context, 0 and 1 below',
  counts: 'occurrences',
  seen: 'interpolated',
  fit({ outcomes, added = 1 }) {
    const spread = added * outcomes
    return {
      keep: (count, { total, full }) => (full ? count / (total + spread) : 0),
      pass: ({ total, full }) => (full ? spread / (total + spread) : 1),
    }
  },
}
