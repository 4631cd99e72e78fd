import type { MarkKind } from '../../analysis/reading/close-reading.ts'
import type { TokenPlace } from '../../text/places.ts'
import { piecesOf, type Span } from '../../analysis/reading/spans.ts'

/** The signs of a mark: a pair around a span, or one sign after a word. */
export interface Glyphs {
  readonly open: string
  readonly close: string
}

/** Signs for each mark, in the order of preference. */
const CHOICES: Readonly<Record<MarkKind, readonly string[]>> = {
  copied: ['[]', '⟦⟧', '⦋⦌', '⁅⁆'],
  sentence: ['<>', '⦉⦊', '⸨⸩', '⟬⟭'],
  repeated: ['{}', '⦃⦄', '⦗⦘', '⧼⧽'],
  last: ['†', '‡', '※', '✝'],
}

/** Chooses for each mark the first signs that a text does not contain; the usual ones where it contains all. */
export function glyphsFor(text: string): Readonly<Record<MarkKind, Glyphs>> {
  const choose = (kind: MarkKind): Glyphs => {
    const signs =
      CHOICES[kind].find(pair => !Array.from(pair).some(sign => text.includes(sign))) ?? CHOICES[kind][0]!
    const [first = '', second] = Array.from(signs)
    return second === undefined ? { open: '', close: first } : { open: first, close: second }
  }
  return {
    copied: choose('copied'),
    sentence: choose('sentence'),
    repeated: choose('repeated'),
    last: choose('last'),
  }
}

/** Spans of a passage, by kind of mark. */
export type Marks = Readonly<Record<MarkKind, readonly Span[]>>

/** A piece of a marked text with one look. */
export interface Piece {
  readonly text: string
  /** The number of the token, from 1; missing for a space or a sign. */
  readonly token?: number
  /** The marks around the piece. */
  readonly kinds: readonly MarkKind[]
}

/** The order of nested marks, from the outside inwards. */
const DRAWING_ORDER: readonly MarkKind[] = ['sentence', 'copied', 'repeated', 'last']

/**
 * Puts signs around the marked spans of a text. Overlapping spans of one kind become pieces side by side. A copied span inside a copied
 * sentence is not marked.
 */
export function markedPieces(text: string, places: readonly TokenPlace[], marks: Marks): Piece[] {
  const glyphs = glyphsFor(text)
  const drawn = drawnSpans(marks)
  const kindsAt = (token: number) =>
    DRAWING_ORDER.filter(kind =>
      drawn[kind].some(span => token >= span.token && token < span.token + span.length),
    )
  return places.flatMap(({ from, to }, token): Piece[] => {
    const kinds = kindsAt(token)
    const begins = DRAWING_ORDER.filter(kind => drawn[kind].some(span => span.token === token))
    const ends = DRAWING_ORDER.filter(kind =>
      drawn[kind].some(span => span.token + span.length === token + 1),
    )
    const gap = text.slice(places[token - 1]?.to ?? 0, from)
    const around = kindsAt(token - 1).filter(kind => kinds.includes(kind) && !begins.includes(kind))
    return [
      { text: gap, kinds: around },
      ...begins.map(kind => ({ text: glyphs[kind].open, kinds: [kind] })),
      { text: text.slice(from, to), token: token + 1, kinds },
      ...ends.reverse().map(kind => ({ text: glyphs[kind].close, kinds: [kind] })),
    ].filter(piece => piece.text !== '')
  })
}

function drawnSpans(marks: Marks): Readonly<Record<MarkKind, readonly Span[]>> {
  const inSentence = ({ token, length }: Span) =>
    marks.sentence.some(other => token >= other.token && token + length <= other.token + other.length)
  return {
    copied: piecesOf(marks.copied).filter(piece => !inSentence(piece)),
    sentence: marks.sentence,
    repeated: piecesOf(marks.repeated),
    last: marks.last,
  }
}
