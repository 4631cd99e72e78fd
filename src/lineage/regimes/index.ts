import { Refusal } from '../../refusal.ts'
import { accumulate } from './accumulate.ts'
import type { Regime } from './regime.ts'
import { replace } from './replace.ts'

export type { Regime, Source } from './regime.ts'

/** Every regime, as the user names it. */
export const regimes: readonly Regime[] = [replace, accumulate]

/** The regime of that name. @throws Refusal with the choices */
export function regimeNamed(name: string): Regime {
  const found = regimes.find(regime => regime.name === name)
  if (found) return found
  throw new Refusal(
    `regime must be ${regimes.map(regime => regime.name).join(' or ')}, got ${JSON.stringify(name)}`,
    regimes.map(regime => `${regime.name}: ${regime.title}`).join('; '),
  )
}
