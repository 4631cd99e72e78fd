import { passageStarts, type Stream } from './stream.ts'
import { Detokenizer, type SurfaceForms } from './surface-forms.ts'
import type { Vocabulary } from './vocabulary.ts'

/** One for each vocabulary. */
const known = new WeakMap<SurfaceForms, Detokenizer>()

/**
 * Detokenizes a passage. Splitting the result gives the same ids.
 *
 * @param surfaces how each token was written, by place (see surface.ts). Without them a type has its usual form, a capital at the start of
 *   each sentence (but `"Sir?" said he`), and blanks where prose has them; measures look at such text, so that none of them depends on how
 *   an author sets quotation marks
 */
export function write(
  ids: ArrayLike<number>,
  vocabulary: SurfaceForms,
  surfaces?: ArrayLike<number>,
): string {
  let detokenizer = known.get(vocabulary)
  if (!detokenizer) known.set(vocabulary, (detokenizer = new Detokenizer(vocabulary)))
  const set = detokenizer.set(ids, surfaces)
  let text = ''
  for (let at = 0; at < ids.length; at++) text += detokenizer.pieceWithGap(set[at]! >> 3, set[at]! & 7)
  return text
}

/** Detokenizes a range of places of a text, with its surfaces where it has them. */
export function writeRange(
  { ids, surfaces }: Stream,
  vocabulary: SurfaceForms,
  from: number,
  to: number,
): string {
  return write(ids.subarray(from, to), vocabulary, surfaces?.subarray(from, to))
}

/**
 * Detokenizes every passage of a text, one after another.
 *
 * @example
 * import { learnVocabulary, passagesOf, tokenizerNamed, writePassages } from 'collapse-lab'
 * const { vocabulary, stream } = learnVocabulary(passagesOf(['“Call me Ishmael,” he said.']), tokenizerNamed('word'))
 * // Quotation marks, the comma and the full stop are tokens too.
 * stream.words // → 9
 * Array.from(writePassages(stream, vocabulary)) // → [ '“Call me Ishmael,” he said.' ]
 */
export function* writePassages(stream: Stream, vocabulary: Vocabulary): Generator<string> {
  const starts = passageStarts(stream)
  for (let passage = 0; passage < stream.passages; passage++)
    yield writeRange(stream, vocabulary, starts[passage]!, starts[passage + 1]! - 1)
}
