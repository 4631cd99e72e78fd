import { isShown, optionsByPlace } from '../../lineage/options/index.ts'
import type { Plan } from '../../lineage/plan.ts'

/** The name of a plan: the same plan has the same name. Options at their default are left out except order, regime and seed. */
export function runName(corpus: string, plan: Plan): string {
  const parts = optionsByPlace.map(option => {
    const value = plan[option.name]
    return isShown(option, value) ? option.inName(value!, plan) : ''
  })
  return [corpus, ...parts].filter(part => part !== '').join('-')
}
