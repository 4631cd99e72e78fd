import { isWordlike } from '../../analysis/endangered.ts'
import type { Forecast } from '../../analysis/forecast.ts'
import { inNumber } from '../format/numbers.ts'

/** Whether a text has words, and not only marks and numbers. */
export const hasWords = ({ types }: Forecast) => types.some(({ type }) => isWordlike(type))

/** Says why no passage is expected to lose words. */
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
/** The largest mean length of such words, in letters; longer ones were not cut into words. */
const MAX_LETTERS_PER_WORD = 3

/** A note on a text without spaces between its words; empty for other texts. */
export function unspacedNote({ tokenizer, types }: Forecast): string {
  const own = types.filter(({ type }) => UNSPACED.test(type))
  const tokens = own.reduce((sum, { count }) => sum + count, 0)
  const letters = own.reduce((sum, { type, count }) => sum + count * Array.from(type).length, 0)
  const all = types.reduce((sum, { type, count }) => sum + (isWordlike(type) ? count : 0), 0)
  if (!tokenizer.words || tokens * 2 <= all || letters <= MAX_LETTERS_PER_WORD * tokens) return ''
  return 'Note: this text has no spaces between its words, so that whole clauses count as words. --tokens char reads it character by character.'
}
