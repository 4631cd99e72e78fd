import { regimesWith } from '../regimes/index.ts'
import { whole, type Option } from './option.ts'

/** How many lineages go side by side; null where the regime has one. */
export const pool: Option<'pool', number | null> = {
  name: 'pool',
  flag: 'pool',
  kind: 'whole',
  help: `${regimesWith('pool')}: lineages side by side [default: 4]`,
  default: null,
  schema: whole('pool', 2, 100),
  regime: { usual: ({ pool }) => pool, only: true },
  inName: pool => `of${pool}`,
  short: pool => `${pool} lineages`,
  place: 2,
  control: { place: 1 },
}
