import type { Estimate, Interval } from '../../experiment/statistics/interval.ts'
import { grouped, percent, percentDigits, significant } from '../format/numbers.ts'
import type { Print } from './overview-rows.ts'

/**
 * A mean with half the width of its interval: `79.1 ±0.2`, `278 ±3`; shares as percentages. It is the mean alone where there is no
 * interval, or all seeds agree.
 */
export function plusMinus({ mean, interval }: Estimate, print: Print): string {
  if (!interval || interval.low === interval.high) return print(mean)
  const half = (interval.high - interval.low) / 2
  return print === percent
    ? `${percentDigits(mean)} ±${points(half)}`
    : `${print(mean)} ±${asFineAs(mean, half)}`
}

/** A difference with its sign; in percentage points where the numbers are shares. */
export function signed(value: number, print: Print): string {
  const digits = print === percent ? points(Math.abs(value)) : significant(Math.abs(value))
  return value === 0 ? '0' : `${value > 0 ? '+' : '−'}${digits}`
}

/** An interval of differences: `+19.5 to +20.3`. */
export function fromTo({ low, high }: Interval, print: Print): string {
  return `${signed(low, print)} to ${signed(high, print)}`
}

function points(share: number): string {
  const digits = (100 * share).toFixed(1)
  return share > 0 && digits === '0.0' ? '<0.1' : digits === '0.0' ? '0' : digits
}

/** Half the width of an interval, with the decimals of its mean, or more where it would round to 0. */
function asFineAs(mean: number, half: number): string {
  if (half === 0) return '0'
  if (Math.abs(mean) >= 100) return half < 0.5 ? '<1' : grouped(half)
  return String(Number(half.toPrecision(2)))
}
