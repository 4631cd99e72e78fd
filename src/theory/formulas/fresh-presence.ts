import type { Formula } from './formula.ts'

/**
 * Chance that a word is in a text of N tokens, once a lineage with a share α of fresh human text is in
 * equilibrium. The word's share in the model has a beta distribution with θ p and θ (1 − p), θ = 2Nα / (1 − α)².
 * Its count is beta-binomial, and
 *
 *   P = 1 − Γ(θ(1 − p) + N) Γ(θ) / (Γ(θ + N) Γ(θ(1 − p))) = 1 − Π_{i<N} (1 − θp / (θ + i))
 *
 * @param share p in human language, 0 to 1
 * @param tokens N, at least 1; as many steps
 * @param fresh α, above 0 and below 1
 * @example
 * import { freshPresence } from 'collapse-lab/theory'
 * // A word with one in 1,000 running words, in a text of 1,000, with a tenth of fresh human text.
 * freshPresence(0.001, 1000, 0.1) // → 0.3299…
 */
export function freshPresence(share: number, tokens: number, fresh: number): number {
  const theta = (2 * tokens * fresh) / ((1 - fresh) * (1 - fresh))
  let absent = 1
  for (let i = 0; i < tokens && absent > 0; i++) absent *= 1 - (theta * share) / (theta + i)
  return 1 - absent
}

export const freshPresenceFormula: Formula = {
  name: 'fresh-presence',
  title: 'which words a share of fresh text keeps',
  formula: 'P = 1 − Γ(θ(1 − p) + N) Γ(θ) / (Γ(θ + N) Γ(θ(1 − p))), θ = 2Nα / (1 − α)²',
  source: 'Wright 1931 for the beta distribution; Johnson, Kemp and Kotz 2005 for the count',
  scope: 'single draws, in the end; approximate, within 2 % at α = 0.1',
  example: {
    text: 'chance that a word of share 0.001 is in a text of 1,000 tokens, a tenth of each training text fresh',
    value: freshPresence(0.001, 1000, 0.1),
    unit: '',
  },
}
