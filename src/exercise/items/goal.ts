import * as v from 'valibot'
import type { PlanOptions } from '../../lineage/plan.ts'
import { both, phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { allows, exampleOf, freedomSchema, rangeOf, type Freedom } from '../keys/freedom.ts'
import { untoldIn } from '../keys/facts.ts'
import { keyDigits } from '../keys/numbers.ts'
import { asked, common, NO_NEEDS, notYet, partly, type StudentRuns, type Item } from './item.ts'

const requirementSchema = v.strictObject({
  metric: v.pipe(v.string(), v.nonEmpty()),
  generation: v.pipe(v.number(), v.integer(), v.minValue(1)),
  least: v.optional(v.number()),
  most: v.optional(v.number()),
})
type Requirement = v.InferOutput<typeof requirementSchema>

const schema = v.strictObject({
  ...common('goal'),
  /** Options of the plan that are fixed. */
  plan: v.looseObject({ corpus: v.string() }),
  /** Options that the student may choose, and their ranges; nothing else of a submission reaches a plan. */
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
      form: phrase`options of a plan, as in {${Object.entries(free)
        .map(([name, freedom]) => `"${name}": ${JSON.stringify(exampleOf(freedom))}`)
        .join(', ')}}`,
      options: Object.fromEntries(Object.entries(free).map(([name, freedom]) => [name, rangeOf(freedom)])),
      free,
      needs: NO_NEEDS,
      mark(answer, runs) {
        const chosen = chosenOf(answer, free)
        if (typeof chosen === 'string') return notYet(chosen)
        const metrics = [...new Set(require.map(({ metric }) => metric.split('/')[0]!))]
        return reached({ ...plan, ...chosen, metrics }, require, runs)
      },
      quiz: () => ({ type: 'text' }),
      key: () => phrase`any plan with ${both(require.map(worded))}`,
    }
  },
}

function reached(
  plan: PlanOptions & { readonly corpus: string },
  require: readonly Requirement[],
  runs: StudentRuns,
) {
  try {
    const facts = runs.attempt(plan)
    const untold = require
      .map(requirement => untoldIn(facts, requirement))
      .find(reason => reason !== undefined)
    if (untold !== undefined)
      return { verdict: 'needs a look' as const, share: 0, note: phrase`not marked, since ${untold}` }
    const values = require.map(requirement => ({ requirement, value: facts.value(requirement) }))
    const met = values.filter(
      ({ requirement: { least = -Infinity, most = Infinity }, value }) => value >= least && value <= most,
    )
    const told = values.map(
      ({ requirement, value }) =>
        phrase`${requirement.metric} at generation ${requirement.generation} is ${keyDigits(value)}`,
    )
    return partly(met.length / require.length, told.join('; '))
  } catch (error) {
    if (error instanceof Refusal) return notYet(error.message)
    throw error
  }
}

/** The options that an answer chooses, or a text that says why it cannot be used. */
function chosenOf(answer: unknown, free: Readonly<Record<string, Freedom>>): PlanOptions | string {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer))
    return phrase`this is not an object of options`
  for (const [name, value] of Object.entries(answer as Record<string, unknown>)) {
    const freedom = Object.hasOwn(free, name) ? free[name] : undefined
    if (freedom === undefined)
      return phrase`an option of the answer is not free here; free are ${Object.keys(free).join(', ')}`
    if (!allows(freedom, value)) return phrase`${name} must be ${rangeOf(freedom)}`
  }
  return { ...answer }
}

function worded({ metric, generation, least, most }: Requirement): string {
  const limits = [
    ...(least === undefined ? [] : [phrase`at least ${least}`]),
    ...(most === undefined ? [] : [phrase`at most ${most}`]),
  ]
  return phrase`${metric} at generation ${generation} of ${both(limits)}`
}
