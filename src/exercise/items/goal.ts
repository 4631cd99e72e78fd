import * as v from 'valibot'
import type { PlanOptions } from '../../lineage/plan.ts'
import { Refusal } from '../../refusal.ts'
import { keyDigits } from '../numbers.ts'
import { asked, common, NOTHING, notYet, partly, type Bench, type Item } from './item.ts'

const scalar = v.union([v.string(), v.number(), v.null()])
const freedomSchema = v.union(
  [
    v.strictObject({ oneOf: v.pipe(v.array(scalar), v.minLength(1)) }),
    v.strictObject({ from: v.number(), to: v.number(), whole: v.optional(v.boolean(), false) }),
    v.strictObject({ anyOf: v.pipe(v.array(v.string()), v.minLength(1)) }),
  ],
  'what is free must be {"oneOf": […]}, {"from": 0, "to": 1} or {"anyOf": […]}',
)
type Freedom = v.InferOutput<typeof freedomSchema>

const requirementSchema = v.strictObject({
  metric: v.pipe(v.string(), v.nonEmpty()),
  generation: v.pipe(v.number(), v.integer(), v.minValue(1)),
  least: v.optional(v.number()),
  most: v.optional(v.number()),
})
type Requirement = v.InferOutput<typeof requirementSchema>

const schema = v.strictObject({
  ...common('goal'),
  /** Options of the plan that are given. */
  plan: v.looseObject({ corpus: v.string() }),
  /** Options that the student may choose, and within what: nothing else of a submission reaches a plan. */
  free: v.record(v.string(), freedomSchema),
  require: v.pipe(v.array(requirementSchema), v.minLength(1)),
})

/** A plan that the student hands in is carried out with the student's seed, and its properties are checked. */
export const goal: Item = {
  name: 'goal',
  title: 'a plan that reaches a goal within limits; it is carried out and looked at',
  schema,
  task(given) {
    const { plan, free, require, ...item } = v.parse(schema, given)
    return {
      ...asked(item),
      form: `options of a plan, as in {${Object.entries(free)
        .map(([name, freedom]) => `"${name}": ${JSON.stringify(exampleOf(freedom))}`)
        .join(', ')}}`,
      options: Object.fromEntries(Object.entries(free).map(([name, freedom]) => [name, rangeOf(freedom)])),
      needs: NOTHING,
      mark(answer, bench) {
        const chosen = chosenOf(answer, free)
        if (typeof chosen === 'string') return notYet(chosen)
        const metrics = [...new Set(require.map(({ metric }) => metric.split('/')[0]!))]
        return reached({ ...plan, ...chosen, metrics }, require, bench)
      },
      quiz: () => ({ type: 'text' }),
      key: () => `any plan with ${require.map(worded).join(' and ')}`,
    }
  },
}

function reached(
  plan: PlanOptions & { readonly corpus: string },
  require: readonly Requirement[],
  bench: Bench,
) {
  try {
    const facts = bench.attempt(plan)
    const values = require.map(requirement => ({ requirement, value: facts.value(requirement) }))
    const met = values.filter(
      ({ requirement: { least = -Infinity, most = Infinity }, value }) => value >= least && value <= most,
    )
    const told = values.map(
      ({ requirement, value }) =>
        `${requirement.metric} at generation ${requirement.generation} is ${keyDigits(value)}`,
    )
    return partly(met.length / require.length, told.join('; '))
  } catch (error) {
    if (error instanceof Refusal) return notYet(error.message)
    throw error
  }
}

/** The options that an answer chooses; a text says why it will not do. */
function chosenOf(answer: unknown, free: Readonly<Record<string, Freedom>>): PlanOptions | string {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer))
    return 'this is not an object of options'
  for (const [name, value] of Object.entries(answer as Record<string, unknown>)) {
    const freedom = Object.hasOwn(free, name) ? free[name] : undefined
    if (freedom === undefined)
      return `an option of the answer is not free here; free are ${Object.keys(free).join(', ')}`
    if (!allows(freedom, value)) return `${name} must be ${rangeOf(freedom)}`
  }
  return { ...answer }
}

function allows(freedom: Freedom, value: unknown): boolean {
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

function rangeOf(freedom: Freedom): string {
  if ('oneOf' in freedom) return `one of ${freedom.oneOf.map(one => JSON.stringify(one)).join(', ')}`
  if ('anyOf' in freedom)
    return `a list, each once, of ${freedom.anyOf.map(one => JSON.stringify(one)).join(', ')}`
  return `a ${freedom.whole ? 'whole ' : ''}number from ${freedom.from} to ${freedom.to}`
}

function exampleOf(freedom: Freedom): unknown {
  if ('oneOf' in freedom) return freedom.oneOf[0]
  return 'anyOf' in freedom ? [] : freedom.from
}

function worded({ metric, generation, least, most }: Requirement): string {
  const limits = [
    ...(least === undefined ? [] : [`at least ${least}`]),
    ...(most === undefined ? [] : [`at most ${most}`]),
  ]
  return `${metric} at generation ${generation} of ${limits.join(' and ')}`
}
