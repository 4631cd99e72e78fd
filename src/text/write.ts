import { passageStarts, type Stream } from './stream.ts'
import { Detokenizer, type SurfaceForms } from './surface-forms.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Made once for each vocabulary. */
const known = new WeakMap<SurfaceForms, Detokenizer>()

/**
 * A passage of ids as prose: every type in its usual form, sentences with a capital (but `"Sir?" said he`), spaces where
 * they belong. Splitting it again gives the same ids. (A
 * model of order 1 over characters puts spaces beside spaces, which a text that is read in anew has folded.)
 */
export function write(ids: ArrayLike<number>, vocabulary: SurfaceForms): string {
  let typesetter = known.get(vocabulary)
  if (!typesetter) known.set(vocabulary, (typesetter = new Detokenizer(vocabulary)))
  const set = typesetter.set(ids)
  let text = ''
  for (let at = 0; at < ids.length; at++) {
    const piece = typesetter.pieceOf(set[at]! >> 1)
    text += (set[at]! & 1) === 1 ? ` ${piece}` : piece
  }
  return text
}

/** Every passage of a text as prose, one after another. */
export function* writePassages(stream: Stream, vocabulary: Vocabulary): Generator<string> {
  const starts = passageStarts(stream)
  for (let passage = 0; passage < stream.passages; passage++)
    yield write(stream.ids.subarray(starts[passage], starts[passage + 1]! - 1), vocabulary)
}
