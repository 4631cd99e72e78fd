import * as v from 'valibot'
import { selectedOdds, shareAfterDetector, survivalChance } from '../../theory/index.ts'
import type { RunFacts } from './facts.ts'

/** Names of items, runs and options; they are used in files and headers. */
export const idSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z][a-z0-9-]{0,40}$/, 'a name must be of a-z, 0-9 and -, and begin with a letter'),
)

const generation = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(500))
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))

/** A number of a run of the pack, by its row; generation 0 is the human text. */
const measuredSchema = v.strictObject({
  run: idSchema,
  metric: v.pipe(v.string(), v.nonEmpty()),
  generation,
  /** Whether it is what theory expects, instead of what was measured. */
  theory: v.optional(v.literal(true)),
})
/** The name of a measured number of a run. */
export type Measured = v.InferOutput<typeof measuredSchema>

/** A number that follows from a law alone. */
const lawSchema = v.variant('law', [
  v.strictObject({ law: v.literal('survival'), times: v.pipe(v.number(), v.minValue(0)), generation }),
  v.strictObject({
    law: v.literal('selection'),
    odds: v.pipe(v.number(), v.minValue(0)),
    rounds: generation,
    keepFalse: share,
    keepTrue: share,
  }),
  /** Right answers over all answers, in groups of cases. */
  v.strictObject({
    law: v.literal('score'),
    right: v.pipe(v.array(v.number()), v.minLength(1)),
    of: v.pipe(v.array(v.number()), v.minLength(1)),
  }),
  v.strictObject({
    law: v.literal('detector'),
    human: share,
    truePositives: share,
    falsePositives: share,
  }),
])

/** Schema of one term of a value: a measured number or a law. */
export const termSchema = v.union([measuredSchema, lawSchema])
type Term = v.InferOutput<typeof termSchema>

/** A value of a key: a measured number, a law, or the difference or ratio of two. */
export const valueSchema = v.union(
  [
    measuredSchema,
    lawSchema,
    v.strictObject({ difference: v.tuple([termSchema, termSchema]) }),
    v.strictObject({ ratio: v.tuple([termSchema, termSchema]) }),
  ],
  'a value must be {run, metric, generation}, {law, …}, {difference: [a, b]} or {ratio: [a, b]}',
)
/** A value of a key as exercise.json gives it. */
export type Value = v.InferOutput<typeof valueSchema>

/** The facts of a run by its name in the pack. */
export type FactsOf = (run: string) => RunFacts

/**
 * Computes a value; Infinity for a ratio to 0.
 *
 * @throws Error when the run has no such row; packs are checked for that before
 */
export function evaluate(value: Value, factsOf: FactsOf): number {
  if ('difference' in value)
    return evaluate(value.difference[0], factsOf) - evaluate(value.difference[1], factsOf)
  if ('ratio' in value) return evaluate(value.ratio[0], factsOf) / evaluate(value.ratio[1], factsOf)
  return 'law' in value ? lawful(value) : factsOf(value.run).value(value)
}

function lawful(law: v.InferOutput<typeof lawSchema>): number {
  if (law.law === 'survival') return survivalChance(law.times, law.generation)
  if (law.law === 'score') return sum(law.right) / sum(law.of)
  return law.law === 'selection' ? selectedOdds(law.odds, law.rounds, law) : shareAfterDetector(law)
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** The measured numbers that a value is computed from. */
export function measuredIn(value: Value): Measured[] {
  const terms: readonly Term[] =
    'difference' in value ? value.difference : 'ratio' in value ? value.ratio : [value]
  return terms.flatMap(term => ('law' in term ? [] : [term]))
}

/** Whether a value depends on the seed. Laws, theory and the human text do not. */
export function isSeeded(value: Value): boolean {
  return measuredIn(value).some(({ generation, theory }) => generation > 0 && theory !== true)
}

/** What theory expects of a value: the same rows of the human text, and of the copies those by theory. Runs have such rows for some metrics. */
export function expectedOf(value: Value): Value {
  const expected = (term: Term): Term =>
    'law' in term || term.generation === 0 ? term : { ...term, theory: true }
  if ('difference' in value)
    return { difference: [expected(value.difference[0]), expected(value.difference[1])] }
  if ('ratio' in value) return { ratio: [expected(value.ratio[0]), expected(value.ratio[1])] }
  return expected(value)
}
