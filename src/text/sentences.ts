import { isAbbreviation, isBeforeNumbers, isLast, isTitle, lastLettersOf, monthsOf } from './languages/abbreviations.ts' // prettier-ignore
import { articlesOf, beginnersOf, letterWordsOf } from './languages/beginners.ts'

/** Roles of a token for the end of a sentence. Plain: a word like any other. */
export const PLAIN = 0
/** A full stop, which an abbreviation before it can disarm. */
export const STOP = 1
/** `!`, `?`, and what ends a sentence in other scripts. */
export const TERMINAL = 2
/** A closing mark, which belongs to the sentence that it closes. */
export const CLOSING = 3
/** A straight quote that was not told apart: every second one of a passage closes. */
export const QUOTE = 4
/** Mr, bzw, and others of the language that stand before something. */
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
/** A sign that is none of these. */
export const OTHER = 20
/** A number that can be an ordinal: in Danish `den 3. maj`. */
export const ORDINAL = 21
/** A word that is no name, so that with a capital it begins a sentence: it, she, the. */
export const BEGINNER = 22
/** `…`, also written as three full stops: with a word in small letters behind it the sentence continues. */
export const ELLIPSIS = 23
export const DASH = 24
/** etc, Jr, Inc: abbreviations that can be the last word of a sentence. */
export const LAST_ABBREVIATION = 25
/** The m of a.m., the w of u. s. w.: the last letter of an abbreviation that can end a sentence. Otherwise as {@link LETTER}. */
export const LAST_LETTER = 26
/** A number that can be an ordinal before a noun with a capital: in German `der 2. Weltkrieg`. */
export const ORDINAL_BEFORE_NOUN = 27
/** Behind a closing quotation mark it says that somebody says so: と of Japanese, 라고 of Korean. */
export const QUOTING = 28
/** Behind と it makes another word: ところ (but), とても (very). Elsewhere a word like any other. */
export const ANOTHER_WORD = 29
/** A word that begins sentences and stands in names as well: Le, La, Der. */
export const ARTICLE = 30
/** A word that is usually written with a capital, but not inside sentences: behind an initial it is a name. Elsewhere a word like any other. */
export const CAPITALISED = 31
/** A letter alone, written as a capital, that is a word which begins sentences: O of Portuguese, В of Russian. Otherwise as {@link INITIAL}. */
export const INITIAL_WORD = 32
/** The M of M. Bovary, the D of D. Juan: an abbreviation, and behind an initial another one: J. M. Coetzee. */
export const TITLE_LETTER = 33

/** Number of roles. */
export const ROLES = 34

/** The bits of a role, below those that say how a word is written at its place. */
const ROLE_BITS = 63
/** Added to the role of a word that begins with a small letter at its place; iPhone begins with neither. */
export const SMALL = 64
/** Added to the role of a word that begins with a capital at its place, and is not in capitals throughout. */
export const CAPITAL = 128

const MARK_ROLES = new Map<string, number>([
  ['.', STOP],
  ['…', ELLIPSIS],
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
    if (canBeName(role) && isName(at)) return NAME
    return role === PLAIN && isCapital(form(at)) ? CAPITALISED : role
  })
}

/** The roles that types have by themselves: whether one is a name, a text has to say. @param question what asks besides the question marks */
export function roleReader(language: string, question: string): (type: string, form: string) => number {
  const beginners = beginnersOf(language)
  const articles = articlesOf(language)
  const lastLetters = lastLettersOf(language)
  const ordinals = ORDINALS.has(language)
  const ordinal = language === 'de' ? ORDINAL_BEFORE_NOUN : ORDINAL
  const months = monthsOf(language)
  const isEnglish = language === 'en'
  const letterWords = letterWordsOf(language)
  const hasRomanNumerals = CYRILLIC.has(language)
  return (type, form) => {
    const role = MARK_ROLES.get(type)
    if (role !== undefined) return role
    if (!WORDLIKE.test(type)) {
      if (TERMINALS.test(type) || type === question) return TERMINAL
      if (/^\p{Pd}/u.test(type)) return DASH
      if (/^\p{Ps}/u.test(type)) return OPENING
      if (/^\p{Pe}/u.test(type)) return CLOSING
      return /^[,;:،؛،、，；：·՝]/u.test(type) ? MARK : OTHER
    }
    if (/^\p{N}/u.test(type)) return ordinals && /^\d{1,2}$/.test(type) ? ordinal : NUMBER
    const lower = type.toLowerCase()
    if (/^\p{Ll}$/u.test(lower) && isCapital(form) && !(isEnglish && lower === 'i')) {
      if (isTitle(lower, language)) return TITLE_LETTER
      return letterWords.has(lower) ? INITIAL_WORD : INITIAL
    }
    if (isAbbreviation(lower, language)) return isLast(lower, language) ? LAST_ABBREVIATION : ABBREVIATION
    if (isTitle(lower, language) && isCapital(form)) return ABBREVIATION
    if (/^\p{Ll}$/u.test(lower)) return lastLetters.includes(lower) ? LAST_LETTER : LETTER
    if (hasRomanNumerals && /^[ivxlcdm]+$/.test(lower)) return NUMBER
    if (isBeforeNumbers(lower)) return BEFORE_NUMBER
    if (months.has(lower)) return NAME
    if (beginners.has(lower)) return BEGINNER
    if (articles.has(lower)) return ARTICLE
    return QUOTED.get(lower) ?? PLAIN
  }
}

/** Whether a word with this role is a name where it stands with a capital inside sentences. */
export const canBeName = (role: number) => role === PLAIN || role === BEGINNER || role === ARTICLE

/** The roles of the tokens of one passage, each with how it is written at its place. */
export function rolesInPassage(
  { surfaces, types }: { readonly surfaces: readonly string[]; readonly types: readonly string[] },
  language?: string,
): Uint8Array {
  const roles = sentenceRoles(types, { ...(language && { language }), form: at => surfaces[at]! })
  return roles.map((role, at) => role | caseOf(surfaces[at]!))
}

/** What is added to the role of a token for how it is written. */
export function caseOf(surface: string): number {
  if (/^\p{Ll}(?!\p{Ll}{0,2}\p{Lu})/u.test(surface)) return SMALL
  return /^\p{Lu}(?!\p{Lu})/u.test(surface) ? CAPITAL : 0
}

/** Whether a token is a mark that ends sentences in some script; a full stop can belong to an abbreviation. */
export const endsSentence = (token: string): boolean =>
  token === '…' || (TERMINALS.test(token) && !WORDLIKE.test(token))

/** Languages in whose script a word in Latin letters can be a number: XIX в. */
const CYRILLIC = new Set('ru uk be bg sr'.split(' '))
/** Languages that write ordinals with a full stop. */
const ORDINALS = new Set('cs da de et fi hr hu is lv nb nn no sk sl sr'.split(' '))
/** What follows quoted speech, and what と is the beginning of another word with: ところ, とても, とにかく, とりあえず, とうとう, とっさ, とおり. */
const QUOTED = new Map<string, number>([
  ...['と', 'って', '라고', '이라고', '라며', '이라며', '라는', '이라는', '하고', '하며', '고'].map(
    (type): [string, number] => [type, QUOTING],
  ),
  ...['こ', 'て', 'に', 'り', 'う', 'っ', 'お'].map((type): [string, number] => [type, ANOTHER_WORD]),
])

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

/** What can have ended the sentence before a token. */
type End = typeof STOP | typeof ELLIPSIS | typeof TERMINAL

/**
 * Where the sentences of a passage begin. A sentence ends after `.`, `!`, `?`, `…` or another terminal and the closing marks
 * that follow. A full stop ends none after an abbreviation; after `no` and the like before a number; and after an initial.
 *
 * With a small letter the sentence continues: behind a closing mark or a dash (`“No.” and left`), behind dots (`Wait... what?`),
 * and behind any other end (`5 km. de`, `— Oui ! dit-il`) unless the passage begins small itself, as posts do. For the full stop it
 * is rule SB8 of Unicode's UAX 29.
 *
 * A letter alone is an initial when a name, another initial, an abbreviation, or nothing stands before it, or behind its stop a
 * name or a word that the text has with a capital alone: `J. K. Rowling`. In `plan B. It rained.` it is not. Small letters in a
 * row (`i.e.`) are an abbreviation, and so is one behind a number (`XIX в.`). Before a word that begins sentences, and has a
 * capital, a letter alone, capitals in a row (`U.S. It`), `p.m.`, `etc.` and the like end one.
 *
 * @param roles the role of each token of one passage; with {@link SMALL} or {@link CAPITAL} where it is known how it is written
 * @returns positions in `roles`, the first 0; empty for no tokens
 * @example
 * sentenceStarts(sentenceRoles(['Call', 'me', 'Ishmael', '.', 'Some', 'years', 'ago'])) // [0, 4]
 */
export function sentenceStarts(roles: ArrayLike<number>): number[] {
  const starts: number[] = []
  const quotes = new OpenQuotes()
  const small = beginsSmall(roles)
  let end: End | undefined
  let closed = false
  let hasWord = false
  for (let at = 0; at < roles.length; at++) {
    const role = roleAt(roles, at)
    // Most tokens are words within a sentence.
    if (role === PLAIN && end === undefined && starts.length > 0) {
      hasWord = true
      continue
    }
    const closes = quotes.closes(role, at === 0 ? PLAIN : roleAt(roles, at - 1), at === roles.length - 1)
    const belongs = closes || endOf(role) !== undefined
    if (role === MARK && starts.length > 0) end = undefined
    if (starts.length === 0 || (end !== undefined && !belongs)) {
      const continues = end !== undefined && continuesAt(roles, at, { end, closed, small })
      end = undefined
      if (!continues) {
        starts.push(at)
        hasWord = false
      }
    }
    if (closes) closed = true
    else if (!belongs) hasWord ||= isWord(role)
    const found = endAt(roles, at, starts.at(-1) ?? 0)
    if (found === undefined) continue
    // Dots at the beginning stand for what comes before it.
    end = found === ELLIPSIS && !hasWord ? undefined : found
    closed = false
  }
  return starts
}

const roleAt = (roles: ArrayLike<number>, at: number): number => (roles[at] ?? OTHER) & ROLE_BITS
const hasCase = (roles: ArrayLike<number>, at: number, bit: number): boolean => ((roles[at] ?? 0) & bit) !== 0

const endOf = (role: number): End | undefined =>
  role === STOP || role === ELLIPSIS || role === TERMINAL ? role : undefined

/** Whether a role is that of a word or a number. */
const isWord = (role: number) =>
  isWordRole(role) || isNumber(role) || isLetter(role) || isInitial(role) || role === ABBREVIATION || role === LAST_ABBREVIATION || role === BEFORE_NUMBER || role === TITLE_LETTER // prettier-ignore

const isInitial = (role: number) => role === INITIAL || role === INITIAL_WORD
const isLetter = (role: number) => role === LETTER || role === LAST_LETTER
const isNumber = (role: number) => role === NUMBER || role === ORDINAL || role === ORDINAL_BEFORE_NOUN

/** Whether the first word or number of a passage is written small. */
function beginsSmall(roles: ArrayLike<number>): boolean {
  for (let at = 0; at < roles.length; at++) if (isWord(roleAt(roles, at))) return hasCase(roles, at, SMALL)
  return false
}

/** What ends a sentence with the token at a place; three full stops in a row are dots. */
function endAt(roles: ArrayLike<number>, at: number, start: number): End | undefined {
  const role = roleAt(roles, at)
  if (role !== STOP) return endOf(role)
  if (at >= start + 2 && roleAt(roles, at - 1) === STOP && roleAt(roles, at - 2) === STOP) return ELLIPSIS
  return stopEnds(roles, at, start) ? STOP : undefined
}

/** Whether the sentence continues with the token at a place, though a mark that ends sentences stands before it. */
function continuesAt(
  roles: ArrayLike<number>,
  at: number,
  { end, closed, small }: { readonly end: End; readonly closed: boolean; readonly small: boolean },
): boolean {
  if (closed && roleAt(roles, at) === QUOTING && roleAt(roles, at + 1) !== ANOTHER_WORD) return true
  let word = at
  while (roleAt(roles, word) === DASH) word += 1
  if (!hasCase(roles, word, SMALL)) return false
  return closed || word > at || end === ELLIPSIS || !small
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
    const ended = endOf(before) !== undefined
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
  role === PLAIN ||
  role === CAPITALISED ||
  role === NAME ||
  role === BEGINNER ||
  role === ARTICLE ||
  role === QUOTING ||
  role === ANOTHER_WORD

/** The place of the next word, or of a mark inside the sentence, behind quotation marks, brackets and dashes. */
function wordAfter(roles: ArrayLike<number>, at: number): number {
  let next = at + 1
  while (next < roles.length && !isWord(roleAt(roles, next)) && roleAt(roles, next) !== MARK) next += 1
  return next
}

/** Whether it depends on what stands around whether a full stop behind a word of this role ends a sentence. */
export const endsBy = (role: number): boolean =>
  isInitial(role) || isLetter(role) || role === LAST_ABBREVIATION || role === ORDINAL || role === ORDINAL_BEFORE_NOUN // prettier-ignore

/** Whether the word at a place begins a sentence wherever a full stop stands before it: it has a capital, and is no name and no initial. */
function beginsAt(roles: ArrayLike<number>, at: number): boolean {
  if (!hasCase(roles, at, CAPITAL)) return false
  const role = roleAt(roles, at)
  return role === BEGINNER || (role === INITIAL_WORD && isWord(roleAt(roles, at + 1)))
}

/** Whether the full stop at a place ends the sentence that began at `start`. */
function stopEnds(roles: ArrayLike<number>, at: number, start: number): boolean {
  const before = at > start ? roleAt(roles, at - 1) : PLAIN
  if (before === ABBREVIATION || before === TITLE_LETTER) return false
  const next = wordAfter(roles, at)
  const follows = roleAt(roles, next)
  const begins = beginsAt(roles, next)
  const beginsAnew = begins || (follows === ARTICLE && hasCase(roles, next, CAPITAL))
  if (before === LAST_ABBREVIATION) return beginsAnew
  if (before === ORDINAL_BEFORE_NOUN)
    return !isWord(follows) || ((follows === BEGINNER || follows === ARTICLE) && !hasCase(roles, next, SMALL))
  const after = at + 1 < roles.length ? roleAt(roles, at + 1) : CLOSING
  if (before === BEFORE_NUMBER) return !isNumber(after)
  if (before === ORDINAL) return after !== NAME
  if (!isInitial(before) && !isLetter(before)) return true
  if (after === MARK || after === STOP) return false
  const first = at - 1 === start
  const earlier = first ? PLAIN : roleAt(roles, at - 2)
  const second = at - 2 === start
  const titled = isPlain(earlier) && roleAt(roles, at - 3) === STOP && roleAt(roles, at - 4) === ABBREVIATION
  const beforeThat = roleAt(roles, at - 3)
  if (earlier === STOP && (isInitial(beforeThat) || isLetter(beforeThat) || beforeThat === ABBREVIATION))
    return before === LAST_LETTER ? beginsAnew : begins && isInitial(before) && !isLetter(beforeThat)
  const stopFollows = roleAt(roles, at + 2) === STOP
  if ((isInitial(after) || isLetter(after) || after === TITLE_LETTER) && stopFollows) return false
  if (isLetter(before))
    return isNumber(earlier) && at + 1 < roles.length ? beginsAnew : !isNumber(after) && !(first && after === NAME) // prettier-ignore
  if (begins && !first) return true
  return !(
    first ||
    (second && !(after === BEGINNER && !hasCase(roles, at + 1, SMALL))) ||
    titled ||
    after === NAME ||
    (after === CAPITALISED && hasCase(roles, at + 1, CAPITAL)) ||
    isNumber(after) ||
    earlier === NAME ||
    earlier === ABBREVIATION ||
    earlier === STOP
  )
}

const isPlain = (role: number) => role === PLAIN || role === CAPITALISED
