import { regimeNamed, regimesWith } from '../regimes/index.ts'
import { decimal, type Option } from './option.ts'

/** The share of the human training text that is set aside from what A learns, for the regimes that need it or to compare with them. */
export const reserve: Option<'reserve', number> = {
  name: 'reserve',
  flag: 'reserve',
  kind: 'decimal',
  help: `share of the human training text that A does not read [default: 0; ${regimesWith('reserve')}: 0.5]`,
  default: 0,
  schema: decimal('reserve', 0, 0.9),
  regime: { usual: ({ reserve }) => reserve, only: false },
  inName: (reserve, plan) =>
    reserve === (regimeNamed(plan.regime).options.reserve ?? 0) ? '' : `reserve${reserve}`,
  // A name leaves out what is usual for the regime, so that it has to be asked for 0 as well.
  short: reserve => (reserve === 0 ? '' : `reserve ${reserve}`),
  shownAtDefault: true,
  place: 2,
  control: { place: 1 },
}
