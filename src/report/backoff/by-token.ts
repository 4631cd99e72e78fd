import { powerOfTen, type BackoffToken } from '../../backoff/score.ts'
import { rounded } from '../format/rows.ts'
import { table } from '../format/table.ts'

/** A token or a word of a text as a model predicts it. */
export interface TokenRow {
  /** The number of its passage, or line, from 1. */
  readonly passage: number
  /** Its number in the passage, from 1; the end mark has the last. */
  readonly position: number
  /** As it stands in the text; `</s>` for the end mark. */
  readonly token: string
  /** Tokens of the longest n-gram of the model that ends here, so that its context is one shorter; of a word that of its first token. */
  readonly ngram: number
  /** Logarithm to the base 10 of its probability. */
  readonly log10: number
  /** Whether the model does not know it; of a word, whether it does not know one of its tokens. */
  readonly unknown: boolean
}

/** A text that was scored token by token. */
interface ScoredTokens {
  readonly tokens: Iterable<BackoffToken>
  /** Words by number, `</s>` at 0, and the numbers of the text, a boundary first. */
  readonly words: readonly string[]
  readonly numbers: Int32Array
  /** The id of what the model does not know. */
  readonly unknown: number
}

/** The rows of a text, a token each. */
export function* tokenRows({ tokens, words, numbers, unknown }: ScoredTokens): Generator<TokenRow> {
  let [passage, position, place] = [1, 0, 1]
  for (const { id, length, logProb } of tokens) {
    const number = numbers[place++]!
    position += 1
    yield { passage, position, token: words[number]!, ngram: length, log10: logProb, unknown: id === unknown }
    if (number === 0) [passage, position] = [passage + 1, 0]
  }
}

/**
 * Joins the rows of characters to words: the probabilities of a word's characters and of the blanks behind it are multiplied, since a
 * word is known to end only there (Pimentel and Meister 2024, 2406.14561). The end mark has a row of its own, so that all rows add up to the text.
 *
 * @param blank the token that stands for a blank
 */
export function* wordRows(characters: Iterable<TokenRow>, blank: string): Generator<TokenRow> {
  let open: TokenRow | undefined
  let [position, isOver] = [0, false]
  for (const row of characters) {
    const isEnd = row.token === END
    const isBlank = row.token === blank
    if (open && (isEnd || (isOver && !isBlank))) {
      yield open
      open = undefined
    }
    if (isEnd) {
      yield { ...row, position: position + 1 }
      position = 0
    } else if (!open) open = { ...row, position: (position += 1), token: isBlank ? '' : row.token }
    else {
      const token = isBlank ? open.token : open.token + row.token
      open = { ...open, token, log10: open.log10 + row.log10, unknown: open.unknown || row.unknown }
    }
    isOver = isBlank
  }
}

const END = '</s>'

/** Columns of rows of tokens, in files and in the terminal. */
export const TOKEN_COLUMNS = ['passage', 'position', 'token', 'ngram', 'log10', 'probability', 'surprisal', 'unknown'] // prettier-ignore

/** The values of a row by {@link TOKEN_COLUMNS}: with its probability, and its surprisal in bits, −log2 P. */
export const tokenValues = ({ passage, position, token, ngram, log10, unknown }: TokenRow) =>
  [passage, position, token, ngram, log10, powerOfTen(log10), bitsOf(log10), unknown] as const

/** The values of a token as cells of a CSV file: switches are words, numbers are rounded. */
export const tokenCells = (row: TokenRow) =>
  tokenValues(row).map(value => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : typeof value === 'number' ? rounded(value) : value)) // prettier-ignore

const bitsOf = (log10: number) => (log10 === 0 ? 0 : -log10 * LOG2_10)
const LOG2_10 = 3.321928094887362

/** Rows that a table for a reader has. */
const SHOWN = 200

/** The first rows as a table for a reader, and how many more there are. */
export function tokenTable(rows: Iterable<TokenRow>): { text: string; more: number } {
  const shown: string[][] = []
  let more = 0
  for (const { passage, position, token, ngram, log10, unknown } of rows)
    if (shown.length === SHOWN) more += 1
    else
      shown.push([
        `${passage}:${position}`,
        token,
        unknown ? 'unknown' : '',
        String(ngram),
        bitsOf(log10).toFixed(2),
      ])
  return { text: table(['passage', 'token', '', 'n-gram', 'surprisal'], shown, { left: 1 }), more }
}
