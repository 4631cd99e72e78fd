import * as v from 'valibot'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { evaluate, idSchema, measuredIn, valueSchema, type FactsOf, type Measured } from './values.ts'

/** Schema of the options of a question: two or more, by name. */
export const optionsSchema = v.pipe(
  v.record(idSchema, v.pipe(v.string(), v.nonEmpty())),
  v.check(options => Object.keys(options).length >= 2, 'there must be at least two options'),
)
const valuesSchema = v.record(idSchema, valueSchema)

/** How the right options are given: by name, or by the greatest or least values. */
export const rankingSchema = v.union([
  v.strictObject({ is: v.pipe(v.array(idSchema), v.minLength(1)) }),
  v.strictObject({ greatest: valuesSchema }),
  v.strictObject({ least: valuesSchema }),
])
/** How the right options of a question are given. */
export type Ranking = v.InferOutput<typeof rankingSchema>

/** The options in order, each with a value; equal values may change places. */
export function ranked(ranking: Ranking, factsOf: FactsOf): { id: string; value: number }[] {
  if ('is' in ranking) return ranking.is.map((id, rank) => ({ id, value: rank }))
  const [values, sign] = 'greatest' in ranking ? [ranking.greatest, -1] : [ranking.least, 1]
  return Object.entries(values)
    .map(([id, value]) => ({ id, value: sign * evaluate(value, factsOf) }))
    .sort((a, b) => a.value - b.value)
}

/** @throws Refusal when a ranking names an option that is not there, or an order leaves one out */
export function checkOptions(
  options: Readonly<Record<string, string>>,
  ranking: Ranking,
  { all = false }: { all?: boolean } = {},
): void {
  const named = optionsIn(ranking)
  const stranger = named.find(name => !Object.hasOwn(options, name))
  if (stranger !== undefined)
    throw new Refusal(
      phrase`the answer names ${stranger}, which is none of the options`,
      'add it, or mend its name',
    )
  if ((all || !('is' in ranking)) && named.length < Object.keys(options).length)
    throw new Refusal('the answer leaves out an option', 'give every option its place or its value')
}

/** The options that a ranking names. */
function optionsIn(ranking: Ranking): string[] {
  return 'is' in ranking ? ranking.is : Object.keys('greatest' in ranking ? ranking.greatest : ranking.least)
}

/** The measured numbers that a ranking is computed from. */
export function measuredInRanking(ranking: Ranking): Measured[] {
  if ('is' in ranking) return []
  return Object.values('greatest' in ranking ? ranking.greatest : ranking.least).flatMap(measuredIn)
}
