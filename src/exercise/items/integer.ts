import * as v from 'valibot'
import { readingsOf } from '../keys/numbers.ts'
import { evaluate, expectedOf, isSeeded, measuredIn, valueSchema, type FactsOf } from '../keys/values.ts'
import { asked, cannotRead, common, notYet, right, type Item } from './item.ts'
import { phrase } from '../../phrase.ts'

const schema = v.strictObject({
  ...common('integer'),
  value: valueSchema,
  /** Largest distance of an answer from the key; default 0. */
  within: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
})

export const integer: Item = {
  name: 'integer',
  title: 'a whole number',
  schema,
  task(given) {
    const { value, within, ...item } = v.parse(schema, given)
    const keyOf = (factsOf: FactsOf) => Math.round(evaluate(value, factsOf))
    return {
      ...asked(item),
      form: phrase`a whole number, as in 12`,
      needs: { values: measuredIn(value), words: [] },
      ...(isSeeded(value) && {
        seededKey: keyOf,
        expectedKey: (factsOf: FactsOf) => evaluate(expectedOf(value), factsOf),
      }),
      isUnfit: answer => !readingsOf(answer).some(Number.isInteger),
      mark(answer, { factsOf }) {
        const numbers = readingsOf(answer)
        if (numbers.length === 0) return cannotRead(phrase`this is not a whole number`)
        const readings = numbers.filter(Number.isInteger)
        if (readings.length === 0) return notYet(phrase`this is not a whole number`)
        const key = keyOf(factsOf)
        return readings.some(read => Math.abs(read - key) <= within) ? right : notYet()
      },
      quiz: factsOf => ({ type: 'number', value: keyOf(factsOf), allowance: within }),
      key: factsOf => String(keyOf(factsOf)),
    }
  },
}
