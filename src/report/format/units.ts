import type { Metric } from '../../metrics/index.ts'
import { percent, significant } from './numbers.ts'

/** A number of a measure as people read it. */
export function inUnits({ unit }: Pick<Metric, 'unit'>, value: number): string {
  return unit === 'share' ? percent(value) : significant(value)
}
