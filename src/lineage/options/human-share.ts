import { regimesWith } from '../regimes/index.ts'
import { decimal, type Option } from './option.ts'

/** The share of human text in what each model after A learns from; null where the regime takes none. */
export const humanShare: Option<'humanShare', number | null> = {
  name: 'humanShare',
  flag: 'human-share',
  kind: 'decimal',
  help: `${regimesWith('humanShare')}: share of human text in what each model after A reads [default: 0.1]`,
  default: null,
  schema: decimal('human-share', 0, 1),
  regime: { usual: ({ humanShare }) => humanShare, only: true },
  inName: share => `human${share}`,
  short: share => `human share ${share}`,
  place: 2,
  control: { place: 1 },
}
