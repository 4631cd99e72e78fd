import { tokenPlaces } from '../../text/places.ts'
import type { Tokenizer } from '../../text/tokenizers/index.ts'

/** Pairs of marks, the usual ones first. */
const PAIRS = ['[]', '{}', '<>', '⟦⟧', '«»']
/** Tokens of a passage that are shown, characters of each, and of all together. */
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
 * A text as it stands, with marks around the tokens whose types are to be marked: brackets, or the first pair that the text itself
 * has not. Of a text of more than 80 tokens (or 800 characters) the part with the most marks is shown.
 *
 * @param isMarked asked for each type
 */
export function marked(text: string, tokenizer: Tokenizer, isMarked: (type: string) => boolean): Marked {
  const [open = '[', close = ']'] = PAIRS.find(pair => !Array.from(pair).some(mark => text.includes(mark))) ?? '[]' // prettier-ignore
  const pieces = tokenPlaces(text, tokenizer).map(({ from, to, token }) => ({
    from,
    to,
    marked: isMarked(tokenizer.fold(token)),
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

/** Where a window of so many pieces holds the most marks; the first such place. */
function densest(pieces: readonly Piece[], width: number): number {
  let [best, most, marks] = [0, 0, 0]
  pieces.forEach((piece, index) => {
    marks += +piece.marked - (index < width ? 0 : +pieces[index - width]!.marked)
    if (index >= width - 1 && marks > most) [best, most] = [index - width + 1, marks]
  })
  return best
}

/** The first characters of a text, and … where some are left out. */
export function clipped(text: string, most: number): string {
  const characters = Array.from(text.slice(0, 2 * most + 2))
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text
}
