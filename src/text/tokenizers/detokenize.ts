import { joinBy, LAST, type Blanks, type Spacing } from './spacing.ts'

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

// What a token is, one bit each.
const LEANS_LEFT = 1
const LEANS_RIGHT = 2
const DOUBLE = 4
const SINGLE = 8
/** It begins with a mark that would change the token before. */
const COMBINES = 16
const IS_WORD = 32
/** An apostrophe right behind it belongs to it. */
const SHORTENS = 64

/**
 * Words and marks set as prose: no space before a comma or after a bracket, none around a dash, straight quotes paired
 * from left to right. Reading it back with the `word` tokenizer gives the same tokens: two words never touch, and a
 * hyphen or an apostrophe never touches a word on both sides.
 */
export const prose: Spacing = { marksOf, begin: () => new ProseBlanks() }

/**
 * Tokens set as {@link prose}.
 *
 * @example
 * detokenize(['"', 'Sir', '?', '"', '—', 'said', 'I', '.']) // '"Sir?"—said I.'
 */
export function detokenize(tokens: readonly string[]): string {
  return joinBy(prose, tokens)
}

function marksOf(token: string): number {
  if (token === '"') return DOUBLE
  if (token === "'") return SINGLE
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

  /** Two in a row close and open; the last of a passage closes. */
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
