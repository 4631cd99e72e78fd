import { survivalChance } from '../survival.ts'
import type { Formula } from './formula.ts'

/**
 * Mean count of a surviving word in generation t: c·m / (1 − exp(−c·m·g_t)). The mean over all words stays c·m, so
 * survivors take the places of lost words.
 *
 * @param count c, in the human text
 * @param t from 1
 * @param m tokens written / tokens read at A
 * @example
 * import { copiesAlive } from 'collapse-lab/theory'
 * // A word that was used once: where it is still used, it is used more often.
 * copiesAlive(1, 1) // → 1.5819…
 * copiesAlive(1, 10) // → 6.3197…
 */
export const copiesAlive = (count: number, t: number, m = 1): number =>
  (count * m) / survivalChance(count, t, m)

export const copies: Formula = {
  name: 'copies',
  title: 'how often a survivor is written',
  formula: 'c·m / (1 − exp(−c·m·g_t)), g_1 = 1, g_{t+1} = 1 − exp(−g_t)',
  source: 'as the survival law: a mean that is kept, divided by the chance to be there',
  scope: 'replace, plain sampling, m = 1 beyond the first generation; within 3 % to generation 8',
  example: {
    text: 'mean count in what C writes of words that the human text has once',
    value: copiesAlive(1, 3),
    unit: 'copies',
  },
}
