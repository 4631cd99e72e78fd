import * as v from 'valibot'
import { items } from './items/index.ts'
import { idSchema } from './keys/values.ts'

/** The format and version that exercise.json names. */
export const FORMAT = 'collapse-lab/exercise/1'

const text = v.pipe(v.string(), v.nonEmpty())

/** exercise.json around its items. */
const head = {
  $schema: v.optional(v.string()),
  format: v.literal(FORMAT),
  name: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,60}$/, 'a name must be of a-z, 0-9 and -')),
  /** Goes up when a question or a plan changes: seeds change with it. */
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  title: text,
  summary: text,
  minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(600)),
  /** Options of plans, by the name that items use; the seed is the student's. */
  runs: v.optional(v.record(idSchema, v.looseObject({ corpus: text })), {}),
}

/** exercise.json with items that are not yet checked, each by its kind. */
export const packHeadSchema = v.strictObject({
  ...head,
  items: v.pipe(v.array(v.looseObject({ kind: v.string(), id: v.string() })), v.minLength(1)),
})

/** The whole of exercise.json, as exercises/exercise.schema.json publishes it. */
export const packSchema = v.strictObject({
  ...head,
  items: v.pipe(v.array(v.union(items.map(({ schema }) => schema))), v.minLength(1)),
})
