import { columnsOf, visible } from '../format/terminal.ts'
import type { Piece } from './marks.ts'

/** A line of a marked text: its pieces, and the number of the first token that begins in it. */
export interface NumberedLine {
  readonly token: number | undefined
  readonly pieces: readonly Piece[]
}

/**
 * Breaks a marked text into lines at spaces; a longer word is broken anywhere.
 *
 * @param width columns of a line
 */
export function numberedLines(pieces: readonly Piece[], width: number): NumberedLine[] {
  const lines: Piece[][] = [[]]
  let taken = 0
  for (const chunk of unbreakableRuns(pieces, width)) {
    const needed = chunk.reduce((sum, { text }) => sum + columnsOf(text), 0)
    const isSpace = chunk.every(({ text }) => text === ' ')
    if (taken > 0 && taken + needed > width) {
      lines.push([])
      taken = 0
    }
    // A line neither begins nor ends with a space.
    if (isSpace && taken === 0) continue
    lines.at(-1)!.push(...chunk)
    taken += needed
  }
  return lines
    .filter(line => line.length > 0)
    .map(line => ({ token: line.find(({ token }) => token !== undefined)?.token, pieces: line }))
}

/** Groups pieces that must stay on one line: each space alone, and what lies between spaces, up to the width of a line. */
function* unbreakableRuns(pieces: readonly Piece[], width: number): Generator<Piece[]> {
  let chunk: Piece[] = []
  let taken = 0
  for (const piece of pieces.flatMap(piece => splitPiece(piece, width))) {
    const columns = columnsOf(piece.text)
    if ((piece.text === ' ' || taken + columns > width) && chunk.length > 0) {
      yield chunk
      chunk = []
      taken = 0
    }
    if (piece.text === ' ') yield [piece]
    else {
      chunk.push(piece)
      taken += columns
    }
  }
  if (chunk.length > 0) yield chunk
}

/** Splits a piece at its spaces, and into letters where a part is longer than a line. The first part keeps the number of the token. */
function splitPiece({ token, kinds, text }: Piece, width: number): Piece[] {
  return visible(text)
    .split(/( )/)
    .flatMap(part => (columnsOf(part) <= width ? [part] : Array.from(part)))
    .filter(part => part !== '')
    .map((part, index) =>
      index === 0 && token !== undefined ? { text: part, kinds, token } : { text: part, kinds },
    )
}
