import * as v from 'valibot'

const text = v.pipe(v.string(), v.nonEmpty())
const texts = v.pipe(v.array(text), v.minLength(1))

/** What a teacher has to know of an exercise before the lesson. Nothing of it decides seeds, keys or marks. */
export const metaSchema = v.strictObject({
  age: v.pipe(
    v.strictObject({
      from: v.pipe(v.number(), v.integer(), v.minValue(6), v.maxValue(99)),
      to: v.optional(v.pipe(v.number(), v.integer(), v.minValue(6), v.maxValue(99))),
    }),
    v.check(({ from, to = from }) => from <= to, 'the least age is above the greatest'),
    v.description('The pupils’ age in years; without `to`, also older ones.'),
  ),
  goals: v.pipe(texts, v.description('What a pupil can do after the lesson, a sentence each.')),
  needs: v.pipe(texts, v.description('What must be there, and what pupils must know.')),
  standards: v.pipe(
    v.array(
      v.strictObject({
        of: v.pipe(text, v.description('Whose standard it is, as in CSTA, NGSS or KMK.')),
        code: v.pipe(text, v.description('The code of the standard, as in 2-DA-08.')),
        says: v.pipe(text, v.description('What the standard asks for, in a few words.')),
      }),
    ),
    v.description('Standards that the lesson serves.'),
  ),
})
/** What a teacher has to know of an exercise before the lesson. */
export type Meta = v.InferOutput<typeof metaSchema>
