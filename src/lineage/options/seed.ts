import * as v from 'valibot'
import { slug } from '../../text/corpus/slug.ts'
import { sha256Of } from '../../text/hash.ts'
import { must, type Option } from './option.ts'
import { phrase } from '../../phrase.ts'

/** The seed of every random stream: any text. A number is taken as its digits. */
export const seed: Option<'seed', string> = {
  name: 'seed',
  flag: 'seed',
  kind: 'text',
  help: 'any text; the same plan gives the same bytes',
  default: '1',
  schema: v.pipe(
    v.union(
      [v.string(), v.number()],
      must('seed', () => phrase`text or a number`),
    ),
    v.transform(String),
  ),
  always: true,
  inName: seed => `seed${seedName(seed)}`,
  short: seed => `seed ${seed}`,
  shownAtDefault: true,
  place: 6,
  control: { place: 8 },
}

/** A seed as a part of a name: one that is not short and plain is named by its hash. */
export const seedName = (seed: string) =>
  /^[a-zA-Z0-9]{1,16}$/.test(seed) ? seed : `-${slug(seed).slice(0, 8)}-${sha256Of(seed).slice(0, 8)}`
