import { ABBREVIATION, CLOSING, OPENING, QUOTE, STOP, TERMINAL } from './sentences.ts'
import { passageStarts, type Stream } from './stream.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What an id without a type is written as. */
const UNKNOWN = '\uFFFD'

/** What of a vocabulary it takes to write. */
export type Typesetting = Pick<Vocabulary, 'tokenizer' | 'forms' | 'capitalised' | 'roles'>

/**
 * A passage of ids as prose: every type in its usual form, sentences with a capital (but `"Sir?" said he`), spaces where
 * they belong. Splitting it again gives the same ids. (A
 * model of order 1 over characters puts spaces beside spaces, which a text that is read in anew has folded.)
 */
export function write(ids: ArrayLike<number>, vocabulary: Typesetting): string {
  const { tokenizer, forms, capitalised, roles } = vocabulary
  const tokens: string[] = []
  let starts = true
  let begun = false
  let quoted = false
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at]!
    const role = roles[id]!
    const before = roles[ids[at - 1] ?? 0]
    tokens.push((starts ? capitalised[id] : forms[id]) ?? UNKNOWN)
    begun ||= /[\p{L}\p{N}]/u.test(forms[id] ?? '')
    const closes = role === CLOSING || (role === QUOTE && quoted)
    if (role === TERMINAL || (role === STOP && before !== ABBREVIATION)) starts = true
    else if (closes) starts &&= before !== TERMINAL
    else if (role !== QUOTE && role !== OPENING) starts &&= !begun
    if (role === QUOTE) quoted = !quoted
  }
  return tokenizer.join(tokens)
}

/** Every passage of a text as prose, one after another. */
export function* writePassages(stream: Stream, vocabulary: Vocabulary): Generator<string> {
  const starts = passageStarts(stream)
  for (let passage = 0; passage < stream.passages; passage++)
    yield write(stream.ids.subarray(starts[passage], starts[passage + 1]! - 1), vocabulary)
}
