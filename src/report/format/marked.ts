import { tokenPlaces } from '../../text/places.ts'
import type { Tokenizer } from '../../text/tokenizers/index.ts'

/** Pairs of marks, in the order of preference. */
const PAIRS = ['[]', '{}', '<>', '⟦⟧', '⦉⦊']
/** Limits of a shown passage: its tokens, the characters of a token, and all its characters. */
const MAX_TOKENS = 80
const MAX_TOKEN_CHARACTERS = 40
const MAX_CHARACTERS = 800

/** A text with marks around some of its words. */
export interface Marked {
  readonly text: string
  readonly open: string
  readonly close: string
}

interface Piece {
  readonly from: number
  readonly to: number
  readonly marked: boolean
}

/**
 * Puts marks around tokens of a text, by type. The marks are brackets, or the first pair that the text does not contain. Of a text of
 * more than 80 tokens (or 800 characters) the part with the most marks is shown.
 *
 * @param isMarked asked for each type
 */
export function marked(text: string, tokenizer: Tokenizer, isMarked: (type: string) => boolean): Marked {
  const [open = '[', close = ']'] = PAIRS.find(pair => !Array.from(pair).some(mark => text.includes(mark))) ?? '[]' // prettier-ignore
  const pieces = tokenPlaces(text, tokenizer).map(({ from, to, type }) => ({
    from,
    to,
    marked: isMarked(type),
  }))
  const from = densest(pieces, MAX_TOKENS)
  let shown = from > 0 ? '… ' : ''
  let at = from
  for (; at < Math.min(from + MAX_TOKENS, pieces.length) && shown.length < MAX_CHARACTERS; at++) {
    const piece = pieces[at]!
    const gap = at === from ? '' : text.slice(pieces[at - 1]!.to, piece.from)
    const token = clipped(text.slice(piece.from, piece.to), MAX_TOKEN_CHARACTERS)
    shown += gap + (piece.marked ? `${open}${token}${close}` : token)
  }
  return { text: at < pieces.length ? `${shown} …` : shown, open, close }
}

/** The start of the window with the most marks; of equals the first. */
function densest(pieces: readonly Piece[], width: number): number {
  let [best, most, marks] = [0, 0, 0]
  pieces.forEach((piece, index) => {
    marks += +piece.marked - (index < width ? 0 : +pieces[index - width]!.marked)
    if (index >= width - 1 && marks > most) [best, most] = [index - width + 1, marks]
  })
  return best
}

/** Cuts a text to a number of characters; `…` replaces the rest. */
export function clipped(text: string, most: number): string {
  const characters = Array.from(text.slice(0, 2 * most + 2))
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text
}
