import { passageStarts, type Stream } from './stream.ts'
import { Detokenizer, type SurfaceForms } from './surface-forms.ts'
import type { Vocabulary } from './vocabulary.ts'

/** One for each vocabulary. */
const known = new WeakMap<SurfaceForms, Detokenizer>()

/**
 * Detokenizes a passage: every type in its usual form, a capital at the start of each sentence (but `"Sir?" said he`), blanks
 * where they belong. Splitting the result gives the same ids. (A model of order 1 over characters puts spaces beside spaces,
 * which are folded when the text is read again.)
 */
export function write(ids: ArrayLike<number>, vocabulary: SurfaceForms): string {
  let detokenizer = known.get(vocabulary)
  if (!detokenizer) known.set(vocabulary, (detokenizer = new Detokenizer(vocabulary)))
  const set = detokenizer.set(ids)
  let text = ''
  for (let at = 0; at < ids.length; at++) {
    const piece = detokenizer.pieceOf(set[at]! >> 1)
    text += (set[at]! & 1) === 1 ? ` ${piece}` : piece
  }
  return text
}

/** Detokenizes every passage of a text, one after another. */
export function* writePassages(stream: Stream, vocabulary: Vocabulary): Generator<string> {
  const starts = passageStarts(stream)
  for (let passage = 0; passage < stream.passages; passage++)
    yield write(stream.ids.subarray(starts[passage], starts[passage + 1]! - 1), vocabulary)
}
