import type { Smoothing } from './smoothing.ts'

/**
 * Linear interpolation with one weight a level, λ_0 for the uniform distribution to λ_n for the longest context:
 *
 *   P = Σ_k λ_k c_k(h, w) / c_k(h) + λ_0 / (V + 1), the λ renormalised over the levels whose context was seen.
 *
 * With a_k = λ_k / (λ_0 + … + λ_k) it is keep = a_k · c / C and pass = 1 − a_k. It reads shares and never counts, so a
 * text and the same text twice give the same probabilities.
 */
export const jelinekMercer: Smoothing = {
  name: 'jelinek-mercer',
  title: 'Jelinek-Mercer',
  source: 'Jelinek and Mercer 1980; Chen and Goodman 1999, section 2.3',
  fit(weights) {
    let sum = weights[0] ?? 0
    const share = weights.map((weight, level) => {
      if (level > 0) sum += weight
      return level === 0 || sum === 0 ? 0 : weight / sum
    })
    return {
      keep: (count, total, level) => (share[level]! * count) / total,
      pass: (_total, level) => 1 - share[level]!,
    }
  },
}
