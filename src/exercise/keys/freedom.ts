import * as v from 'valibot'
import { phrase } from '../../phrase.ts'

const scalar = v.union([v.string(), v.number(), v.null()])
/** Schema of a {@link Freedom}. */
export const freedomSchema = v.union(
  [
    v.strictObject({ oneOf: v.pipe(v.array(scalar), v.minLength(1)) }),
    v.strictObject({ from: v.number(), to: v.number(), whole: v.optional(v.boolean(), false) }),
    v.strictObject({ anyOf: v.pipe(v.array(v.string()), v.minLength(1)) }),
  ],
  'what is free must be {"oneOf": […]}, {"from": 0, "to": 1} or {"anyOf": […]}',
)
/**
 * The range of an option of a plan: one of some values, a number in an interval, or any subset of some names.
 */
export type Freedom = v.InferOutput<typeof freedomSchema>

/** Whether a value may be chosen. */
export function allows(freedom: Freedom, value: unknown): boolean {
  if ('oneOf' in freedom) return freedom.oneOf.some(one => one === value)
  if ('anyOf' in freedom)
    return (
      Array.isArray(value) &&
      new Set(value).size === value.length &&
      value.every(one => freedom.anyOf.some(other => other === one))
    )
  const { from, to, whole } = freedom
  return typeof value === 'number' && value >= from && value <= to && (!whole || Number.isInteger(value))
}

/** The range, in words. */
export function rangeOf(freedom: Freedom): string {
  if ('oneOf' in freedom) return phrase`one of ${freedom.oneOf.map(one => JSON.stringify(one)).join(', ')}`
  if ('anyOf' in freedom)
    return phrase`a list, each once, of ${freedom.anyOf.map(one => JSON.stringify(one)).join(', ')}`
  return freedom.whole
    ? phrase`a whole number from ${freedom.from} to ${freedom.to}`
    : phrase`a number from ${freedom.from} to ${freedom.to}`
}

/** A value within the range. */
export function exampleOf(freedom: Freedom): unknown {
  if ('oneOf' in freedom) return freedom.oneOf[0]
  return 'anyOf' in freedom ? freedom.anyOf.slice(0, 1) : freedom.from
}
