/**
 * Parses a number as people write it in an answer: digits with a point or a comma before decimals, `17,050` with
 * commas between thousands, and a percent sign.
 *
 * @returns nothing for anything else
 */
export function numberIn(answer: unknown): number | undefined {
  if (typeof answer === 'number') return Number.isFinite(answer) ? answer : undefined
  if (typeof answer !== 'string' || answer.length > 40) return undefined
  const text = answer.trim().replace(/\s*%$/, '').replace('−', '-')
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''))
  return /^[+-]?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : undefined
}

/** Prints a key for the teacher: five significant digits. */
export function keyDigits(value: number): string {
  return String(Number(value.toPrecision(5)))
}
