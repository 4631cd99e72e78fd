import type { Smoothing } from './smoothing.ts'

/** Witten-Bell: the more different tokens followed a context, the more it passes to unseen ones. */
export const wittenBell: Smoothing = {
  name: 'witten-bell',
  title: 'Witten-Bell',
  source: 'Witten and Bell 1991, method C; Chen and Goodman 1999, section 2.6',
  equation: 'keep = c / (C + T), pass = T / (C + T), T the different tokens after the context',
  counts: 'occurrences',
  seen: 'interpolated',
  fit: () => ({
    keep: (count, { total, types }) => count / (total + types),
    pass: ({ total, types }) => types / (total + types),
  }),
}
