import * as v from 'valibot'
import { similarity } from '../../text/similarity.ts'
import { folded } from '../keys/words.ts'
import { asked, cannotRead, common, NO_NEEDS, right, type Item } from './item.ts'
import { either, phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'

/** Most characters of an answer in words. */
const MAX_CHARACTERS = 2000

const schema = v.strictObject({
  ...common('short-text'),
  /** Answers that are right without a look by the teacher; default none. */
  accepted: v.optional(v.array(v.pipe(v.string(), v.nonEmpty())), []),
  /** Similarity of spelling from which an answer is right, 0 to 1 (1 − Levenshtein distance / length). */
  spelling: v.optional(v.pipe(v.number(), v.minValue(0.5), v.maxValue(1)), 0.8),
  look: v.pipe(v.string(), v.nonEmpty(), v.description('What the teacher looks for.')),
  rubric: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          points: v.pipe(v.number(), v.minValue(0)),
          when: v.pipe(v.string(), v.nonEmpty()),
        }),
      ),
      v.minLength(1),
      v.check(
        rows => rows.every(({ points }, at) => at === 0 || points < rows[at - 1]!.points),
        'the rows of a rubric must go from the most points to the fewest',
      ),
      v.description(
        'What an answer needs for its points, from all points of the question to the fewest. For the teacher alone.',
      ),
    ),
  ),
})

export const shortText: Item = {
  name: 'short-text',
  title: 'an answer in words; right where it is one that is known, else for the teacher to look at',
  schema,
  task(given) {
    const { accepted, spelling, look, rubric, ...item } = v.parse(schema, given)
    if (rubric && rubric[0]!.points !== item.points)
      throw new Refusal(
        phrase`the rubric begins with ${rubric[0]!.points} points, and the question has ${item.points}`,
        'let its first row have all points of the question',
      )
    const known = accepted.map(folded)
    return {
      ...asked(item),
      ...(rubric ? { rubric } : {}),
      ...(accepted.length === 0 ? { forReader: true as const } : {}),
      form: phrase`words, up to ${MAX_CHARACTERS} characters`,
      lines: 5,
      most: MAX_CHARACTERS,
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
