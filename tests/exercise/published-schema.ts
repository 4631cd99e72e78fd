import { toJsonSchema } from '@valibot/to-json-schema'
import { packSchema } from '../../src/exercise/pack.ts'
import { rankingSchema } from '../../src/exercise/keys/ranking.ts'
import { toleranceSchema } from '../../src/exercise/keys/tolerance.ts'
import { idSchema, termSchema, valueSchema } from '../../src/exercise/keys/values.ts'

/** What is said once and pointed to. */
const definitions = {
  name: idSchema,
  term: termSchema,
  value: valueSchema,
  ranking: rankingSchema,
  tolerance: toleranceSchema,
}

/** What exercises/exercise.schema.json must hold: the schema that the lab reads exercises with. */
export function publishedSchema(): object {
  return {
    title: 'An exercise of collapse-lab',
    ...toJsonSchema(packSchema, { typeMode: 'input', errorMode: 'ignore', definitions }),
  }
}
