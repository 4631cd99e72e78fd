import { OF_EXCERPT } from '../features/text-features.ts'
import { BOUNDARY } from '../../text/stream.ts'
import type { Metric } from '../metric.ts'

/** Type-token ratio at which a factor ends. */
const THRESHOLD = 0.72

/** MTLD has two conventions: implementations differ in when a factor ends, and so do their numbers. */
interface Convention {
  readonly ends: (ratio: number, length: number) => boolean
  /** Factors of a text whose ratio never falls to the threshold. */
  readonly none: (ratio: number) => number
  /** Whether the last factor of the text can be complete; otherwise it always counts in part. */
  readonly lastEnds: boolean
}

/** A factor ends as soon as the ratio is at the threshold, however short it is (LexicalRichness by Shen). */
const ANY_LENGTH: Convention = {
  ends: ratio => ratio <= THRESHOLD,
  none: ratio => (ratio === 1 ? 1 : (1 - ratio) / (1 - THRESHOLD)),
  lastEnds: true,
}

/**
 * A factor ends when the ratio is below the threshold and it has ten tokens or more (lexical_diversity by Kyle).
 */
const TEN_TOKENS: Convention = {
  ends: (ratio, length) => ratio < THRESHOLD && length >= 10,
  none: ratio => (1 - ratio) / (1 - THRESHOLD),
  lastEnds: false,
}

const SHARED = {
  title: 'words in a row until the type-token ratio is down to 0.72',
  unit: 'tokens',
  collapse: 'down',
  needs: 'text',
  subject: 'written',
  lengths: 'any',
} as const

export const mtld: Metric = {
  ...SHARED,
  name: 'mtld',
  source: `McCarthy and Jarvis 2010, forwards and backwards; a span ends at a ratio of 0.72 or less, whatever its length; ${OF_EXCERPT}`,
  caveat:
    'differs from mtld-ten by convention only; a model that keeps to no subject has more than the human row, though it has lost words',
  measure: features => mean(features.excerpt().ids, features.vocabulary.unknown, ANY_LENGTH),
}

export const mtldTen: Metric = {
  ...SHARED,
  name: 'mtld-ten',
  title: 'the same, over spans of at least ten words',
  source: `McCarthy and Jarvis 2010, forwards and backwards; a span ends below a ratio of 0.72 and has at least ten tokens (Kyle 2020); ${OF_EXCERPT}`,
  caveat: 'by this convention a text that repeats no word has 0, though it is as varied as can be',
  measure: features => mean(features.excerpt().ids, features.vocabulary.unknown, TEN_TOKENS),
}

function mean(ids: Int32Array, types: number, convention: Convention): number | undefined {
  const tokens = ids.filter(id => id !== BOUNDARY)
  if (tokens.length === 0) return undefined
  const forwards = lengthOf(tokens, types, convention)
  return (forwards + lengthOf(tokens.reverse(), types, convention)) / 2
}

/** Tokens / factors. The unfinished last factor counts by how far its ratio has fallen. */
function lengthOf(tokens: Int32Array, types: number, { ends, none, lastEnds }: Convention): number {
  const seenIn = new Int32Array(types + 1)
  let [factors, length, different] = [0, 0, 0]
  for (let place = 0; place < tokens.length; place++) {
    const id = tokens[place]!
    length += 1
    if (seenIn[id] !== factors + 1) different += 1
    seenIn[id] = factors + 1
    if (!ends(different / length, length) || (!lastEnds && place + 1 === tokens.length)) continue
    factors += 1
    ;[length, different] = [0, 0]
  }
  const ratio = length === 0 ? 1 : different / length
  const all = factors === 0 ? none(ratio) : factors + (1 - ratio) / (1 - THRESHOLD)
  return all === 0 ? 0 : tokens.length / all
}
