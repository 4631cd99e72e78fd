import type { Smoothing } from './smoothing.ts'

/** The factor of Brants et al. for very large texts. The scores of all tokens do not add up to 1. */
const PENALTY = 0.4

export const stupidBackoff: Smoothing = {
  name: 'stupid-backoff',
  title: 'stupid backoff (a score, no probability)',
  source: 'Brants et al. 2007, section 4, equation 5',
  equation: 'S = c / C where it was seen, else 0.4 S of the shorter context; an unknown word has none',
  counts: 'occurrences',
  seen: 'score',
  fit: () => ({
    keep: (count, { total }) => count / total,
    pass: (_, level) => (level === 1 ? 0 : PENALTY),
  }),
}
