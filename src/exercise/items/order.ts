import * as v from 'valibot'
import { checkOptions, measuredInRanking, optionsSchema, ranked, rankingSchema } from '../keys/ranking.ts'
import { asked, cannotRead, common, notYet, partly, type Item } from './item.ts'
import { optionsListed } from '../keys/words.ts'
import { phrase } from '../../phrase.ts'

const schema = v.strictObject({ ...common('order'), options: optionsSchema, answer: rankingSchema })

export const order: Item = {
  name: 'order',
  title: 'options in the right order; points by Kendall’s tau, none below 0',
  schema,
  task(given) {
    const { options, answer: ranking, ...item } = v.parse(schema, given)
    checkOptions(options, ranking, { all: true })
    const names = Object.keys(options)
    return {
      ...asked(item),
      form: phrase`all of ${names.join(', ')} in order, with commas between`,
      options,
      needs: { values: measuredInRanking(ranking), words: [] },
      mark(answer, { factsOf }) {
        const named = optionsListed(answer, options)
        const note = phrase`this is not a list of all the options`
        if (!named?.every(name => names.includes(name))) return cannotRead(note)
        if (named.length !== names.length) return notYet(note)
        const values = new Map(ranked(ranking, factsOf).map(({ id, value }) => [id, value]))
        const { kept, pairs } = pairsInOrder(named.map(name => values.get(name)!))
        return partly((2 * kept) / pairs - 1, phrase`${kept} of ${pairs} pairs stand in the right order`)
      },
      quiz(factsOf) {
        const order = ranked(ranking, factsOf)
        // Other programs know no ties.
        const isStrict = order.every(({ value }, place) => place === 0 || value > order[place - 1]!.value)
        return isStrict ? { type: 'order', order: order.map(({ id }) => id) } : { type: 'text' }
      },
      key: factsOf =>
        ranked(ranking, factsOf)
          .map(({ id }) => id)
          .join(', '),
    }
  },
}

/** Counts the pairs of a list that do not fall, and all pairs. */
function pairsInOrder(values: readonly number[]): { kept: number; pairs: number } {
  let kept = 0
  for (let i = 0; i < values.length; i++)
    for (let j = i + 1; j < values.length; j++) if (values[i]! <= values[j]!) kept += 1
  return { kept, pairs: (values.length * (values.length - 1)) / 2 }
}
