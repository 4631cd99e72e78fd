import * as v from 'valibot'

const digits = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(12))
const least = v.pipe(v.number(), v.minValue(0))

/**
 * How close a number must be: within a share plus an amount, or to significant digits, or to decimal digits.
 */
export const toleranceSchema = v.union(
  [
    v.strictObject({ rel: least, abs: least }),
    v.strictObject({ sigfig: v.pipe(digits, v.minValue(1)) }),
    v.strictObject({ decdig: digits }),
  ],
  'a tolerance must be {"rel": 0.01, "abs": 0.1}, {"sigfig": 3} or {"decdig": 1}',
)
/** A tolerance as exercise.json gives it. */
export type Tolerance = v.InferOutput<typeof toleranceSchema>

/** Relative rounding error that is forgiven, since numbers have 53 bits. */
const ROUNDING = 1e-9

/**
 * The largest distance of an answer from the key: `rel` · |key| + `abs`, or half a unit of the last digit that is
 * asked for, the point from which a number rounds to the key's digits.
 *
 * @example
 * allowance({ decdig: 1 }, 63.21) // 0.05
 * allowance({ sigfig: 2 }, 1234) // 50
 */
export function allowance(tolerance: Tolerance, key: number): number {
  if ('rel' in tolerance) return tolerance.rel * Math.abs(key) + tolerance.abs
  if ('decdig' in tolerance) return halfUnit(-tolerance.decdig)
  return halfUnit((key === 0 ? 0 : exponentOf(key)) - tolerance.sigfig + 1)
}

/** Whether an answer is near enough. */
export function isWithin(tolerance: Tolerance, key: number, answer: number): boolean {
  if (key === answer) return true
  return Math.abs(answer - key) <= allowance(tolerance, key) + ROUNDING * Math.max(1, Math.abs(key))
}

/** Whether an answer is the key, rounded to fewer decimals than are asked for. @example isRoundedMore({ decdig: 1 }, 61.12, 61) // true */
export function isRoundedMore(tolerance: Tolerance, key: number, answer: number): boolean {
  if (!('decdig' in tolerance)) return false
  const fewer = Array.from({ length: tolerance.decdig }, (_, digits) => digits)
  return fewer.some(decdig => Number(answer.toFixed(decdig)) === answer && isWithin({ decdig }, key, answer))
}

const halfUnit = (exponent: number) => Number(`0.5e${exponent}`)

/**
 * The decimal exponent: 3 of 1234, −2 of 0.05. It is read off the text of the number, since logarithms differ
 * between machines.
 */
const exponentOf = (value: number) => Number(value.toExponential().split('e')[1])
