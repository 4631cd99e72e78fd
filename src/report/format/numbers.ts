import type { Metric } from '../../metrics/index.ts'
import { grouped, inNumber, numbered } from '../../phrase.ts'

export { grouped, inNumber }

/**
 * A number with its noun: `1 word`, `2 words`.
 *
 * @param plural the plural; of its words only the noun ends in s
 */
export function counted(count: number, plural: string): string {
  return String(numbered(count, plural))
}

/** The verb in the right number: `is` for 1, `are` for any other count. */
export function verbFor(count: number): 'is' | 'are' {
  return Math.round(count) === 1 ? 'is' : 'are'
}

/** A share as a percentage with one decimal: `63.2 %`. `100 %` means that nothing is missing, `0 %` that nothing is left. */
export function percent(share: number): string {
  return `${percentDigits(share)} %`
}

/** The digits of a percentage: see {@link percent}. */
export function percentDigits(share: number): string {
  const digits = (100 * share).toFixed(1)
  if (share === 1) return '100'
  if (share === 0) return '0'
  if (digits === '100.0') return '99.9+'
  return digits === '0.0' ? '<0.1' : digits
}

/** Three significant digits, with commas between thousands; Infinity is `∞`. */
export function significant(value: number): string {
  if (value === Infinity) return '∞'
  return Math.abs(value) >= 100 ? grouped(value) : String(Number(value.toPrecision(3)))
}

/** A similarity with two decimals. `1` means equal texts, `0` texts with nothing in common. */
export function similarityDigits(value: number): string {
  if (value === 1 || value === 0) return String(value)
  const digits = value.toFixed(2)
  if (digits === '1.00') return '0.99+'
  return digits === '0.00' ? '<0.01' : digits
}

/** The counts of a frequency band in words: `2 to 5 times`. */
export function times({ from, to }: { from: number; to: number }): string {
  if (to === 1) return 'once'
  return to === Infinity ? `over ${from - 1} times` : `${from} to ${to} times`
}

/** A value of a measure, in its unit. */
export function inUnits({ unit }: Pick<Metric, 'unit'>, value: number): string {
  return unit === 'share' ? percent(value) : significant(value)
}
