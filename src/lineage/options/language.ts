import * as v from 'valibot'
import { must, type Option } from './option.ts'
import { phrase } from '../../phrase.ts'

/** The language of the text, which decides stems, abbreviations, elision and capitals; null: guessed from the text. */
export const language: Option<'language', string | null> = {
  name: 'language',
  flag: 'language',
  kind: 'text',
  help: 'language of the text, as en, de or pt-BR; unknown follows the rules of none [default: guessed]',
  default: null,
  schema: v.pipe(
    v.string(must('language', () => phrase`text`)),
    v.regex(
      /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$|^unknown$/,
      must('language', () => phrase`a code such as en, de or pt-BR, or unknown`),
    ),
  ),
  complete: code => code.toLowerCase(),
  // Nearly every run is in English, and a guess of `unknown` is no choice either.
  inName: code => (code === 'en' || code === 'unknown' ? '' : code),
  short: code => (code === 'en' || code === 'unknown' ? '' : code),
  place: 1,
  control: { place: 4 },
}
