import { ABBREVIATION, CLOSING, OPENING, QUOTE, STOP, TERMINAL } from './sentences.ts'
import { LAST } from './tokenizers/spacing.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The surface form of an id without a type. */
const UNKNOWN = '\uFFFD'

/** The part of a vocabulary that a detokenizer needs. */
export type SurfaceForms = Pick<Vocabulary, 'tokenizer' | 'forms' | 'capitalised' | 'roles'>

/** Marks a value that is not computed yet. */
const NOT_COMPUTED = 255

/**
 * Detokenizer and truecaser: chooses the surface form of each id of a passage, and where blanks stand. What depends on a type
 * alone is computed when the type first comes, so that a token costs a few look-ups.
 *
 * A piece is a surface form of a type: twice its id, and one more with a capital. The last piece is that of ids without a type.
 */
export class Detokenizer {
  /** Number of pieces. */
  readonly size: number
  private readonly surfaceForms: SurfaceForms
  private readonly roles: Uint8Array
  /** By piece: its marks for the spacing. */
  private readonly marks: Uint8Array
  /** By id: whether it has a letter or digit, so that the sentence has begun with it. */
  private readonly begins: Uint8Array
  /** Room for the current passage. */
  private room = new Int32Array(1024)

  constructor(surfaceForms: SurfaceForms) {
    const types = surfaceForms.forms.length
    this.surfaceForms = surfaceForms
    this.roles = surfaceForms.roles
    this.size = 2 * types + 1
    this.marks = new Uint8Array(this.size).fill(NOT_COMPUTED)
    this.begins = new Uint8Array(types + 1).fill(NOT_COMPUTED)
  }

  /** The text of a piece. */
  pieceOf(piece: number): string {
    const { forms, capitalised } = this.surfaceForms
    return ((piece & 1) === 1 ? capitalised[piece >> 1] : forms[piece >> 1]) ?? UNKNOWN
  }

  /**
   * Chooses the pieces and blanks of a passage.
   *
   * @returns by place: twice the number of a piece, and one more where a blank stands before it; valid until the next call
   */
  set(ids: ArrayLike<number>): Int32Array {
    if (ids.length > this.room.length) this.room = new Int32Array(2 * ids.length)
    this.choosePieces(ids)
    this.putBlanks(ids.length)
    return this.room
  }

  private choosePieces(ids: ArrayLike<number>): void {
    const { roles, room, size } = this
    let starts = true
    let begun = false
    let quoted = false
    let before = 0
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at]!
      const role = roles[id]!
      const piece = starts ? 2 * id + 1 : 2 * id
      room[at] = piece < size ? piece : size - 1
      begun ||= this.beginsSentence(id)
      const closes = role === CLOSING || (role === QUOTE && quoted)
      if (role === TERMINAL || (role === STOP && before !== ABBREVIATION)) starts = true
      else if (closes) starts &&= before !== TERMINAL
      else if (role !== QUOTE && role !== OPENING) starts &&= !begun
      if (role === QUOTE) quoted = !quoted
      before = role
    }
  }

  private putBlanks(length: number): void {
    const { room } = this
    const blanks = this.surfaceForms.tokenizer.spacing.begin()
    let next = length > 0 ? this.marksAt(room[0]!) : LAST
    for (let at = 0; at < length; at++) {
      const marks = next
      next = at + 1 < length ? this.marksAt(room[at + 1]!) : LAST
      room[at] = 2 * room[at]! + (blanks.before(marks, next) ? 1 : 0)
    }
  }

  private marksAt(piece: number): number {
    const { marks } = this
    if (marks[piece] === NOT_COMPUTED)
      marks[piece] = this.surfaceForms.tokenizer.spacing.marksOf(this.pieceOf(piece))
    return marks[piece]!
  }

  private beginsSentence(id: number): boolean {
    const { begins } = this
    const type = Math.min(id, begins.length - 1)
    if (begins[type] === NOT_COMPUTED)
      begins[type] = /[\p{L}\p{N}]/u.test(this.surfaceForms.forms[type] ?? '') ? 1 : 0
    return begins[type] === 1
  }
}
