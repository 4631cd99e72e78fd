import type { Metric } from '../../metrics/index.ts'

/** Whole numbers with commas between thousands: 205,098. */
export function grouped(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** A number with its noun, `1 word` or `2 words`. @param plural in which only what is counted ends in s */
export function counted(count: number, plural: string): string {
  return `${grouped(count)} ${inNumber(count, plural)}`
}

/** A noun for so many: `word` for one, `words` for none or more. */
export function inNumber(count: number, plural: string): string {
  return count === 1 ? plural.replace(/s\b/, '') : plural
}

/** The verb for so many: `is` for one, `are` for none or more. */
export function verbFor(count: number): 'is' | 'are' {
  return Math.round(count) === 1 ? 'is' : 'are'
}

/** A share in per cent with one decimal: 63.2 %; `100 %` only when nothing is missing, `0 %` only when nothing is left. */
export function percent(share: number): string {
  return `${percentDigits(share)} %`
}

/** As {@link percent}, without the sign. */
export function percentDigits(share: number): string {
  const digits = (100 * share).toFixed(1)
  if (share === 1) return '100'
  if (share === 0) return '0'
  if (digits === '100.0') return '99.9+'
  return digits === '0.0' ? '<0.1' : digits
}

/** Three significant digits, thousands grouped; Infinity is ∞. */
export function significant(value: number): string {
  if (value === Infinity) return '∞'
  return Math.abs(value) >= 100 ? grouped(value) : String(Number(value.toPrecision(3)))
}

/** A similarity with two decimals; `1` only of equal texts, `0` only of texts that have nothing in common. */
export function similarityDigits(value: number): string {
  if (value === 1 || value === 0) return String(value)
  const digits = value.toFixed(2)
  if (digits === '1.00') return '0.99+'
  return digits === '0.00' ? '<0.01' : digits
}

/** How often the types of a band are used, as in `2 to 5 times`. */
export function times({ from, to }: { from: number; to: number }): string {
  if (to === 1) return 'once'
  return to === Infinity ? `over ${from - 1} times` : `${from} to ${to} times`
}

/** A number of a measure as people read it. */
export function inUnits({ unit }: Pick<Metric, 'unit'>, value: number): string {
  return unit === 'share' ? percent(value) : significant(value)
}
