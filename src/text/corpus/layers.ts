import { beginsLower, endsSentence, isFull, layoutOf } from './layout.ts'
import { blocksOf, isEmpty } from './lines.ts'
import { isHeading } from './sections.ts'
import { isBeforeNumbers } from '../languages/abbreviations.ts'

/** The fewest lines that show that a text is double-spaced. */
const LEAST = 8
/** Of a double-spaced text nearly every line stands between empty ones. */
const NEARLY_ALL = 0.95
/** Lines of wrapped prose of which the next begins in lower case, at least. */
const READS_ON = 0.3
/** Lines of wrapped prose that are full, at least: the last one of each paragraph is not. */
const FULL = 0.6

/**
 * Takes out the empty line that stands behind every line of double-spaced prose, as in a typescript. Two and more empty lines still part
 * paragraphs, and a heading stays alone.
 *
 * A text is double-spaced if nearly all its lines stand between empty ones, most end where the next word would not have fitted, and
 * a third of them continues in lower case. A poem does neither.
 *
 * @returns nothing where the text is not double-spaced
 */
export function singleSpaced(lines: readonly string[]): string[] | undefined {
  const blocks = blocksOf(lines)
  if (
    blocks.length < LEAST ||
    blocks.filter(({ lines }) => lines.length === 1).length < NEARLY_ALL * blocks.length
  )
    return undefined
  const spaced: string[] = []
  blocks.forEach((block, at) => {
    const parted =
      block.gap > 1 || isHeading(block.lines[0]!.trim()) || isHeading(blocks[at - 1]?.lines[0]!.trim() ?? '')
    if (at > 0 && parted) spaced.push('')
    for (const line of block.lines) spaced.push(line)
  })
  return isWrapped(spaced) ? spaced : undefined
}

function isWrapped(lines: readonly string[]): boolean {
  const blocks = blocksOf(lines)
  const { width } = layoutOf(blocks)
  if (width === undefined) return false
  let [pairs, full, on] = [0, 0, 0]
  for (const block of blocks)
    for (let at = 1; at < block.lines.length; at++) {
      const [before, line] = [block.lines[at - 1]!, block.lines[at]!]
      pairs += 1
      if (isFull(before, line, width)) full += 1
      if (beginsLower(line) && !endsSentence(before)) on += 1
    }
  return pairs >= LEAST - 1 && full >= FULL * pairs && on >= READS_ON * pairs
}

/** The marks of a quoted line: `> `, `>> `, `> > `, or such marks alone. */
const QUOTED = /^ {0,3}>(?:[> ]{0,30}>)?(?: |$)/

/** How many lines begin as quoted ones of mail do. */
export const quotedLines = (lines: readonly string[]): number =>
  lines.reduce((count, line) => count + (QUOTED.test(line.slice(0, 80)) ? 1 : 0), 0)

/**
 * Takes the marks off the lines that a mail quotes. Two lines or more must bear them, and one of them continue in lower case, so that
 * a list with such marks keeps them. What is quoted is a paragraph of its own, and so is what is quoted in it.
 *
 * @returns the lines, and how many lost their marks
 */
export function withoutQuoteMarks(lines: readonly string[]): { lines: readonly string[]; count: number } {
  const marks = lines.map(line => QUOTED.exec(line.slice(0, 80))?.[0])
  if (marks.every(mark => mark === undefined)) return { lines, count: 0 }
  const plain: string[] = []
  let count = 0
  for (let from = 0; from < lines.length;) {
    let to = from + 1
    const isQuoted = marks[from] !== undefined
    while (to < lines.length && (marks[to] !== undefined) === isQuoted) to += 1
    const quoted = lines.slice(from, to).map((line, index) => line.slice(marks[from + index]?.length ?? 0))
    const readsOn =
      isQuoted && quoted.some((line, at) => at > 0 && !isEmpty(quoted[at - 1]!) && beginsLower(line))
    if (!readsOn) for (const line of lines.slice(from, to)) plain.push(line)
    else {
      plain.push('')
      quoted.forEach((line, index) => {
        if (index > 0 && depth(marks[from + index]!) !== depth(marks[from + index - 1]!)) plain.push('')
        plain.push(line)
      })
      plain.push('')
      count += to - from
    }
    from = to
  }
  return { lines: plain, count }
}

const depth = (mark: string) => mark.split('>').length

/**
 * The marks of `_emphasis_`: a pair around something that begins as words do and ends with no blank; no letter touches it from outside.
 * A row of marks is a blank to be filled in, a mark inside a word belongs to a name, `-_-` is a face, and `¯\_(ツ)_/¯` shrugs.
 */
const EMPHASIS =
  /(?<![\p{L}\p{N}_¯\\])_(?=[\p{L}\p{N}\p{Pi}\p{Ps}"'“‘„¿¡…&£—])([^_]*)(?<=\S)_(?![\p{L}\p{N}_])/gu

/**
 * Emphasis that ends within a word, as in `_koeli'_s`, `_Pequod_s` and `_un_happy`: a word and an ending, or a prefix and a word. What
 * begins a name of a program (`_private_name`) does neither.
 */
const EMPHASIS_WITHIN =
  /(?<![\p{L}\p{N}_@#.])_(?:(\p{L}[\p{L}'’-]*['’])_(?=\p{L}{1,3}(?![\p{L}\p{N}_]))|(\p{L}[\p{L}'’-]+)_(?=(?:s|es|n|en|e|er|ed|d|ing|ly)(?![\p{L}\p{N}_]))|(un|in|im|dis|mis|non|over|under)_(?=\p{L}+(?![\p{L}\p{N}_])))/giu

/**
 * Takes off the marks that a plain text puts around what is set in italics, as Project Gutenberg's do. In Markdown they are taken off when
 * it is read, and other formats have none.
 *
 * @returns the passage, and how many pairs it had
 */
export function withoutEmphasis(passage: string): { text: string; count: number } {
  if (!passage.includes('_')) return { text: passage, count: 0 }
  let count = 0
  const inside = (_: string, ...groups: (string | undefined)[]) => {
    count += 1
    return groups.find(group => group !== undefined)!
  }
  const text = passage.replace(EMPHASIS_WITHIN, inside).replace(EMPHASIS, inside)
  return { text, count }
}

/** A line of ornaments: `* * *`, `-----`, `~~~`, dots with blanks between them, a star alone. Three dots without blanks are somebody's silence. */
const ORNAMENTS = /^\s*(?:([*~=#•·+_–—-])(?:\s*\1){2,}|\.(?:\s+\.){2,}|\*(?:\s+\*)?|[⁂❦❧☙])\s*$/u

/**
 * Takes out lines of ornaments, which part scenes and are no words. Empty lines stand in their place.
 *
 * @returns the lines, and how many were ornaments
 */
export function withoutOrnaments(lines: readonly string[]): { lines: readonly string[]; count: number } {
  const count = lines.reduce((sum, line) => sum + (ORNAMENTS.test(line) ? 1 : 0), 0)
  return count === 0
    ? { lines, count }
    : { lines: lines.map(line => (ORNAMENTS.test(line) ? '' : line)), count }
}

/** A reading above Chinese characters, as in books of Aozora Bunko: `｜吾輩《わがはい》`, and what the typist notes: `［＃改ページ］`. */
const READING = /《[\p{sc=Hiragana}\p{sc=Katakana}ー・゛゜\s]{1,40}》|［＃[^［］]{0,200}］/gu

/**
 * Takes off the readings that plain texts in Japanese set behind Chinese characters, the mark where such a word begins, and notes of the
 * typist.
 *
 * @returns the passage, and how many readings and notes it had
 */
export function withoutReadings(passage: string): { text: string; count: number } {
  if (!/[《［]/.test(passage)) return { text: passage, count: 0 }
  let count = 0
  const plain = passage.replace(READING, () => {
    count += 1
    return ''
  })
  return { text: count > 0 ? plain.replace(/[｜|](?=\p{sc=Han})/gu, '') : plain, count }
}

/** Digits that are raised, behind a letter or a mark. */
const RAISED = /(?<=[\p{L}\p{M}.,;:!?…)\]”’"'»“])[⁰¹²³⁴-⁹]{1,3}(?![\p{L}\p{N}])/gu
/** A letter alone, or two, and some longer units, behind which a raised digit is a power: x², km², sec². */
const BASE = /(?<![\p{L}\p{M}\p{N}])(?:(\p{L})|\p{L}{2}|sec|min)$/u
/** `[3]`, `[A]` or `[*]` behind a word or a mark, also several. */
const BRACKETED =
  /(?<=[\p{L}\p{M}]{2}|[.,;:!?…)”’"'»“])(?:\[(?:\d{1,3}|[A-Z]|\*{1,3})\])+(?![\p{L}\p{N}[(=])/gu
/** A number that is stuck to the end of a sentence, also behind a year: `ships.2 Dr. Brown`, `in 1066.3 Then`. */
const STUCK = /(?<=(\p{L}{2,}|(?<!\p{N})\d{4})[.!?][”’"'»)]{0,2})\d{1,3}(?=\s+["“„«‘(]?\p{Lu}|\s*$)/gu
/** Daggers behind a word or a mark. */
const DAGGERS = /(?<=[\p{L}\p{M}\p{N}.,;:!?…)\]”’"'»“])(?:†{1,3}|‡{1,3})(?![\p{L}\p{N}†‡])/gu
/** Stars behind a word or a mark, which nothing opened. */
const STARS = /(?<=[\p{L}\p{M}.,;:!?…)\]”’"'»“])\*{1,3}(?![\p{L}\p{N}*])/gu
/** The note itself, which begins with its stars. */
const STARRED_NOTE = /^\s*\*{1,3}\s?[^\s*][^*]*$/u
const MAY_HAVE_NOTES = /[[⁰¹²³⁴-⁹†‡*]|[.!?][”’"'»)]{0,2}\d/u

/** The fewest numbers that count up and so show that they are those of footnotes. */
const COUNTED = 3
/** Of such numbers, those that are one more than the number before them, or 1. */
const MOSTLY = 0.8

/**
 * Takes off the marks of footnotes behind the words of a plain text: raised digits, `[3]`, `[A]`, daggers, stars if as many passages
 * begin with some, and numbers that are stuck to the ends of sentences if they count up through the text. Powers stay: x², m², 10³.
 *
 * @returns the passages, and how many marks they had
 */
export function withoutNoteMarks(
  passages: readonly string[],
  { keepStars = false } = {},
): {
  passages: readonly string[]
  count: number
} {
  if (!passages.some(text => MAY_HAVE_NOTES.test(text))) return { passages, count: 0 }
  const stuck = countUp(passages)
  const starred = !keepStars && haveStarredNotes(passages)
  let count = 0
  const take = (marks: string) => {
    count += marks.startsWith('[') ? marks.split('[').length - 1 : 1
    return ''
  }
  const plain = passages.map(passage => {
    if (!MAY_HAVE_NOTES.test(passage)) return passage
    const text = (starred ? passage.replace(STARS, take) : passage)
      .replace(BRACKETED, take)
      .replace(DAGGERS, take)
      .replace(RAISED, (mark, at: number, text: string) =>
        isPower(mark, text.slice(Math.max(0, at - 4), at)) ? mark : take(mark),
      )
    return stuck
      ? text.replace(STUCK, (mark, word: string) => (isStuck(mark, word, stuck) ? take(mark) : mark))
      : text
  })
  return { passages: plain, count }
}

function isPower(mark: string, before: string): boolean {
  const base = BASE.exec(before)
  return base !== null && (base[1] !== undefined || mark === '²' || mark === '³')
}

/** Whether stars behind words are marks of notes: a note that begins with stars is there for each of them. */
function haveStarredNotes(passages: readonly string[]): boolean {
  const marks = passages.reduce((sum, text) => sum + (text.includes('*') ? Array.from(text.matchAll(STARS)).length : 0), 0) // prettier-ignore
  return marks > 0 && passages.filter(text => STARRED_NOTE.test(text)).length === marks
}

/** The numbers that are stuck to ends of sentences, if they count up as those of footnotes do; else nothing. */
function countUp(passages: readonly string[]): ReadonlySet<number> | undefined {
  const found = passages
    .flatMap(text => Array.from(text.matchAll(STUCK)))
    .map(([number, word]) => ({ number, word: word! }))
  const behindWords = new Set(found.filter(({ word }) => !isYear(word)).map(({ number }) => Number(number)))
  const numbers = found
    .filter(({ number, word }) => isStuck(number, word, behindWords))
    .map(({ number }) => Number(number))
  const following = numbers.filter((number, at) => number === 1 || number === numbers[at - 1]! + 1)
  const counts = numbers.length >= COUNTED && following.length >= MOSTLY * (numbers.length - 1)
  return counts ? behindWords : undefined
}

const isYear = (word: string) => /^\d/.test(word)

/** Whether a number behind a word and a full stop can be a mark; behind a year, where it may be a decimal, one of its neighbours must stand behind a word. */
function isStuck(mark: string, word: string, behindWords: ReadonlySet<number>): boolean {
  if (!isYear(word)) return !isBeforeNumbers(word.toLowerCase())
  return behindWords.has(Number(mark) - 1) || behindWords.has(Number(mark) + 1)
}
