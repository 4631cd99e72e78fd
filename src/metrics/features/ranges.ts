import { randomFrom } from '../../random.ts'
import { IntList } from '../../arrays.ts'
import { sentenceStarts } from '../../text/sentences.ts'
import { passageStarts, type Stream } from '../../text/stream.ts'
import type { Vocabulary } from '../../text/vocabulary.ts'

/** Stretches of a text by their places: stretch k is `ids[from[k] … to[k] − 1]`. */
export interface Ranges {
  readonly from: Int32Array
  readonly to: Int32Array
}

/** The passages of a text; empty ones too. */
export function passageRanges(stream: Stream): Ranges {
  const starts = passageStarts(stream)
  return { from: starts.slice(0, -1), to: starts.subarray(1).map(start => start - 1) }
}

/** The sentences of a text; a sentence ends with its passage. */
export function sentenceRanges(stream: Stream, { roles }: Vocabulary): Ranges {
  const passages = passageRanges(stream)
  const from = new IntList()
  const to = new IntList()
  let inPassage = new Uint8Array(1024)
  for (let passage = 0; passage < passages.from.length; passage++) {
    const begin = passages.from[passage]!
    const end = passages.to[passage]!
    if (end - begin > inPassage.length) inPassage = new Uint8Array(2 * (end - begin))
    for (let place = begin; place < end; place++) inPassage[place - begin] = roles[stream.ids[place]!]!
    const starts = sentenceStarts(inPassage.subarray(0, end - begin))
    for (let number = 0; number < starts.length; number++) {
      from.push(begin + starts[number]!)
      to.push(begin + (starts[number + 1] ?? end - begin))
    }
  }
  return { from: from.array(), to: to.array() }
}

/**
 * At most so many of the stretches, in the order of the text, each as likely as any other (Knuth 1997, section 3.4.2, algorithm S);
 * the same ones for the same text. Even steps would fall in with what a text repeats at even distances.
 */
export function someRanges({ from, to }: Ranges, most: number): Ranges {
  if (from.length <= most) return { from, to }
  const random = randomFrom('stretches')
  const chosen = new Int32Array(most)
  let taken = 0
  for (let k = 0; taken < most; k++) if (random.below(from.length - k) < most - taken) chosen[taken++] = k
  return { from: chosen.map(k => from[k]!), to: chosen.map(k => to[k]!) }
}
