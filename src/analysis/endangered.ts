import { passageStarts } from '../text/stream.ts'
import { isEndangered, type Forecast, type TypeForecast } from './forecast.ts'

/** Whether a type has a letter: a word as opposed to a mark or a number. */
export const isWordlike = (type: string) => /\p{L}/u.test(type)
/** Letters alone: a compound has relatives that Porter's rules do not see, and a possessive is a form of its word. */
const PLAIN = /^\p{L}[\p{L}\p{M}]*$/u

/** Words that are used once, in the order of the text. */
export interface UsedOnce {
  /** Those whose family, too, occurs only here: with them a stem is lost. */
  readonly alone: readonly TypeForecast[]
  /** How many have a relative that may outlive them. */
  readonly related: number
}

/** The plain words that a text uses once. Of tokens that are not words, every one is plain. */
export function usedOnce({ stream, types, tokenizer }: Forecast): UsedOnce {
  const once: TypeForecast[] = []
  for (const id of stream.ids) {
    const type = types[id - 1]
    if (type?.count === 1 && (!tokenizer.words || PLAIN.test(type.type))) once.push(type)
  }
  const alone = once.filter(({ familyCount }) => familyCount === 1)
  return { alone, related: once.length - alone.length }
}

/** Neighbouring passages, from `first` to before `end`, with their words. */
export interface Stretch {
  readonly first: number
  readonly end: number
  readonly words: number
  readonly endangered: number
}

/** Fewer words than this say nothing of a passage. */
const LEAST = 20

/**
 * The passage with the greatest share of words that have less than an even chance; of equals the first. It has at least 20 words;
 * where no passage has so many, as in verse, neighbouring ones are taken together; a text with fewer is taken whole.
 *
 * @returns nothing when no word is endangered
 */
export function mostEndangered(forecast: Forecast): Stretch | undefined {
  const passages = Array.from(tallies(forecast))
  const long = passages.filter(({ words }) => words >= LEAST)
  const found = (long.length > 0 ? long : joined(passages)).reduce<Stretch | undefined>(
    (best, stretch) => (best === undefined || share(stretch) > share(best) ? stretch : best),
    undefined,
  )
  return found && found.endangered > 0 ? found : undefined
}

const share = ({ endangered, words }: Stretch) => (words === 0 ? 0 : endangered / words)

function* tallies({ stream, types, generations }: Forecast): Generator<Stretch> {
  const word = Uint8Array.from([0, ...types.map(({ type }) => +isWordlike(type))])
  const danger = Uint8Array.from([0, ...types.map(type => +isEndangered(type, { generations }))])
  const starts = passageStarts(stream)
  for (let first = 0; first < stream.passages; first++) {
    let [words, endangered] = [0, 0]
    for (let at = starts[first]!; at < starts[first + 1]! - 1; at++) {
      const id = stream.ids[at]!
      words += word[id]!
      endangered += word[id]! & danger[id]!
    }
    yield { first, end: first + 1, words, endangered }
  }
}

/** From each passage on as many as have 20 words together; both ends move forwards only. */
function joined(passages: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = []
  let [end, words, endangered] = [0, 0, 0]
  for (const { first, words: own, endangered: lost } of passages) {
    for (; words < LEAST && end < passages.length; end++) {
      words += passages[end]!.words
      endangered += passages[end]!.endangered
    }
    if (words >= LEAST || first === 0) found.push({ first, end, words, endangered })
    words -= own
    endangered -= lost
  }
  return found
}
