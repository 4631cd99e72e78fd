import { isWordlike, mostEndangered, usedOnce } from '../../analysis/endangered.ts'
import { bandForecasts, expectedTypes, isEndangered, type Forecast } from '../../analysis/forecast.ts'
import { clipped, marked } from '../format/marked.ts'
import { columnsOf } from '../format/terminal.ts'
import { counted, grouped, inNumber, percent, times, verbFor } from '../format/numbers.ts'
import { FEWEST_CASES, FEWEST_TOKENS } from '../../theory/verdicts.ts'
import { hasStems } from '../../text/natural.ts'
import { evenIndices } from '../tables/overview.ts'
import { table } from '../format/table.ts'

/** The longest word that is printed, in characters. */
const MAX_WORD_CHARACTERS = 30

/** The generations that are shown: 1, 2, 5 and the last. */
function shownGenerations({ generations }: Forecast): number[] {
  return [...new Set([1, 2, 5, generations])].filter(t => t <= generations)
}

const rounds = (count: number) => counted(count, 'rounds')

/** The length of the text: tokens and types. */
export function forecastSize({ stream, types, tokenizer }: Forecast): string {
  return `${counted(stream.words, 'tokens')} · ${counted(types.length, `different ${tokenizer.title}`)}`
}

/** The forecast for the whole text in plain words; of fewer than thirty types no number. */
export function forecastStory(forecast: Forecast): string {
  const { types, tokenizer } = forecast
  const [first = 1, ...later] = shownGenerations(forecast)
  const left = (t: number) => grouped(expectedTypes(forecast, t))
  const marks = tokenizer.words ? ' (punctuation marks count, too)' : ''
  const rest = later.map(t => `${left(t)} after ${t}`)
  const last = rest.pop()
  const model =
    'A model reads this text and writes one of the same length; the next model reads only that, and so on.'
  if (types.length < FEWEST_CASES)
    return `${model} The text has ${counted(types.length, `different ${tokenizer.title}`)}${marks}: fewer than ${FEWEST_CASES}, too few to say how many are left.`
  return [
    model,
    `Of the ${counted(types.length, `different ${tokenizer.title}`)}${marks}, about ${left(first)} ${verbFor(expectedTypes(forecast, first))} expected to be left after 1 round`,
  ]
    .join(' ')
    .concat(...rest.map(part => `, ${part}`), last === undefined ? '.' : ` and ${last}.`)
}

/**
 * A table by frequency band: the number of types, the mean of their survival odds, and their half-lives. Where a line is too short,
 * generations between the first and the last are left out.
 *
 * @param width columns of a line; default no limit
 */
export function forecastTable(forecast: Forecast, { width = Infinity }: { width?: number } = {}): string {
  const all = shownGenerations(forecast)
  const choices = Array.from({ length: Math.max(1, all.length - 1) }, (_, left) =>
    all.filter((_, index) => index === 0 || index > left),
  )
  const fits = (shown: readonly number[]) => columnsOf(bandTable(forecast, shown).split('\n')[1]!) <= width
  return bandTable(forecast, choices.find(fits) ?? choices.at(-1)!, width)
}

function bandTable(forecast: Forecast, shown: readonly number[], width = Infinity): string {
  const rows = bandForecasts(forecast).map(({ band, types, chances, halfLives: [from, to] }) => [
    `used ${times(band)}`,
    grouped(types),
    ...shown.map(t => percent(chances[t - 1]!)),
    from === to ? grouped(from) : `${grouped(from)}–${grouped(to)}`,
  ])
  const heads = shown.map((t, index) => (index === 0 ? `after ${t}` : String(t)))
  return table(['chance of being used', 'how many', ...heads, 'half-life'], rows, { width })
}

/**
 * Words that are used once and have no relative, in an evenly spaced sample.
 *
 * @param limit the largest number of words
 */
export function loneWords(forecast: Forecast, { limit }: { limit: number }): string {
  const { words, title } = forecast.tokenizer
  const { alone, related } = usedOnce(forecast)
  if (alone.length === 0)
    return `No ${words ? 'content word' : inNumber(1, title)} is used once${words ? ' without a relative in the text' : ''}.`
  const named = evenIndices(alone.length, limit).map(index =>
    clipped(alone[index]!.form, MAX_WORD_CHARACTERS),
  )
  const left = alone.length - named.length
  const list =
    left === 0
      ? `In the order of the text: ${named.join(', ')}`
      : `Spread evenly over the text, ${named.length} of them: ${named.join(', ')} … and ${grouped(left)} more`
  const others = related === 0 ? '' : ` (${grouped(related)} more ${related === 1 ? 'has' : 'have'} one)`
  // Without stems no word is known to have a relative, and none to be a content word.
  const stems = words && hasStems(forecast.tokenizer.language)
  const kin = stems
    ? `, with no relative in the text to carry the stem${others}`
    : words
      ? ', punctuation marks aside'
      : ''
  return `${counted(alone.length, stems ? `content ${title}` : title)} ${verbFor(alone.length)} used once${kin}. ${list}`
}

/** A passage with marks around the words that it is expected to lose. */
export interface EndangeredPassage {
  readonly heading: string
  readonly text: string
  readonly legend: string
}

/** The passage with the largest share of endangered words; nothing when no word is endangered. */
export function endangeredPassage(forecast: Forecast): EndangeredPassage | undefined {
  const { passages, types, tokenizer, generations } = forecast
  const found = mostEndangered(forecast)
  if (found === undefined) return undefined
  const danger = types.filter(type => isEndangered(type, forecast) && isWordlike(type.type))
  const names = new Set(danger.map(({ type }) => type))
  const own = passages.slice(found.first, found.end)
  const prose = own.map(passage => passage.text).join('\n')
  const { text, open, close } = marked(prose, tokenizer, type => names.has(type))
  return {
    heading: `${passageHeading(own)}: ${grouped(found.endangered)} of ${own.length === 1 ? 'its' : 'their'} ${counted(found.words, tokenizer.title)}`,
    text,
    legend: `${open}in brackets${close}: less than an even chance of being used anywhere after ${rounds(generations)}`,
  }
}

/** Names a passage, or several short ones together, by id. */
function passageHeading(own: readonly { readonly id: string }[]): string {
  const [first, last] = [own[0]!.id, own.at(-1)!.id]
  return own.length === 1
    ? `The passage with the most to lose (${first})`
    : `The ${own.length} short passages with the most to lose (${first} to ${last})`
}

/** Says what the numbers are and what they are not. */
export function forecastScope({ stream, generations }: Forecast): string {
  const small =
    stream.words < FEWEST_TOKENS
      ? ' Of so short a text a single run is mostly chance and can be far off.'
      : ''
  return `Nothing was run for ${generations === 1 ? 'this round' : `these ${rounds(generations)}`}: it is what theory expects, on average, of n-gram models that copy what they have read. It says nothing about large models.${small}`
}

/** Whether a text has words, and not only marks and numbers. */
export const hasWords = ({ types }: Forecast) => types.some(({ type }) => isWordlike(type))

/** Says why no passage is expected to lose words. */
export function nothingToLose(forecast: Forecast): string {
  const { words, title } = forecast.tokenizer
  if (!hasWords(forecast))
    return words
      ? 'There are no words in this text: none of its tokens has a letter.'
      : 'There are no letters in this text.'
  return `No ${inNumber(1, title)} is more likely lost than still used after the last round.`
}
