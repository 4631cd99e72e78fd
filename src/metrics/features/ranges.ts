import { randomFrom } from '../../random.ts'
import { IntList } from '../../arrays.ts'
import { caseOf, sentenceStarts } from '../../text/sentences.ts'
import { passageStarts, type Stream } from '../../text/stream.ts'
import { formOf } from '../../text/surface.ts'
import type { Vocabulary } from '../../text/vocabulary.ts'

/** Ranges of a text by place: range k is `ids[from[k] … to[k] − 1]`. */
export interface Ranges {
  readonly from: Int32Array
  readonly to: Int32Array
}

/** The ranges of the passages of a text, empty ones included. */
export function passageRanges(stream: Stream): Ranges {
  const starts = passageStarts(stream)
  return { from: starts.slice(0, -1), to: starts.subarray(1).map(start => start - 1) }
}

/** The ranges of the sentences of a text. A sentence ends with its passage. */
export function sentenceRanges(stream: Stream, vocabulary: Vocabulary): Ranges {
  const { roles } = vocabulary
  const caseAt = caseReader(stream, vocabulary)
  const passages = passageRanges(stream)
  const from = new IntList()
  const to = new IntList()
  let inPassage = new Uint8Array(1024)
  for (let passage = 0; passage < passages.from.length; passage++) {
    const begin = passages.from[passage]!
    const end = passages.to[passage]!
    if (end - begin > inPassage.length) inPassage = new Uint8Array(2 * (end - begin))
    for (let place = begin; place < end; place++)
      inPassage[place - begin] = roles[stream.ids[place]!]! | caseAt(place)
    const starts = sentenceStarts(inPassage.subarray(0, end - begin))
    for (let number = 0; number < starts.length; number++) {
      from.push(begin + starts[number]!)
      to.push(begin + (starts[number + 1] ?? end - begin))
    }
  }
  return { from: from.array(), to: to.array() }
}

/** By written form: what it adds to the role of its type. */
const casesOf = new WeakMap<readonly string[], Uint8Array>()

/** What the token at a place of a text adds to the role of its type for how it is written; 0 where that is not known. */
function caseReader(
  { ids, surfaces }: Stream,
  { writtenForms, firstForms, tokenizer }: Vocabulary,
): (place: number) => number {
  if (tokenizer.keepsSurfaces && !surfaces) return () => 0
  let cases = casesOf.get(writtenForms)
  if (!cases) casesOf.set(writtenForms, (cases = Uint8Array.from(writtenForms, caseOf)))
  const known = cases
  return place => {
    const form = firstForms[ids[place]!]! + (surfaces ? formOf(surfaces[place]!) : 0)
    return form < firstForms[ids[place]! + 1]! ? known[form]! : 0
  }
}

/**
 * A random sample of at most `most` ranges, in the order of the text (Knuth 1997, section 3.4.2, algorithm S). The
 * sample is the same for the same number of ranges. Even steps would coincide with a text that repeats at even
 * distances.
 */
export function someRanges({ from, to }: Ranges, most: number): Ranges {
  if (from.length <= most) return { from, to }
  const random = randomFrom('stretches')
  const chosen = new Int32Array(most)
  let taken = 0
  for (let k = 0; taken < most; k++) if (random.below(from.length - k) < most - taken) chosen[taken++] = k
  return { from: chosen.map(k => from[k]!), to: chosen.map(k => to[k]!) }
}
