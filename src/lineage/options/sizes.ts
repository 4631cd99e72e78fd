import * as v from 'valibot'
import { sha256Of } from '../../text/hash.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { MAX_SIZE, must, whole, type Option } from './option.ts'

const listOfSizes = v.array(
  whole('sizes', 1, MAX_SIZE),
  must('sizes', () => phrase`a list of whole numbers`),
)

/** Tokens that each generation writes, one after another; further ones write as many as the last. Null: all write the same. */
export const sizes: Option<'sizes', readonly number[] | null> = {
  name: 'sizes',
  flag: 'sizes',
  kind: 'list',
  help: undefined,
  ofImports: true,
  default: null,
  schema: v.pipe(
    listOfSizes,
    v.minLength(
      1,
      must('sizes', () => phrase`a list of whole numbers`),
    ),
  ),
  stored: v.array(v.number()),
  check(sizes, { size, sizeFactor, passages, imports }) {
    // Texts that are imported may be cut to one size.
    const one = imports.length > 0 ? null : size
    if (sizes !== null && [one, sizeFactor, passages].some(given => given !== null))
      throw new Refusal(
        'the length of each generation is given, and one length for all of them too',
        'leave out --size and --passages: an imported text is as long as it is, or has --size tokens',
      )
  },
  inName: (sizes, { imports }) => (imports.length > 0 ? '' : `sizes-${sha256Of(sizes.join()).slice(0, 8)}`),
}
