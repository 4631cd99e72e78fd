import { LAST, type Blanks, type Spacing } from './spacing.ts'

/** Marks that lean on the word before them. */
const CLOSERS = new Set([',', '.', ';', ':', '!', '?', ')', ']', '}', '”', '»', '…', '%'])
/** Marks that lean on the word after them. */
const OPENERS = new Set(['(', '[', '{', '“', '‘', '«', '$', '£', '€', '¿', '¡'])
/** Dashes lean on both sides. */
const DASHES = new Set(['—', '–', '―'])
/** Words before which or after which a lone apostrophe stands for a missing letter: th', o', 'em. */
const CLIPPED = new Set(['o', 'th', 't', 'an', 'wi', 'd'])

const WORDLIKE = /^[\p{L}\p{N}]/u
const MARK = /^\p{M}/u

// Features of a token, one bit each.
const LEANS_LEFT = 1
const LEANS_RIGHT = 2
const DOUBLE = 4
const SINGLE = 8
/** It begins with a combining mark, which would change the token before. */
const COMBINES = 16
const IS_WORD = 32
/** An apostrophe right behind it is part of the word. */
const SHORTENS = 64

/**
 * Spacing of prose: no blank before a comma or after a bracket, none around a dash, straight quotes paired from left to right.
 * The tokens `" Sir ? " — said I .` become `"Sir?"—said I.` The tokenizer `word` splits the result into the same tokens: two
 * words never touch, and a hyphen or an apostrophe never touches a word on both sides.
 */
export const proseSpacing: Spacing = { marksOf, begin: () => new ProseBlanks() }

function marksOf(token: string): number {
  if (token === '"') return DOUBLE
  if (token === "'" || token === '’') return SINGLE
  if (DASHES.has(token)) return LEANS_LEFT | LEANS_RIGHT
  if (CLOSERS.has(token)) return LEANS_LEFT
  if (OPENERS.has(token)) return LEANS_RIGHT
  if (!WORDLIKE.test(token)) return MARK.test(token) ? COMBINES : 0
  return /s$/i.test(token) || CLIPPED.has(token.toLowerCase()) ? IS_WORD | SHORTENS : IS_WORD
}

class ProseBlanks implements Blanks {
  private marksBefore = LAST
  private glued = true
  private doubleOpen = false
  private singleOpen = false

  before(marks: number, next: number): boolean {
    const { marksBefore } = this
    let leansLeft = (marks & LEANS_LEFT) !== 0
    let leansRight = (marks & LEANS_RIGHT) !== 0
    if ((marks & (DOUBLE | SINGLE)) !== 0) {
      leansLeft = marks === DOUBLE ? this.closesDouble(next) : this.closesSingle()
      leansRight = !leansLeft
      if (marks === DOUBLE) this.doubleOpen = leansRight
      else this.singleOpen = leansRight
    }
    const blank = marksBefore !== LAST && (!(this.glued || leansLeft) || (marks & COMBINES) !== 0)
    this.glued = leansRight
    this.marksBefore = marks
    return blank
  }

  /** A quote closes when one is open, when another quote follows, or at the end of a passage. */
  private closesDouble(next: number): boolean {
    return this.doubleOpen || (this.marksBefore !== LAST && (next === DOUBLE || next === LAST))
  }

  private closesSingle(): boolean {
    const { marksBefore, singleOpen } = this
    if (marksBefore === LAST) return false
    if ((marksBefore & IS_WORD) !== 0) return singleOpen || (marksBefore & SHORTENS) !== 0
    return singleOpen && (marksBefore & (LEANS_RIGHT | DOUBLE)) === 0
  }
}
