import { Refusal } from '../../refusal.ts'
import { MAX_SIZE, whole, type Option } from './option.ts'

/** Passages that each generation writes; null: the length is counted in tokens. */
export const passages: Option<'passages', number | null> = {
  name: 'passages',
  flag: 'passages',
  kind: 'whole',
  help: 'passages that each generation writes',
  default: null,
  schema: whole('passages', 1, MAX_SIZE),
  always: true,
  check(passages, { size, sizeFactor }) {
    if ([size, sizeFactor, passages].filter(given => given !== null).length > 1)
      throw new Refusal(
        'size and passages are both given',
        'give the length of a generation in tokens, as a factor of the human text, or in passages',
      )
  },
  inName: passages => `passages${passages}`,
  control: { place: 5 },
}
