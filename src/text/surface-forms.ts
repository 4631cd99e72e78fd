import { PairTable } from '../pair-table.ts'
import * as role from './sentences.ts'
import { ALL_BY_RULE, BY_RULE, formOf, gapOf, GAPS, MAX_FORMS } from './surface.ts'
import { LAST } from './tokenizers/spacing.ts'
import { hasLetter } from './tokenizers/tokenizer.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The surface form of an id without a type. */
const UNKNOWN = '\uFFFD'

/** The part of a vocabulary that a detokenizer needs. */
export type SurfaceForms = Pick<
  Vocabulary,
  'tokenizer' | 'types' | 'forms' | 'capitalised' | 'roles' | 'writtenForms' | 'firstForms'
>

const CLOSES = new Set([role.CLOSING, role.RIGHT_QUOTE, role.RIGHT_GUILLEMET])
const OPENS = new Set([
  ...[role.OPENING, role.LOW_QUOTE, role.LEFT_QUOTE, role.LEFT_GUILLEMET],
  ...[role.SINGLE_LEFT, role.APOSTROPHE],
])
/** Behind these a full stop ends no sentence. */
const SHORTENED = new Set([
  ...[role.ABBREVIATION, role.LAST_ABBREVIATION, role.BEFORE_NUMBER],
  ...[role.INITIAL, role.LETTER, role.LAST_LETTER],
])
/** These end a sentence whatever stands before them. */
const TERMINALS = new Set([role.TERMINAL, role.ELLIPSIS])

/** Marks a value that is not computed yet. */
const NOT_COMPUTED = 255

/** What a token is put between to see whether it stays a token of its own beside others. */
const NEIGHBOURS = ['a', 'l', '1', 'א', 'क', 'ก', '👍', '🇦', "'", '-', '(', '—']

/**
 * Detokenizer: chooses the written form of each id of a passage, and the white space before it. Where the text keeps surfaces, these say
 * both; two tokens that would be read as others when they touch are set apart. Elsewhere rules decide: the usual form, a capital at the
 * start of a sentence, blanks as in prose.
 *
 * What depends on a type alone is computed when the type first comes, so that a token costs a few look-ups.
 *
 * A piece is a form that can be written: first every written form of every type, then, for id k, its usual form, that with a capital, and the
 * type itself, and last the form of ids without a type.
 */
export class Detokenizer {
  /** Number of pieces. */
  readonly size: number
  private readonly surfaceForms: SurfaceForms
  private readonly roles: Uint8Array
  /** Pieces of written forms. */
  private readonly written: number
  /** By id: the marks of the type for the spacing. */
  private readonly marks: Uint8Array
  /** By piece: whether it is read as its type where it stands alone. */
  private readonly alone: Uint8Array
  /** By piece: whether it stays a token of its own whatever it touches. */
  private readonly apart: Uint8Array
  /** By id: whether it has a letter or digit, so that the sentence has begun with it. */
  private readonly begins: Uint8Array
  /** Numbers stretches of pieces that touch, each by the number of what stands before its last piece. */
  private readonly stretches = new PairTable()
  /** By number of a stretch: how it is to be written; null where it can stand as it is. */
  private readonly mended: (readonly number[] | null)[] = []
  /** By piece: its text behind a blank. */
  private readonly afterBlank: string[] = []
  /** Room for the current passage, and for what rules make of it. */
  private room = new Int32Array(1024)
  private ruled = new Int32Array(1024)

  constructor(surfaceForms: SurfaceForms) {
    const types = surfaceForms.forms.length
    this.surfaceForms = surfaceForms
    this.roles = surfaceForms.roles
    this.written = surfaceForms.writtenForms.length
    this.size = this.written + 3 * types + 1
    this.marks = new Uint8Array(types + 1).fill(NOT_COMPUTED)
    this.alone = new Uint8Array(this.size).fill(NOT_COMPUTED)
    this.apart = new Uint8Array(this.size).fill(NOT_COMPUTED)
    this.begins = new Uint8Array(types + 1).fill(NOT_COMPUTED)
  }

  /** The text of a piece. */
  pieceOf(piece: number): string {
    const { written, surfaceForms, size } = this
    if (piece < written) return surfaceForms.writtenForms[piece]!
    if (piece === size - 1) return UNKNOWN
    const kind = (piece - written) % 3
    const id = (piece - written - kind) / 3
    return [surfaceForms.forms, surfaceForms.capitalised, surfaceForms.types][kind]![id]!
  }

  /** The text of a piece, and of the gap before it. */
  pieceWithGap(piece: number, gap: number): string {
    if (gap === 0) return this.pieceOf(piece)
    if (gap === 1) return (this.afterBlank[piece] ??= ` ${this.pieceOf(piece)}`)
    return gapText(gap) + this.pieceOf(piece)
  }

  /**
   * Chooses the pieces and gaps of a passage.
   *
   * @param surfaces by place, as in a text; without them rules decide
   * @returns by place: eight times the number of a piece, and the number of the gap before it; valid until the next call
   */
  set(ids: ArrayLike<number>, surfaces?: ArrayLike<number>): Int32Array {
    if (ids.length > this.room.length) {
      this.room = new Int32Array(2 * ids.length)
      this.ruled = new Int32Array(2 * ids.length)
    }
    if (surfaces) {
      this.copy(ids, surfaces)
      this.setApart(ids)
      return this.room
    }
    this.rule(ids)
    this.room.set(this.ruled.subarray(0, ids.length))
    if (this.surfaceForms.tokenizer.keepsSurfaces) this.setApart(ids)
    return this.room
  }

  private rule(ids: ArrayLike<number>): void {
    this.choosePieces(ids)
    this.putBlanks(ids)
  }

  /** Takes forms and gaps as the surfaces say. */
  private copy(ids: ArrayLike<number>, surfaces: ArrayLike<number>): void {
    const { room, written, size } = this
    const { firstForms } = this.surfaceForms
    let isRuled = false
    const ruled = () => {
      if (!isRuled) this.rule(ids)
      isRuled = true
      return this.ruled
    }
    for (let at = 0; at < ids.length; at++) {
      const surface = surfaces[at]!
      if (surface === ALL_BY_RULE) {
        room[at] = ruled()[at]!
        continue
      }
      const [id, form, gap] = [ids[at]!, formOf(surface), gapOf(surface)]
      const first = id + 1 < firstForms.length ? firstForms[id]! : -1
      const piece =
        first < 0
          ? size - 1
          : form < MAX_FORMS && first + form < firstForms[id + 1]!
            ? first + form
            : written + 3 * id
      const before = at === 0 ? 0 : gap === BY_RULE ? ruled()[at]! & 7 : gap
      room[at] = 8 * piece + before
    }
  }

  /** Sets tokens apart that would be read as others where they touch. */
  private setApart(ids: ArrayLike<number>): void {
    const { room } = this
    if (ids.length === 0) return
    let from = 0
    for (let at = 1; at <= ids.length; at++) {
      const touches =
        at < ids.length &&
        (room[at]! & 7) === 0 &&
        !(this.staysApart(room[at - 1]! >> 3, ids[at - 1]!) && this.staysApart(room[at]! >> 3, ids[at]!))
      if (touches) continue
      if (at - from > 1 || !this.standsAlone(room[from]! >> 3, ids[from]!)) this.check(ids, from, at)
      from = at
    }
  }

  private check(ids: ArrayLike<number>, from: number, to: number): void {
    const mended = this.mendedStretch(ids, from, to)
    mended?.forEach(
      (value, index) => (this.room[from + index] = value + (index === 0 ? this.room[from]! & 7 : 0)),
    )
  }

  /** How a stretch is to be written; null where it can stand as it is. */
  private mendedStretch(ids: ArrayLike<number>, from: number, to: number): readonly number[] | null {
    const { room, stretches, mended } = this
    if (to - from > MAX_KEPT) return this.mend(ids, from, to)
    // A first piece is set apart from the number of a stretch by its sign.
    let number = -1 - (room[from]! >> 3)
    if (to - from === 1) number = stretches.getOrInsert(number, ALONE)
    for (let at = from + 1; at < to; at++) number = stretches.getOrInsert(number, room[at]! >> 3)
    let known = mended[number]
    if (known === undefined) mended[number] = known = this.mend(ids, from, to)
    return known
  }

  /**
   * How a stretch of tokens is to be written so that it is read as these tokens.
   *
   * @returns null where it can stand as it is; else by place, a gap before each but the first where one is needed
   */
  private mend(ids: ArrayLike<number>, from: number, to: number): readonly number[] | null {
    const { room, written } = this
    const { types } = this.surfaceForms
    const wanted: string[] = []
    let text = ''
    for (let at = from; at < to; at++) {
      const type = types[ids[at]!]
      if (type === undefined) return null
      wanted.push(type)
      text += this.pieceOf(room[at]! >> 3)
    }
    if (this.reads(text, wanted)) return null
    const mended: number[] = []
    let [stretch, begins] = ['', 0]
    for (let at = from; at < to; at++) {
      const id = ids[at]!
      const type = types[id]!
      const choices = [room[at]! >> 3, ...this.piecesOf(id), written + 3 * id, written + 3 * id + 2]
      const fits = (glued: boolean) =>
        choices.find(piece =>
          glued
            ? this.reads(stretch + this.pieceOf(piece), [...wanted.slice(begins, at - from), type])
            : this.reads(this.pieceOf(piece), [type]),
        )
      const glued = at > from ? fits(true) : undefined
      const piece = glued ?? fits(false) ?? choices[0]!
      if (glued === undefined) [stretch, begins] = ['', at - from]
      stretch += this.pieceOf(piece)
      mended.push(8 * piece + (glued === undefined && at > from ? 1 : 0))
    }
    return mended
  }

  /** The pieces of all written forms of a type. */
  private *piecesOf(id: number): Generator<number> {
    const { firstForms } = this.surfaceForms
    for (let piece = firstForms[id]!; piece < firstForms[id + 1]!; piece++) yield piece
  }

  private reads(text: string, types: readonly string[]): boolean {
    const read = this.surfaceForms.tokenizer.read(text.normalize('NFC')).types
    return read.length === types.length && types.every((type, index) => read[index] === type)
  }

  private standsAlone(piece: number, id: number): boolean {
    const { alone } = this
    if (alone[piece] === NOT_COMPUTED) {
      const text = this.pieceOf(piece)
      alone[piece] = this.reads(text, [this.surfaceForms.types[id] ?? text]) ? 1 : 0
    }
    return alone[piece] === 1
  }

  private staysApart(piece: number, id: number): boolean {
    const { apart } = this
    if (apart[piece] === NOT_COMPUTED) {
      const text = this.pieceOf(piece)
      const type = this.surfaceForms.types[id] ?? text
      // Addresses are of many tokens, so that no mark keeps its neighbours apart.
      const isApart =
        this.surfaceForms.tokenizer.tagOf === undefined &&
        this.standsAlone(piece, id) &&
        this.reads(text + text, [type, type]) &&
        this.quoteBehind(text) === this.quoteBehind(`a${text}`) &&
        NEIGHBOURS.every(next => {
          const [other = ''] = this.surfaceForms.tokenizer.read(next).types
          return this.reads(next + text + next, [other, type, other])
        })
      apart[piece] = isApart ? 1 : 0
    }
    return apart[piece] === 1
  }

  /** Which straight quote stands behind a text. */
  private quoteBehind(text: string): string | undefined {
    return this.surfaceForms.tokenizer.read(`${text}"`).types.at(-1)
  }

  private choosePieces(ids: ArrayLike<number>): void {
    const { roles, ruled, size, written } = this
    const { firstForms } = this.surfaceForms
    let starts = true
    let begun = false
    let quoted = false
    let before = 0
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at]!
      const each = roles[id]!
      const piece = this.isStraight(id) ? firstForms[id]! : written + (starts ? 3 * id + 1 : 3 * id)
      ruled[at] = piece < size ? piece : size - 1
      begun ||= this.beginsSentence(id)
      const closes = CLOSES.has(each) || (each === role.QUOTE && quoted)
      if (TERMINALS.has(each) || (each === role.STOP && !SHORTENED.has(before))) starts = true
      else if (closes) starts &&= !TERMINALS.has(before)
      else if (each !== role.QUOTE && !OPENS.has(each)) starts &&= !begun
      if (each === role.QUOTE) quoted = !quoted
      before = each
    }
  }

  /** Whether a type is a quotation mark that is usually written as a straight one. */
  private isStraight(id: number): boolean {
    const { writtenForms, firstForms, types } = this.surfaceForms
    return id + 1 < firstForms.length && writtenForms[firstForms[id]!] === '"' && types[id] !== '"'
  }

  private putBlanks(ids: ArrayLike<number>): void {
    const { ruled } = this
    const { length } = ids
    const blanks = this.surfaceForms.tokenizer.spacing.begin()
    let next = length > 0 ? this.marksAt(ids[0]!) : LAST
    for (let at = 0; at < length; at++) {
      const marks = next
      next = at + 1 < length ? this.marksAt(ids[at + 1]!) : LAST
      ruled[at] = 8 * ruled[at]! + (blanks.before(marks, next) ? 1 : 0)
    }
  }

  private marksAt(id: number): number {
    const { marks } = this
    const type = Math.min(id, marks.length - 1)
    if (marks[type] === NOT_COMPUTED)
      marks[type] = this.surfaceForms.tokenizer.spacing.marksOf(this.surfaceForms.types[type] ?? UNKNOWN)
    return marks[type]!
  }

  private beginsSentence(id: number): boolean {
    const { begins } = this
    const type = Math.min(id, begins.length - 1)
    if (begins[type] === NOT_COMPUTED) begins[type] = hasLetter(this.surfaceForms.forms[type] ?? '') ? 1 : 0
    return begins[type] === 1
  }
}

/** In place of a second piece: there is none. */
const ALONE = -1

/** Longer stretches are looked at anew: there are too many of them to be kept. */
const MAX_KEPT = 8

/** The text of a gap by its number. */
const gapText = (gap: number): string => GAPS[gap] ?? ' '
