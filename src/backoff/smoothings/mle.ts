import type { Smoothing } from './smoothing.ts'

/** Maximum likelihood: relative frequencies. A token never seen after a known context has probability 0. */
export const mle: Smoothing = {
  name: 'mle',
  title: 'maximum likelihood',
  source: 'Chen and Goodman 1999, section 2, equation 3',
  equation: 'keep = c / C, pass = 0',
  counts: 'occurrences',
  seen: 'interpolated',
  fit: () => ({ keep: (count, { total }) => count / total, pass: () => 0 }),
}
