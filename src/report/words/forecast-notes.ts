import { isWordlike } from '../../analysis/endangered.ts'
import type { Forecast } from '../../analysis/forecast.ts'
import { inNumber } from '../format/numbers.ts'

/** Whether a text has words, as opposed to marks and numbers: without them none can be named. */
export const hasWords = ({ types }: Forecast) => types.some(({ type }) => isWordlike(type))

/** Why no passage has the most to lose. */
export function nothingToLose(forecast: Forecast): string {
  const { words, title } = forecast.tokenizer
  if (!hasWords(forecast))
    return words
      ? 'There are no words in this text: none of its tokens has a letter.'
      : 'There are no letters in this text.'
  return `No ${inNumber(1, title)} is more likely gone than there after the last round.`
}

/** Chinese characters and Japanese letters, which are written without spaces. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
/** Letters of a word of them, on average, at the most: what is longer was not cut into words. */
const MAX_LETTERS_PER_WORD = 3

/** A remark on a text whose words are not set apart by spaces; nothing where they are. */
export function unspacedNote({ tokenizer, types }: Forecast): string {
  const own = types.filter(({ type }) => UNSPACED.test(type))
  const tokens = own.reduce((sum, { count }) => sum + count, 0)
  const letters = own.reduce((sum, { type, count }) => sum + count * Array.from(type).length, 0)
  const all = types.reduce((sum, { type, count }) => sum + (isWordlike(type) ? count : 0), 0)
  if (!tokenizer.words || tokens * 2 <= all || letters <= MAX_LETTERS_PER_WORD * tokens) return ''
  return 'Note: this text has no spaces between its words, so that whole clauses count as words. --tokens char reads it character by character.'
}
