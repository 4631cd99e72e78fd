import { ngramsOf } from '../../metrics/features/ngrams.ts'
import { everywhere, narrow, type SuffixIndex } from '../../model/index/suffix-index.ts'
import { passageFinder } from '../../text/places.ts'
import { BOUNDARY } from '../../text/stream.ts'
import type { Echo } from './copied.ts'
import { longestSpans } from './spans.ts'

/** Tokens from a place on that are compared, at most. */
const MAX_LENGTH = 256

/**
 * Finds the spans of a passage that also occur elsewhere in the same text, of `least` tokens or more.
 *
 * @param occurrences suffix array of the whole text, at least `least` tokens deep
 * @param name of the generation, as in `B`, which names its passages
 * @param start the place of the passage's first token
 */
export function repeatedSpans(
  occurrences: SuffixIndex,
  { name, start, least }: { name: string; start: number; least: number },
): Echo[] {
  const { ids } = occurrences.stream
  const echoes: ReturnType<typeof echoOf>[] = []
  for (let place = start; ids[place] !== BOUNDARY; place++) echoes.push(echoOf(occurrences, place, least))
  const placeOf = passageFinder(occurrences.stream)
  return longestSpans(
    echoes.map(({ length }) => length),
    least,
  ).map(span => {
    const { place, times } = echoes[span.token]!
    const { passage, token } = placeOf(place)
    return { ...span, passage: `${name}/${passage + 1}`, at: token, times }
  })
}

/** The longest match of this place with another place, the first such place, and their number. */
function echoOf(
  occurrences: SuffixIndex,
  place: number,
  least: number,
): { length: number; place: number; times: number } {
  const { sorted, stream } = occurrences
  let interval = everywhere(occurrences)
  for (let offset = 0; offset < least; offset++) {
    const id = stream.ids[place + offset]!
    if (id === BOUNDARY) return { length: 0, place, times: 0 }
    interval = narrow(occurrences, interval, offset, id)
  }
  let best = { length: 0, place, times: 0 }
  for (const other of sorted.subarray(interval.low, interval.high)) {
    if (other === place) continue
    const length = alongside(stream.ids, place, other)
    if (length > best.length) best = { length, place: other, times: 1 }
    else if (length === best.length)
      best = { length, place: Math.min(best.place, other), times: best.times + 1 }
  }
  return best
}

function alongside(ids: Int32Array, a: number, b: number): number {
  let length = 0
  while (length < MAX_LENGTH && ids[a + length] !== BOUNDARY && ids[a + length] === ids[b + length])
    length += 1
  return length
}

/**
 * Counts the tokens of a text that lie in n-grams of `length` tokens which the text has twice or more.
 *
 * @param occurrences at least `length` tokens deep
 */
export function tokensRepeated(occurrences: SuffixIndex, length: number): number {
  const { typeAt, types } = ngramsOf(occurrences, length)
  const counts = new Int32Array(types)
  for (const type of typeAt) if (type >= 0) counts[type]! += 1
  let tokens = 0
  let end = 0
  typeAt.forEach((type, place) => {
    if (type >= 0 && counts[type]! > 1) end = place + length
    if (place < end) tokens += 1
  })
  return tokens
}
