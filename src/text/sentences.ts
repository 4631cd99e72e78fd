import { abbreviationsOf, isBeforeNumbers, isTitle, monthsOf } from './languages/abbreviations.ts'

/** Roles of a token for the end of a sentence. Plain: a word like any other. */
export const PLAIN = 0
/** A full stop, which an abbreviation before it can disarm. */
export const STOP = 1
/** `!`, `?`, `…`, and what ends a sentence in other scripts. */
export const TERMINAL = 2
/** A closing mark, which belongs to the sentence that it closes. */
export const CLOSING = 3
/** A straight quote that was not told apart: every second one of a passage closes. */
export const QUOTE = 4
/** Mr, bzw, and others of the language. */
export const ABBREVIATION = 5
/** An opening bracket or quote. */
export const OPENING = 6
/** A letter alone that is written as a capital: an initial, or plan B. */
export const INITIAL = 7
/** A letter alone that is written small: it is part of an abbreviation in i.e., and a word in Russian. */
export const LETTER = 8
/** A word that is written with a capital inside sentences, or a month behind `3.` */
export const NAME = 9
export const NUMBER = 10
/** no, fig, vol: abbreviations before a number, words elsewhere. */
export const BEFORE_NUMBER = 11
/** A comma, a semicolon or a colon, in any script: with it the sentence continues. */
export const MARK = 12
/** `„` and `‚`. */
export const LOW_QUOTE = 13
/** `“`: it closes where `„` is open, and opens elsewhere. */
export const LEFT_QUOTE = 14
/** `”`: it closes, but opens in Swedish and Finnish. */
export const RIGHT_QUOTE = 15
/** `«` and `»`: what is open decides. */
export const LEFT_GUILLEMET = 16
export const RIGHT_GUILLEMET = 17
/** `‘` and an apostrophe that stands alone: it closes where `‘` or `‚` is open. */
export const SINGLE_LEFT = 18
export const APOSTROPHE = 19
/** A dash, or another sign. */
export const OTHER = 20
/** A number that can be an ordinal: in German `am 3. Mai`. */
export const ORDINAL = 21
/** A word of English that begins sentences and stands behind no initial: it, she, the. */
export const BEGINNER = 22
/** Such a word where it has a capital: it begins a sentence behind `D.C.` */
export const CAPITAL_BEGINNER = 23

/** Number of roles. */
export const ROLES = 24

const MARK_ROLES = new Map<string, number>([
  ['.', STOP],
  ['…', TERMINAL],
  ['"', QUOTE],
  ['„', LOW_QUOTE],
  ['‚', LOW_QUOTE],
  ['“', LEFT_QUOTE],
  ['”', RIGHT_QUOTE],
  ['«', LEFT_GUILLEMET],
  ['»', RIGHT_GUILLEMET],
  ['‘', SINGLE_LEFT],
  ["'", APOSTROPHE],
  ['’', APOSTROPHE],
])

/** Unicode's Sentence_Terminal, and the stops of Tibetan and Khmer. */
const TERMINALS = /^[\p{STerm}\u0F0D\u0F0E\u17D4\u17D5]/u
export const WORDLIKE = /^[\p{L}\p{N}]/u

/**
 * The roles of types, one of the constants of this file each.
 *
 * @param language decides about abbreviations; default `unknown`
 * @param form how the type at an index is written; default: as the type
 * @param isName whether it is written with a capital inside sentences; default: it is not
 */
export function sentenceRoles(
  types: readonly string[],
  {
    language = 'unknown',
    form = at => types[at]!,
    isName = () => false,
  }: { language?: string; form?: (at: number) => string; isName?: (at: number) => boolean } = {},
): Uint8Array {
  const roleOf = roleReader(language, questionMark(types, language))
  return Uint8Array.from(types, (type, at) => {
    const role = roleOf(type, form(at))
    return canBeName(role) && isName(at) ? NAME : role
  })
}

/** The roles that types have by themselves: whether one is a name, a text has to say. @param question what asks besides the question marks */
export function roleReader(language: string, question: string): (type: string, form: string) => number {
  const abbreviations = abbreviationsOf(language)
  const ordinals = ORDINALS.has(language)
  const months = monthsOf(language)
  const isEnglish = language === 'en'
  return (type, form) => {
    const role = MARK_ROLES.get(type)
    if (role !== undefined) return role
    if (!WORDLIKE.test(type)) {
      if (TERMINALS.test(type) || type === question) return TERMINAL
      if (/^\p{Ps}/u.test(type)) return OPENING
      if (/^\p{Pe}/u.test(type)) return CLOSING
      return /^[,;:،؛،、，；：·՝]/u.test(type) ? MARK : OTHER
    }
    if (/^\p{N}/u.test(type)) return ordinals && /^\d{1,2}$/.test(type) ? ORDINAL : NUMBER
    const lower = type.toLowerCase()
    if (abbreviations.has(lower) || (isTitle(lower, language) && isCapital(form))) return ABBREVIATION
    if (/^\p{Ll}$/u.test(lower)) return isCapital(form) && !(isEnglish && lower === 'i') ? INITIAL : LETTER
    if (isBeforeNumbers(lower)) return BEFORE_NUMBER
    if (months.has(lower)) return NAME
    if (isEnglish && BEGINNERS.has(lower)) return isCapital(form) ? CAPITAL_BEGINNER : BEGINNER
    return PLAIN
  }
}

/** Whether a word with this role is a name where it stands with a capital inside sentences. */
export const canBeName = (role: number) => role === PLAIN || role === BEGINNER || role === CAPITAL_BEGINNER

/** Whether a token is a mark that ends sentences in some script; a full stop can belong to an abbreviation. */
export const endsSentence = (token: string): boolean =>
  token === '…' || (TERMINALS.test(token) && !WORDLIKE.test(token))

/** Languages that write ordinals with a full stop. */
const ORDINALS = new Set('cs da de et fi hr hu is lv nb nn no sk sl sr'.split(' '))
const BEGINNERS = new Set('it he she they we you this that these those there the'.split(' '))

export const isCapital = (word: string) => /^\p{Lu}/u.test(word)

/** What asks besides the question marks: Greek does so with a semicolon, of which Unicode has two. Without a language a text is Greek if most of its words are. */
export const questionMark = (types: Iterable<string>, language: string): string =>
  language === 'el' || (language === 'unknown' && isGreek(types)) ? SEMICOLON : GREEK_QUESTION_MARK

const SEMICOLON = ';'
const GREEK_QUESTION_MARK = '\u037E'

function isGreek(types: Iterable<string>): boolean {
  let greek = 0
  let others = 0
  for (const type of types) {
    if (/^\p{sc=Greek}/u.test(type)) greek += 1
    else if (/^\p{L}/u.test(type)) others += 1
  }
  return greek > others
}

/**
 * Where the sentences of a passage begin. A sentence ends after `.`, `!`, `?`, `…` or another terminal and the closing marks
 * that follow. A full stop ends none after an abbreviation; after `no` and the like before a number; and after an initial.
 *
 * A letter alone is an initial when a name, another initial, an abbreviation, or nothing stands before it, or a name behind
 * its stop: `J. K. Rowling`. In `plan B. It rained.` it is not. Small letters in a row (`i.e.`) are an abbreviation.
 *
 * @param roles the role of each token of one passage
 * @returns positions in `roles`, the first 0; empty for no tokens
 * @example
 * sentenceStarts(sentenceRoles(['Call', 'me', 'Ishmael', '.', 'Some', 'years', 'ago'])) // [0, 4]
 */
export function sentenceStarts(roles: ArrayLike<number>): number[] {
  const starts: number[] = []
  const quotes = new OpenQuotes()
  let open = true
  for (let at = 0; at < roles.length; at++) {
    const role = roles[at]!
    const closes = quotes.closes(role, at === 0 ? PLAIN : roles[at - 1]!, at === roles.length - 1)
    const belongs = closes || role === STOP || role === TERMINAL
    if (role === MARK && starts.length > 0) open = false
    if (open && (starts.length === 0 || !belongs)) {
      starts.push(at)
      open = false
    }
    if (role === TERMINAL || (role === STOP && stopEnds(roles, at, starts.at(-1) ?? 0))) open = true
  }
  return starts
}

/** Which quotation marks of a passage are open. */
class OpenQuotes {
  private straight = false
  private low = false
  private double = false
  private single = false
  private rightOpens = false
  private guillemet = PLAIN

  /** Whether a mark closes, given the role of the token before it. The last mark of a passage closes in any case. */
  closes(role: number, before: number, last: boolean): boolean {
    const ended = before === STOP || before === TERMINAL
    switch (role) {
      case CLOSING:
        return true
      case QUOTE:
        this.straight = !this.straight
        return !this.straight
      case LOW_QUOTE:
        this.low = true
        return false
      case LEFT_QUOTE: {
        const closing = this.low
        this.low = false
        this.double = !closing
        return closing
      }
      case RIGHT_QUOTE: {
        // Where nothing is open, it opens in Swedish; after the end of a sentence the opening mark stands further up.
        const closing = this.double || this.low || last || (ended && !this.rightOpens)
        this.low = false
        this.double = !closing
        this.rightOpens ||= !closing
        return closing
      }
      case LEFT_GUILLEMET:
      case RIGHT_GUILLEMET: {
        const closing =
          last || (this.guillemet !== PLAIN && !(role === LEFT_GUILLEMET && this.guillemet === role))
        this.guillemet = closing ? PLAIN : role
        return closing
      }
      case SINGLE_LEFT: {
        const closing = this.low && ended
        this.single = !closing
        return closing
      }
      case APOSTROPHE: {
        const closing = this.single && !isWordRole(before)
        if (closing) this.single = false
        return closing && ended
      }
      default:
        return false
    }
  }
}

/** Whether a role is that of a word which is nothing else. */
export const isWordRole = (role: number) =>
  role === PLAIN || role === NAME || role === BEGINNER || role === CAPITAL_BEGINNER

/** Whether the full stop at a place ends the sentence that began at `start`. */
function stopEnds(roles: ArrayLike<number>, at: number, start: number): boolean {
  const before = at > start ? roles[at - 1]! : PLAIN
  const after = at + 1 < roles.length ? roles[at + 1]! : CLOSING
  if (before === ABBREVIATION) return false
  if (before === BEFORE_NUMBER) return after !== NUMBER && after !== ORDINAL
  if (before === ORDINAL) return after !== NAME
  if (before !== INITIAL && before !== LETTER) return true
  if (after === MARK || after === STOP) return false
  const first = at - 1 === start
  const earlier = first ? PLAIN : roles[at - 2]!
  const second = at - 2 === start
  const titled = earlier === PLAIN && roles[at - 3] === STOP && roles[at - 4] === ABBREVIATION
  const inARow = earlier === STOP && (roles[at - 3] === INITIAL || roles[at - 3] === LETTER)
  if (inARow) return before === INITIAL && after === CAPITAL_BEGINNER
  const stopFollows = roles[at + 2] === STOP
  if ((after === INITIAL || after === LETTER) && stopFollows) return false
  if (before === LETTER) return after !== NUMBER && !(first && after === NAME)
  return !(
    first ||
    (second && after !== BEGINNER && after !== CAPITAL_BEGINNER) ||
    titled ||
    after === NAME ||
    after === NUMBER ||
    earlier === NAME ||
    earlier === ABBREVIATION ||
    earlier === STOP
  )
}
