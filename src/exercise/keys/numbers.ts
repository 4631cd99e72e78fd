/**
 * The numbers that an answer may mean as people write one, the likelier first: digits with a point or a comma before decimals, or between
 * thousands, where blanks and apostrophes stand too; a leading equals sign, a percent sign, a unit, a full stop and `about` are passed over. `63,212` may be
 * 63.212 and 63212: what was asked decides.
 *
 * @returns nothing in it where the answer is no number
 */
export function readingsOf(answer: unknown): number[] {
  if (typeof answer === 'number') return Number.isFinite(answer) ? [answer] : []
  if (typeof answer !== 'string' || answer.length > 40) return []
  const text = answer.trim().replace(/^=\s*/, '').replace(ABOUT, '').replace(UNIT, '').replace(/^[−–]/, '-')
  const decimal = DECIMAL.test(text) ? [Number(text.replace(',', '.'))] : []
  const [, sign = '', whole = '', , decimals = ''] = THOUSANDS.exec(text) ?? []
  return whole === '' ? decimal : [...decimal, Number(`${sign}${whole.replace(/\D/g, '')}.${decimals}`)]
}

/** What people put before a number that they have rounded, and after one. */
const ABOUT = /^(?:~|≈|ca?\.|about\b|around\b|circa\b)\s*/i
const UNIT = /\s*(?:%|per ?cent|Prozent|(?:percentage )?points|pp)?\s*\.?$/i

const DECIMAL = /^[+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+)$/

/** Groups of three digits with one sign between them, and decimals after another one. */
const THOUSANDS =
  /^([+-]?)([1-9]\d{0,2}(?:([,.'’ \u00a0\u2009\u202f])\d{3})(?:\3\d{3})*)(?:(?!\3)[.,](\d+))?$/

/** Prints a key for the teacher: five significant digits. */
export function keyDigits(value: number): string {
  return String(Number(value.toPrecision(5)))
}
