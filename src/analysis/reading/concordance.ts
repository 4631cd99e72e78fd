import { passageFinder, tokenPlaces } from '../../text/places.ts'
import { BOUNDARY } from '../../text/stream.ts'
import type { KeptRun } from './kept-run.ts'

/** A place of the human text where some words stand, in its line. */
export interface ConcordanceLine {
  /** The passage, as in `moby-dick/120`. */
  readonly passage: string
  /** The line before the words; `…` where it was cut. */
  readonly before: string
  /** The words themselves, and the blank after them. */
  readonly words: string
  /** The token that follows, as it is written there; empty where the passage ends. */
  readonly next: string
  /** The id of that token; the boundary where the passage ends. */
  readonly id: number
  readonly after: string
}

/** The places where some words stand (a concordance, or keyword in context). */
export interface Concordance {
  /** The number of words that were looked for: fewer than the order allows where the human text never has them in a row. */
  readonly context: number
  /** The number of places. */
  readonly total: number
  /** Some of the places, in the order of the text. */
  readonly lines: readonly ConcordanceLine[]
}

/** Characters of a line on either side of the words. */
const AROUND = 60

/**
 * Finds the places of the human text where the last words of a passage stand: those that model A draws its next token from.
 *
 * @param words ids of a passage's beginning, without the boundary
 * @param shown the number of the first place that is returned with its line, from 0, and how many are
 */
export function concordance(
  kept: KeptRun,
  words: readonly number[],
  { from, count }: { from: number; count: number },
): Concordance {
  const { plan, human } = kept.baseline
  const past = [BOUNDARY, ...words]
  let context: readonly number[] = past.slice(Math.max(0, past.length - plan.order + 1))
  let places = placesAfter(human.stream.ids, context)
  while (places.length === 0 && context.length > 0) {
    context = context.slice(1)
    places = placesAfter(human.stream.ids, context)
  }
  const placeOf = passageFinder(human.stream)
  return {
    context: context.filter(id => id !== BOUNDARY).length,
    total: places.length,
    lines: places.slice(from, from + count).map(place => {
      const { passage, token } = placeOf(place)
      return { ...lineAt(kept, passage, { token, context: context.length }), id: human.stream.ids[place]! }
    }),
  }
}

/** The places of a text that come after a context. */
function placesAfter(ids: Int32Array, context: readonly number[]): number[] {
  const length = context.length
  const places: number[] = []
  for (let at = Math.max(1, length); at < ids.length; at++) {
    let k = length
    while (k > 0 && ids[at - length + k - 1] === context[k - 1]) k -= 1
    if (k === 0) places.push(at)
  }
  return places
}

function lineAt(
  { baseline, passages }: KeptRun,
  passage: number,
  { token, context }: { token: number; context: number },
): Omit<ConcordanceLine, 'id'> {
  const { id, text } = passages[passage]!
  const places = tokenPlaces(text, baseline.vocabulary.tokenizer)
  const first = places[Math.max(0, token - context)]?.from ?? text.length
  const begin = places[token]?.from ?? text.length
  const end = places[token]?.to ?? text.length
  const flat = (part: string) => part.replace(/\s+/g, ' ')
  return {
    passage: id,
    before: flat(cutBefore(text.slice(0, first))),
    words: flat(text.slice(Math.min(first, begin), begin)),
    next: text.slice(begin, end),
    after: flat(cutAfter(text.slice(end))),
  }
}

/** The end of a text, cut between words. */
function cutBefore(text: string): string {
  if (text.length <= AROUND) return text
  const rest = text.slice(-AROUND)
  return `… ${rest.slice(rest.search(/\s/) + 1)}`
}

/** The beginning of a text, cut between words. */
function cutAfter(text: string): string {
  if (text.length <= AROUND) return text
  const rest = text.slice(0, AROUND)
  const blank = rest.lastIndexOf(' ')
  return `${blank > 0 ? rest.slice(0, blank) : rest} …`
}
