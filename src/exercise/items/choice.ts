import * as v from 'valibot'
import { checkOptions, measuredInRanking, optionsSchema, ranked, rankingSchema } from '../keys/ranking.ts'
import { optionIn } from '../keys/words.ts'
import { asked, cannotRead, common, notYet, right, type Item } from './item.ts'
import { either, phrase } from '../../phrase.ts'

const schema = v.strictObject({ ...common('choice'), options: optionsSchema, answer: rankingSchema })

export const choice: Item = {
  name: 'choice',
  title: 'one of several options',
  schema,
  task(given) {
    const { options, answer: ranking, ...item } = v.parse(schema, given)
    checkOptions(options, ranking)
    return {
      ...asked(item),
      form: phrase`one of ${Object.keys(options).join(', ')}`,
      options,
      needs: { values: measuredInRanking(ranking), words: [] },
      mark(answer, { factsOf }) {
        const named = optionIn(answer, options)
        if (named === undefined) return cannotRead(phrase`this is none of the options`)
        const order = ranked(ranking, factsOf)
        const value = order.find(({ id }) => id === named)?.value
        // Options that are named as right are right alike; of values only the first, and what equals it.
        return value !== undefined && ('is' in ranking || value === order[0]!.value) ? right : notYet()
      },
      quiz: factsOf => ({
        type: 'choice',
        right: 'is' in ranking ? ranking.is : [ranked(ranking, factsOf)[0]!.id],
      }),
      key: factsOf => ('is' in ranking ? either(ranking.is) : ranked(ranking, factsOf)[0]!.id),
    }
  },
}
