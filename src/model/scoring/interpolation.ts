/** The estimator of linear interpolation: P = keep + pass · P of the shorter context. Textbooks call keep α and pass γ. */
export interface Interpolation {
  /** α: the part of a token seen `count` times after its context, of `total` tokens seen there (total ≥ 1). */
  keep(count: number, total: number, level: number): number
  /** γ: the weight of the shorter context. */
  pass(level: number): number
}

/**
 * Jelinek-Mercer interpolation with one weight a level, λ_0 for the uniform distribution to λ_n for the longest context:
 *
 *   P = Σ_k λ_k c_k(h, w) / c_k(h) + λ_0 / outcomes, the λ renormalised over the levels whose context was seen.
 *
 * With a_k = λ_k / (λ_0 + … + λ_k) it is keep = a_k · c / C and pass = 1 − a_k. It depends on relative
 * frequencies alone, so a text and that text twice give the same probabilities.
 */
export function interpolation(weights: readonly number[]): Interpolation {
  let sum = weights[0] ?? 0
  const share = weights.map((weight, level) => {
    if (level > 0) sum += weight
    return level === 0 || sum === 0 ? 0 : weight / sum
  })
  return {
    keep: (count, total, level) => (share[level]! * count) / total,
    pass: level => 1 - share[level]!,
  }
}
