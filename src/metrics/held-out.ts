import { distance } from './distance/index.ts'
import { copying } from './copying/index.ts'
import { groups } from './index.ts'
import { independentPerplexity, writtenPerplexity } from './prediction/passage-perplexity.ts'
import { isNumbered, type Metric, type Numbered } from './metric.ts'
import { numbered, phrase } from '../phrase.ts'

/**
 * The fewest tokens of held-out text on which a number may rest. Surprisal varies by about 4 bits from token to token, so that a
 * perplexity from n tokens is known to 4/√n bits: at 100 tokens to a third, which is as much as generations commonly differ.
 */
export const FEWEST_HELD_OUT = 100

/** Names of measures, and of numbered families before their number. */
interface Names {
  readonly single: ReadonlySet<string>
  readonly numbered: ReadonlySet<string>
}

function namesOf(entries: readonly (Metric | Numbered)[]): Names {
  return {
    single: new Set(entries.filter(entry => !isNumbered(entry)).map(({ name }) => name)),
    numbered: new Set(entries.filter(isNumbered).map(({ name }) => name)),
  }
}

const predicted = groups
  .flatMap(({ metrics }) => metrics)
  .filter(
    entry => (isNumbered(entry) ? entry.make(entry.usual[0] ?? entry.from) : entry).subject === 'held-out',
  )

/** What predicts the held-out text, is counted in it or learned from it, and distances, which are taken on samples as long as it. */
const resting = namesOf([...predicted, ...distance.metrics, independentPerplexity])

/** What is copied, and how likely A finds it: of the human text itself, it is taken of the held-out text. */
const restingOfHuman = namesOf([...copying.metrics, writtenPerplexity])

const has = ({ single, numbered }: Names, name: string) =>
  single.has(name) || numbered.has(name.replace(/-\d+$/, ''))

/**
 * Whether a measure, or a part of it, rests on the held-out part of the text: what predicts it or is counted in it, and distances,
 * which are taken on samples as long as it. Perplexity on another text does not.
 *
 * @param row as metrics.csv names it, such as `perplexity/1`
 * @param generation 0 for the human text, of which what is copied rests on its held-out part too
 */
export function restsOnHeldOut(row: string, generation?: number): boolean {
  const [name = '', part = ''] = row.split('/')
  if (part.startsWith('test:')) return false
  return has(resting, name) || (generation === 0 && has(restingOfHuman, name))
}

/** Whether there is held-out text, and too little for a number to rest on it. @param tokens nothing where none was asked for */
export const isHeldOutShort = (tokens: number | null | undefined): tokens is number =>
  tokens !== null && tokens !== undefined && tokens < FEWEST_HELD_OUT

/**
 * The rows that are shown to people: those that rest on held-out text are left out where there is too little of it.
 *
 * @param tokens of held-out text, nothing where none was asked for
 */
export function rowsToShow<Row extends { readonly metric: string; readonly generation?: number }>(
  rows: readonly Row[],
  tokens: number | null | undefined,
): readonly Row[] {
  if (!isHeldOutShort(tokens)) return rows
  return rows.filter(({ metric, generation }) => !restsOnHeldOut(metric, generation))
}

/** The measures by name that are shown to people, of those that were asked for. See {@link rowsToShow}. */
export function metricsToShow(
  names: readonly string[] | null,
  tokens: number | null | undefined,
): readonly string[] | null {
  return names !== null && isHeldOutShort(tokens) ? names.filter(name => !restsOnHeldOut(name)) : names
}

/** Why a number that rests on held-out text is not told, as a part of a sentence; nothing where there is enough of it. */
export function heldOutReason(tokens: number | null | undefined): string | undefined {
  if (!isHeldOutShort(tokens)) return undefined
  if (tokens === 0) return phrase`no text is held out`
  return phrase`the held-out text has ${numbered(tokens, 'tokens')}, fewer than ${FEWEST_HELD_OUT}`
}

/**
 * What a text says that has too little held-out text for a number to rest on it.
 *
 * @param tokens of held-out text, nothing where none was asked for
 * @param where names what has the numbers that are not shown; default `--json`, nothing where nothing has them
 * @returns a sentence or several, nothing where there is enough
 */
export function heldOutSays(
  tokens: number | null | undefined,
  where: string | null = '--json',
): string | undefined {
  if (!isHeldOutShort(tokens)) return undefined
  if (tokens === 0)
    return phrase`No text is held out, so that perplexity, guesses, coverage and distances are not measured.`
  const why = phrase`The held-out text has ${numbered(tokens, 'tokens')}, too few to say anything: at least ${FEWEST_HELD_OUT} are needed.`
  return where === null
    ? phrase`${why} Perplexity, guesses, coverage and distances are not shown here.`
    : phrase`${why} Perplexity, guesses, coverage and distances are not shown here; ${where} has them.`
}
