import * as v from 'valibot'
import { similarity } from '../../text/similarity.ts'
import { folded } from '../keys/words.ts'
import { asked, cannotRead, common, NO_NEEDS, right, type Item } from './item.ts'
import { either, phrase } from '../../phrase.ts'

/** Most characters of an answer in words. */
const MAX_CHARACTERS = 2000

const schema = v.strictObject({
  ...common('short-text'),
  /** Answers that are right without a look by the teacher; default none. */
  accepted: v.optional(v.array(v.pipe(v.string(), v.nonEmpty())), []),
  /** Similarity of spelling from which an answer is right, 0 to 1 (1 − Levenshtein distance / length). */
  spelling: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(1)), 0.8),
  /** What the teacher looks for. */
  look: v.pipe(v.string(), v.nonEmpty()),
})

export const shortText: Item = {
  name: 'short-text',
  title: 'an answer in words; right where it is one that is known, else for the teacher to look at',
  schema,
  task(given) {
    const { accepted, spelling, look, ...item } = v.parse(schema, given)
    const known = accepted.map(folded)
    return {
      ...asked(item),
      form: phrase`words, up to ${MAX_CHARACTERS} characters`,
      lines: 5,
      needs: NO_NEEDS,
      mark(answer) {
        if (typeof answer !== 'string') return cannotRead(phrase`this is not a text`)
        if (Array.from(answer).length > MAX_CHARACTERS)
          return { verdict: 'needs a look', share: 0, note: phrase`longer than was asked for` }
        const given = folded(answer)
        if (given === '') return { verdict: 'no answer', share: 0 }
        return known.some(one => similarity(one, given) >= spelling)
          ? right
          : { verdict: 'needs a look', share: 0 }
      },
      quiz: () => ({ type: 'text' }),
      key: () =>
        accepted.length === 0
          ? phrase`look for: ${look}`
          : phrase`${either(accepted)}; else look for: ${look}`,
    }
  },
}
