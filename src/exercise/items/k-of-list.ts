import * as v from 'valibot'
import { checkOptions, measuredInRanking, optionsSchema, ranked, rankingSchema } from '../keys/ranking.ts'
import type { FactsOf } from '../keys/values.ts'
import { optionsListed } from '../keys/words.ts'
import { asked, cannotRead, common, notYet, partly, type Item } from './item.ts'
import { phrase } from '../../phrase.ts'

const schema = v.strictObject({
  ...common('k-of-list'),
  options: optionsSchema,
  k: v.pipe(v.number(), v.integer(), v.minValue(1)),
  answer: rankingSchema,
})

export const kOfList: Item = {
  name: 'k-of-list',
  title: 'several options out of a list; a wrong one takes back a right one',
  schema,
  task(given) {
    const { options, k, answer: ranking, ...item } = v.parse(schema, given)
    checkOptions(options, ranking)
    const keyOf = (factsOf: FactsOf) => {
      const order = ranked(ranking, factsOf)
      const last = order[Math.min(k, order.length) - 1]!.value
      return order.filter(({ value }) => 'is' in ranking || value <= last).map(({ id }) => id)
    }
    return {
      ...asked(item),
      form: phrase`${k} of ${Object.keys(options).join(', ')}, with commas between`,
      options,
      needs: { values: measuredInRanking(ranking), words: [] },
      mark(answer, { factsOf }) {
        const named = optionsListed(answer, options)
        const note = phrase`this is not a list of ${k} of the options`
        if (!named?.every(name => Object.hasOwn(options, name))) return cannotRead(note)
        if (named.length > k) return notYet(note)
        const key = keyOf(factsOf)
        const found = named.filter(name => key.includes(name)).length
        return partly((2 * found - named.length) / k, phrase`${found} of ${k}`)
      },
      quiz: factsOf => ({ type: 'choices', right: keyOf(factsOf) }),
      key: factsOf => keyOf(factsOf).join(', '),
    }
  },
}
