import { ABBREVIATION, CLOSING, OPENING, QUOTE, STOP, TERMINAL } from './sentences.ts'
import { LAST } from './tokenizers/spacing.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What an id without a type is written as. */
const UNKNOWN = '\uFFFD'

/** What of a vocabulary it takes to write. */
export type SurfaceForms = Pick<Vocabulary, 'tokenizer' | 'forms' | 'capitalised' | 'roles'>

/** Not worked out yet. */
const UNSEEN = 255

/**
 * Sets passages of ids: which form of each type stands where, and where blanks do. What depends on a type alone is worked out when
 * the type first comes, so that a token costs a few look-ups.
 *
 * A piece is a form of a type: twice its id, and one more with a capital. There is one more for ids without a type.
 */
export class Detokenizer {
  /** How many pieces there are. */
  readonly size: number
  private readonly surfaceForms: SurfaceForms
  private readonly roles: Uint8Array
  /** By piece: what decides about the blanks around it. */
  private readonly marks: Uint8Array
  /** By id: whether the sentence has begun with it. */
  private readonly begins: Uint8Array
  /** Room for the passage that is set. */
  private room = new Int32Array(1024)

  constructor(surfaceForms: SurfaceForms) {
    const types = surfaceForms.forms.length
    this.surfaceForms = surfaceForms
    this.roles = surfaceForms.roles
    this.size = 2 * types + 1
    this.marks = new Uint8Array(this.size).fill(UNSEEN)
    this.begins = new Uint8Array(types + 1).fill(UNSEEN)
  }

  /** A piece as it is written. */
  pieceOf(piece: number): string {
    const { forms, capitalised } = this.surfaceForms
    return ((piece & 1) === 1 ? capitalised[piece >> 1] : forms[piece >> 1]) ?? UNKNOWN
  }

  /**
   * Sets a passage.
   *
   * @returns by place: twice the number of a piece, and one more where a blank stands before it; good until the next passage is set
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
    if (marks[piece] === UNSEEN)
      marks[piece] = this.surfaceForms.tokenizer.spacing.marksOf(this.pieceOf(piece))
    return marks[piece]!
  }

  private beginsSentence(id: number): boolean {
    const { begins } = this
    const type = Math.min(id, begins.length - 1)
    if (begins[type] === UNSEEN)
      begins[type] = /[\p{L}\p{N}]/u.test(this.surfaceForms.forms[type] ?? '') ? 1 : 0
    return begins[type] === 1
  }
}
