import * as v from 'valibot'
import { keyDigits, readingsOf } from '../keys/numbers.ts'
import { allowance, isRoundedMore, isWithin, toleranceSchema, type Tolerance } from '../keys/tolerance.ts'
import {
  evaluate,
  expectedOf,
  isSeeded,
  measuredIn,
  valueSchema,
  type FactsOf,
  type Value,
} from '../keys/values.ts'
import { asked, cannotRead, common, notYet, right, type Item } from './item.ts'
import { phrase } from '../../phrase.ts'

const schema = v.strictObject({
  ...common('number'),
  value: valueSchema,
  /** Whether the value is a share and the answer is wanted in percent. */
  percent: v.optional(v.boolean(), false),
  tolerance: toleranceSchema,
})

/** A number with the decimals that are asked for. */
const exampleFor = (tolerance: Tolerance): string =>
  'decdig' in tolerance ? (12.345678).toFixed(Math.min(tolerance.decdig, 6)) : '12.3'

const formOf = (percent: boolean, example: string): string =>
  percent ? phrase`a percentage, as in ${example}` : phrase`a number, as in ${example}`

export const number: Item = {
  name: 'number',
  title: 'a number, right within a tolerance',
  schema,
  task(given) {
    const { value, percent, tolerance, ...item } = v.parse(schema, given)
    const keyIn = (of: Value) => (factsOf: FactsOf) => evaluate(of, factsOf) * (percent ? 100 : 1)
    const keyOf = keyIn(value)
    return {
      ...asked(item),
      form: formOf(percent, exampleFor(tolerance)),
      needs: { values: measuredIn(value), words: [] },
      ...(isSeeded(value) && { seededKey: keyOf, expectedKey: keyIn(expectedOf(value)) }),
      ...(percent && { unit: 'difference' in value ? 'points' : '%' }),
      isUnfit: answer => readingsOf(answer).length === 0,
      mark(answer, { factsOf }) {
        const readings = readingsOf(answer)
        if (readings.length === 0) return cannotRead(phrase`this is not a number`)
        const key = keyOf(factsOf)
        if (readings.some(read => isWithin(tolerance, key, read))) return right
        if (readings.some(read => isRoundedMore(tolerance, key, read)))
          return notYet(phrase`more decimals are asked for`)
        return percent && readings.some(read => isWithin(tolerance, key, 100 * read))
          ? notYet(phrase`as a percentage it is a hundred times as much`)
          : notYet()
      },
      quiz(factsOf) {
        const value = keyOf(factsOf)
        return { type: 'number', value, allowance: allowance(tolerance, value) }
      },
      key: factsOf => `${keyDigits(keyOf(factsOf))}${percent ? ' %' : ''}`,
    }
  },
}
