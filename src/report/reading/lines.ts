import { columnsOf, visible } from '../format/terminal.ts'
import type { Piece } from './marks.ts'

/** A line of a marked text: the number of the first token that begins in it, and what stands there. */
export interface NumberedLine {
  readonly token: number | undefined
  readonly pieces: readonly Piece[]
}

/** Breaks a marked text into lines at its spaces; what is longer than a line is broken anywhere. @param width columns of a line */
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
    // A space at the end of a line is left out, and so is the one that would begin the next.
    if (isSpace && taken === 0) continue
    lines.at(-1)!.push(...chunk)
    taken += needed
  }
  return lines
    .filter(line => line.length > 0)
    .map(line => ({ token: line.find(({ token }) => token !== undefined)?.token, pieces: line }))
}

/** What is not to be broken: spaces, each alone, and what stands between them, unless it is longer than a line. */
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

/** A piece cut at its spaces, and where it is longer than a line; the first part has the token's number. */
function splitPiece({ token, kinds, text }: Piece, width: number): Piece[] {
  return visible(text)
    .split(/( )/)
    .flatMap(part => (columnsOf(part) <= width ? [part] : Array.from(part)))
    .filter(part => part !== '')
    .map((part, index) =>
      index === 0 && token !== undefined ? { text: part, kinds, token } : { text: part, kinds },
    )
}
