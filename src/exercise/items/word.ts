import * as v from 'valibot'
import { listed, wordSetSchema, wordsOf, wordTest } from '../keys/words.ts'
import { asked, cannotRead, common, notYet, partly, type Item } from './item.ts'
import { phrase } from '../../phrase.ts'

const schema = v.strictObject({
  ...common('word'),
  of: wordSetSchema,
  /** Number of words that are asked for, each worth the same. Default 1. */
  count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)), 1),
})

export const word: Item = {
  name: 'word',
  title: 'one or more words out of a set that is worked out from the run',
  schema,
  task(given) {
    const { of, count, ...item } = v.parse(schema, given)
    return {
      ...asked(item),
      form: count === 1 ? phrase`a word` : phrase`${count} words, with commas between`,
      ...(count > 1 ? { severalWords: true as const } : {}),
      needs: { values: [], words: [{ run: of.run, generation: of.generation }] },
      mark(answer, { factsOf }) {
        const named = listed(answer)
        // Words with blanks between, or numbers before them.
        if (named === undefined || named.length === 0 || named.some(one => /\s/.test(one)))
          return cannotRead(count === 1 ? phrase`this is not a word` : phrase`this is not a list of words`)
        if (named.length > count)
          return notYet(phrase`there are ${named.length} different words here, and ${count} asked for`)
        const isIn = wordTest(of, factsOf)
        const found = named.filter(isIn).length
        return partly(found / count, phrase`${found} of ${count}`)
      },
      quiz: () => ({ type: 'text' }),
      key(factsOf) {
        const { some, all } = wordsOf(of, factsOf)
        return phrase`any of ${all} words, as ${some.join(', ')}`
      },
    }
  },
}
