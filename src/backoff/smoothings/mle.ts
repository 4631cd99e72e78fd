import type { Smoothing } from './smoothing.ts'

/** Shares as they are: what was never seen after a context that was has no chance. */
export const mle: Smoothing = {
  name: 'mle',
  title: 'maximum likelihood',
  source: 'Chen and Goodman 1999, section 2, equation 3',
  equation: 'keep = c / C, pass = 0',
  counts: 'occurrences',
  seen: 'interpolated',
  fit: () => ({ keep: (count, { total }) => count / total, pass: () => 0 }),
}
