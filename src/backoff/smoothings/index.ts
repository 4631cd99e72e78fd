import { both, phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { chosenDiscounts, type Discounts } from '../discounts.ts'
import { absoluteDiscounting } from './absolute-discounting.ts'
import { addK } from './add-k.ts'
import { jelinekMercer } from './jelinek-mercer.ts'
import { katz } from './katz.ts'
import { kneserNey } from './kneser-ney.ts'
import { mle } from './mle.ts'
import { modifiedKneserNey } from './modified-kneser-ney.ts'
import type { Smoothing } from './smoothing.ts'
import { stupidBackoff } from './stupid-backoff.ts'
import { wittenBell } from './witten-bell.ts'

export type { Context, Smoothing } from './smoothing.ts'

/**
 * Every smoothing, the simplest first.
 *
 * @example
 * import { smoothings } from 'collapse-lab'
 * smoothings.map(({ name }) => name)
 * // → [ 'mle', 'add-k', 'jelinek-mercer', 'witten-bell', 'absolute-discounting', 'kneser-ney', 'modified-kneser-ney', 'katz', 'stupid-backoff' ]
 */
export const smoothings: readonly Smoothing[] = [
  mle,
  addK,
  jelinekMercer,
  wittenBell,
  absoluteDiscounting,
  kneserNey,
  modifiedKneserNey,
  katz,
  stupidBackoff,
]

/**
 * The smoothing of that name, as in `kneser-ney`.
 *
 * @throws Refusal with the choices when there is none
 * @example
 * import { smoothingNamed } from 'collapse-lab'
 * smoothingNamed('kneser-ney').counts // → 'continuations'
 */
export function smoothingNamed(name: string): Smoothing {
  const found = smoothings.find(smoothing => smoothing.name === name)
  if (found) return found
  throw new Refusal(
    phrase`there is no smoothing ${JSON.stringify(name)}`,
    phrase`there are ${smoothings.map(smoothing => smoothing.name).join(', ')}`,
  )
}

/** The discounts that were chosen for a smoothing. @throws Refusal when it takes none, or others */
export function discountsFor({ name, discounts }: Smoothing, chosen: readonly number[]): Discounts {
  if (discounts !== undefined) return chosenDiscounts(chosen, discounts)
  const takers = smoothings.filter(smoothing => smoothing.discounts !== undefined)
  throw new Refusal(
    phrase`${name} takes no discount`,
    phrase`it is for ${both(takers.map(taker => taker.name))}`,
  )
}
