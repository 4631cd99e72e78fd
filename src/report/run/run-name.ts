import { isShown, optionsByPlace } from '../../lineage/options/index.ts'
import type { Plan } from '../../lineage/plan.ts'

/**
 * The name of a plan: the same plan has the same name. Options at their default are left out except order, regime and seed.
 *
 * @example
 * import { runName } from 'collapse-lab/node'
 * import { planOf } from 'collapse-lab'
 * runName('moby-dick', planOf({ order: 2, temperature: 0.7 })) // → 'moby-dick-word2-replace-t0.7-seed1'
 */
export function runName(corpus: string, plan: Plan): string {
  const parts = optionsByPlace.map(option => {
    const value = plan[option.name]
    return isShown(option, value) ? option.inName(value!, plan) : ''
  })
  return [corpus, ...parts].filter(part => part !== '').join('-')
}
