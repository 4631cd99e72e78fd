import * as v from 'valibot'
import { bands, inBand } from '../../metrics/index.ts'
import type { FactsOf } from './values.ts'
import { idSchema } from './values.ts'

/** A set of words that a run defines: words of the human text that a generation lost, or still has. */
export const wordSetSchema = v.strictObject({
  words: v.picklist(['lost', 'left']),
  run: idSchema,
  generation: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
  /** The band of human counts; default any. */
  band: v.optional(v.picklist(bands.map(({ name }) => name))),
})
/** A set of words as exercise.json gives it. */
export type WordSet = v.InferOutput<typeof wordSetSchema>

/** Tests whether a word is in the set, ignoring case. */
export function wordTest(
  { words, run, generation, band }: WordSet,
  factsOf: FactsOf,
): (word: string) => boolean {
  const { types, counts } = factsOf(run)
  const within = bands.find(({ name }) => name === band)
  const ids = new Map(types.map((type, id) => [type, id]))
  return word => {
    const id = ids.get(folded(word))
    if (id === undefined || id === 0 || !inBand(counts[0]![id]!, within)) return false
    return words === 'lost' ? counts[generation]![id] === 0 : counts[generation]![id]! > 0
  }
}

/** The first ten words of the set by code unit, and the number of all. */
export function wordsOf(set: WordSet, factsOf: FactsOf): { some: string[]; all: number } {
  const isIn = wordTest(set, factsOf)
  const found = factsOf(set.run)
    .types.filter(type => /^\p{L}+$/u.test(type) && isIn(type))
    .sort()
  return { some: found.slice(0, 10), all: found.length }
}

/**
 * The words or names in an answer as people list them: set apart by commas, semicolons, line ends or `and`, without quotation marks around
 * them and full stops after them; in small letters, each once.
 *
 * @returns nothing where the answer is neither a text nor a list of texts
 */
export function listed(answer: unknown): string[] | undefined {
  const list: unknown = typeof answer === 'string' ? answer.split(/[,;\n]|\s(?:and|und|&)\s/) : answer
  if (!Array.isArray(list) || !list.every(one => typeof one === 'string')) return undefined
  return [...new Set(list.map(bare))].filter(one => one !== '')
}

/** The option that an answer names: alone, or at its beginning where it names no other. */
export function optionIn(answer: unknown, options: Readonly<Record<string, string>>): string | undefined {
  const words = typeof answer === 'string' ? (folded(answer).match(/[\p{L}\p{N}-]+/gu) ?? []) : []
  const named = [...new Set(words.filter(word => Object.hasOwn(options, word)))]
  const isFirst = words.slice(0, 2).includes(named[0] ?? '')
  return named.length === 1 && isFirst ? named[0] : undefined
}

/**
 * The options that a list names, each once, and `copy A` as `a`; what is none stays as it was written. As {@link listed}; an arrow and
 * `then` set options apart, too. Numbers in front, as in `1. x 2. y` or `2nd: y`, say the order.
 */
export function optionsListed(
  answer: unknown,
  options: Readonly<Record<string, string>>,
): string[] | undefined {
  const apart = typeof answer === 'string' ? answer.replace(/\s(?:then|dann)\s|-+>|→|\s(?=\d+\s?[.):]\s)|\s(?=\d+(?:st|nd|rd|th)\s)/gi, '\n') : answer // prettier-ignore
  const named = listed(apart)?.map(one => {
    const [, number, rest = one] = NUMBERED.exec(one) ?? []
    return {
      name: optionIn(rest, options) ?? rest,
      number: number === undefined ? undefined : Number(number),
    }
  })
  if (!named) return undefined
  const numbers = new Set(named.map(({ number }) => number))
  const isNumbered = !numbers.has(undefined) && numbers.size === named.length
  const inOrder = isNumbered ? [...named].sort((a, b) => a.number! - b.number!) : named
  return [...new Set(inOrder.map(({ name }) => name))]
}

/** A number in front, as in `1. x`, `1) x`, `1: x`, `1st x` or `1 x`. */
const NUMBERED = /^(\d{1,2})(?:st|nd|rd|th)?\s?[.):]?\s+(.+)$/s

/** A word without what stands around it. */
function bare(text: string): string {
  return unquoted(folded(text).replace(/[.!?]+$/, ''))
}

/** Quotation marks as languages and keyboards have them, around something that has none of them in it; or single ones around anything. */
const QUOTED = /^(?:["“”„‟«»]([^"“”„‟«»]*)["“”„‟«»]|['‘’‚‹›](.*)['‘’‚‹›])$/s

/** What people write, without the quotation marks around it, and without blanks there. */
export function unquoted(text: string): string {
  const bare = text.trim()
  const [, inDouble, inSingle] = QUOTED.exec(bare) ?? []
  return (inDouble ?? inSingle ?? bare).trim()
}

/** Folds a word for comparison: NFC, trimmed, lower case, ’ as '. */
export function folded(word: string): string {
  return word.normalize('NFC').trim().replaceAll('’', "'").toLowerCase()
}
