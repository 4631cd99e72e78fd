import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { accumulateSubsample } from './accumulate-subsample.ts'
import { accumulate } from './accumulate.ts'
import { augment } from './augment.ts'
import { freshHuman } from './fresh-human.ts'
import { grow } from './grow.ts'
import { keepHuman } from './keep-human.ts'
import { pool } from './pool.ts'
import type { Regime, RegimeOptions } from './regime.ts'
import { replace } from './replace.ts'
import { teacher } from './teacher.ts'

export type { Source } from '../sources.ts'
export type { Regime, RegimeOptions, RegimeContext } from './regime.ts'

/**
 * Every regime, as the user names it.
 *
 * @example
 * import { regimes } from 'collapse-lab'
 * regimes.map(({ name }) => name).slice(0, 4)
 * // → [ 'replace', 'accumulate', 'accumulate-subsample', 'keep-human' ]
 * regimes.find(({ name }) => name === 'replace').title
 * // → 'each model learns only from what the model before it wrote'
 */
export const regimes: readonly Regime[] = [
  replace,
  accumulate,
  accumulateSubsample,
  keepHuman,
  freshHuman,
  augment,
  grow,
  teacher,
  pool,
]

/** The regime of that name. @throws Refusal with the choices */
export function regimeNamed(name: string): Regime {
  const found = regimes.find(regime => regime.name === name)
  if (found) return found
  throw new Refusal(
    phrase`${'regime'} must be one of ${regimes.map(regime => regime.name).join(', ')}, got ${JSON.stringify(name)}`,
    '`collapse-lab run --help` says what each of them is',
  )
}

/** The names of the regimes that take an option, as in `keep-human, fresh-human`. */
export function regimesWith(option: keyof RegimeOptions): string {
  return regimes.flatMap(({ name, options }) => (options[option] === undefined ? [] : [name])).join(', ')
}
