import { passageStarts } from '../text/stream.ts'
import { isEndangered, type Forecast, type TypeForecast } from './forecast.ts'

/** Whether a type has a letter: a word, not a mark or a number. */
export const isWordlike = (type: string) => /\p{L}/u.test(type)
/** Letters only. A compound has relatives that Porter's rules miss, and a possessive is a form of its word. */
const LETTERS_ONLY = /^\p{L}[\p{L}\p{M}]*$/u

/** Words that the text uses once, in the order of the text. */
export interface UsedOnce {
  /** Words whose whole family occurs once: their stem is lost with them. */
  readonly alone: readonly TypeForecast[]
  /** Number of words with a relative that may outlive them. */
  readonly related: number
}

/** Finds the words of letters only that a text uses once. Where tokens are not words, every type counts. */
export function usedOnce({ stream, types, tokenizer }: Forecast): UsedOnce {
  const once: TypeForecast[] = []
  for (const id of stream.ids) {
    const type = types[id - 1]
    if (type?.count === 1 && (!tokenizer.words || LETTERS_ONLY.test(type.type))) once.push(type)
  }
  const alone = once.filter(({ familyCount }) => familyCount === 1)
  return { alone, related: once.length - alone.length }
}

/** A range of neighbouring passages, from `first` to before `end`, with its words. */
export interface PassageRange {
  readonly first: number
  readonly end: number
  readonly words: number
  readonly endangered: number
}

/** A passage, with the letters of its words. */
interface CountedPassage extends PassageRange {
  readonly letters: number
}

/** Fewest words of a range that is compared. */
const MIN_WORDS = 20
/** Letters of the average word of prose, at least: a title page sets its capitals apart, and each counts as a word. */
const MIN_LETTERS = 2

/**
 * Finds the passage with the greatest share of words that have less than an even chance; ties go to the first. It
 * has 20 words or more. If no passage has 20, as in verse, neighbouring passages are joined. A text with fewer
 * words is taken whole.
 *
 * @returns nothing when no word is endangered
 */
export function mostEndangered(forecast: Forecast): PassageRange | undefined {
  const passages = Array.from(countEndangered(forecast))
  const long = passages.filter(({ words }) => words >= MIN_WORDS)
  const prose = long.some(isProse) ? long.filter(isProse) : long
  const found = (prose.length > 0 ? prose : joinToMinimum(passages)).reduce<PassageRange | undefined>(
    (best, range) => (best === undefined || share(range) > share(best) ? range : best),
    undefined,
  )
  return found && found.endangered > 0 ? found : undefined
}

/** Whether words are written as words, not letter by letter. */
const isProse = ({ letters, words }: CountedPassage) => letters >= MIN_LETTERS * words

const share = ({ endangered, words }: PassageRange) => (words === 0 ? 0 : endangered / words)

function* countEndangered({ stream, types, generations }: Forecast): Generator<CountedPassage> {
  const word = Uint8Array.from([0, ...types.map(({ type }) => +isWordlike(type))])
  const letters = Uint32Array.from([0, ...types.map(({ type }) => (isWordlike(type) ? type.length : 0))])
  const danger = Uint8Array.from([0, ...types.map(type => +isEndangered(type, { generations }))])
  const starts = passageStarts(stream)
  for (let first = 0; first < stream.passages; first++) {
    let [words, endangered, written] = [0, 0, 0]
    for (let at = starts[first]!; at < starts[first + 1]! - 1; at++) {
      const id = stream.ids[at]!
      words += word[id]!
      endangered += word[id]! & danger[id]!
      written += letters[id]!
    }
    yield { first, end: first + 1, words, endangered, letters: written }
  }
}

/** Joins each passage with those after it until they have 20 words. Both ends only move forwards. */
function joinToMinimum(passages: readonly PassageRange[]): PassageRange[] {
  const found: PassageRange[] = []
  let [end, words, endangered] = [0, 0, 0]
  for (const { first, words: own, endangered: lost } of passages) {
    for (; words < MIN_WORDS && end < passages.length; end++) {
      words += passages[end]!.words
      endangered += passages[end]!.endangered
    }
    if (words >= MIN_WORDS || first === 0) found.push({ first, end, words, endangered })
    words -= own
    endangered -= lost
  }
  return found
}
