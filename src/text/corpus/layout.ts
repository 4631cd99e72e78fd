import { isHeading, isNumeral } from './sections.ts'
import { unspaced } from './words.ts'
import type { Block } from './lines.ts'

/** How a block of lines is to be read. */
export type Kind = 'prose' | 'verse' | 'items'

/** Widths at which texts are wrapped; a longer line is a paragraph. */
const WIDEST = 200
/** A text that is wrapped more narrowly is not told from verse; half of it where characters are twice as broad. */
const NARROWEST = 24
/** The fewest lines of a block in which a line that ends early can end a paragraph. */
const PARTED = 8
/** A line of more columns is no verse. */
const LONG = 120

/** The layout of a text: the width at which it is wrapped, if it is, and what each block is. */
export interface Layout {
  readonly width: number | undefined
  kindOf(block: Block): Kind
}

/** Columns of a line, its indent counted and blanks at its end not. */
const columns = (line: string) => line.trimEnd().length

/** Columns that a line would have had with the first word of the next. */
function withNext(line: string, next: string): number {
  const length = columns(line)
  // A title and its name stay together: M. Boulanger, Dr. Jekyll.
  const word =
    /(?:\p{Lu}\p{L}{0,3}\.[ \u00a0])?\S+/u.exec(next.slice(0, 2 * WIDEST))?.[0] ?? next.slice(0, WIDEST)
  return unspaced(word.codePointAt(0)!) ? length + 1 : length + 1 + word.length
}

/** Whether a line ends where the next word would not have fitted into the width. */
export const isFull = (line: string, next: string, width: number): boolean => withNext(line, next) > width

export const beginsLower = (line: string): boolean =>
  /^\s*[^\p{L}\p{N}]{0,4}\p{Ll}/u.test(line.slice(0, WIDEST))

export const indentOf = (line: string): number => line.length - line.trimStart().length

/** Whether a line ends as a sentence does, closing marks aside. */
export const endsSentence = (line: string): boolean =>
  /[.!?…。！？।॥؟۔]["”’»“‘'´)\]*_]{0,3}$/u.test(line.trimEnd().slice(-8))

/** Whether a line's end shows that its sentence continues. */
const goesOn = (line: string): boolean => /[,;:،、，—–-]["”’»'_]{0,2}$/u.test(line.trimEnd().slice(-6))

/**
 * Tells wrapped prose from lines that their author set, block by block.
 *
 * - A line is full if it, a blank and the first word of the next line together are longer than the text's width. The width is
 *   the one at which most lines are full and few are longer.
 * - A block is wrapped prose if at least half of its lines but the last are full; or if it is not set in, its lines fill seven
 *   tenths of the width, and those that are not full go on in lower case. A text is wrapped at all only if blocks of four lines
 *   or more are prose more often than chance makes them so.
 * - In a text that is not wrapped two lines are prose if they are one sentence, parted where it has no mark; and lines are, of
 *   which one ends within a word, with its hyphen.
 * - Of the other blocks, lines are items if they bear a mark (a bullet, a number, a time, a name and a colon), if they are
 *   longer than 120 columns, or if fewer than a tenth end in a comma or the like and they are many (more than 14 to a block),
 *   long (more than 9 words) or sentences (four of five end one). The rest is verse.
 */
export function layoutOf(blocks: readonly Block[]): Layout {
  const several = blocks.filter(({ lines }) => lines.length > 1)
  const width = widthOf(several)
  const isProse = ({ lines }: Block) =>
    width === undefined ? isOneSentence(lines) || partsAWord(lines) : readsOn(lines, width)
  const set = several.filter(block => !isProse(block))
  const pooled = areItems(set.map(({ lines }) => lines))
  const isPlay = set.filter(isSpeechBelowName).length > 1
  const kindOf = (block: Block): Kind => {
    if (isHanging(block.lines) || areHeadings(block.lines)) return 'items'
    if (isProse(block)) return 'prose'
    const { lines } = block
    if (marked(lines)) return 'items'
    if (isPlay && isSpeechBelowName(block)) return 'verse'
    return (lines.length >= 20 || lines.some(line => line.length > LONG) ? areItems([lines]) : pooled)
      ? 'items'
      : 'verse'
  }
  return { width, kindOf }
}

/** The width at which the most lines are full, `undefined` where lines do not end for a width's sake. */
function widthOf(blocks: readonly Block[]): number | undefined {
  const full = new Float64Array(WIDEST + 3)
  const ends = new Float64Array(WIDEST + 3)
  const different = new Set<string>()
  let pairs = 0
  let solid = 0
  for (const { lines } of blocks)
    for (let at = 1; at < lines.length; at++) {
      const length = columns(lines[at - 1]!)
      if (length > WIDEST) continue
      pairs += 1
      if (unspaced(lines[at]!.trimStart().codePointAt(0)!)) solid += 1
      full[length]! += 1
      full[Math.min(WIDEST + 1, withNext(lines[at - 1]!, lines[at]!))]! -= 1
      ends[length]! += 1
      if (different.size < 100) different.add(lines[at - 1]!)
    }
  let [count, shorter, best, width, equal] = [0, 0, 0, 0, 0]
  for (let at = 0; at <= WIDEST; at++) {
    count += full[at]!
    shorter += ends[at]!
    const score = count - 2 * (pairs - shorter)
    if (score > best) [best, width, equal] = [score, at, 1]
    else if (score === best) equal += 1
  }
  // Where many lines are wrapped, one of them fills the width and one misses it by a column: items of one length do neither.
  if (equal > 2 + 20 / different.size) return undefined
  const least = 2 * solid > pairs ? NARROWEST / 2 : NARROWEST
  return width >= least && isWrapped(blocks, width) ? width : undefined
}

function isWrapped(blocks: readonly Block[], width: number): boolean {
  const shares = blocks.map(({ lines }) => {
    const body = bodyOf(lines)
    const full = fullOf(body, width)
    const pairs = body.length - 1 - paragraphEnds(body, width)
    return { pairs, full, prose: full >= 0.8 * pairs && mayReadOn(body) }
  })
  const long = shares.filter(({ pairs }) => pairs >= 3)
  const others = long.filter(({ prose }) => !prose)
  const chance = sum(others.map(({ full }) => full)) / Math.max(1, sum(others.map(({ pairs }) => pairs)))
  const expected = sum(long.map(({ pairs }) => power(chance, pairs)))
  if (long.length - others.length > 3 * expected) return true
  // Paragraphs of two or three lines prove it together.
  const short = shares.filter(({ pairs }) => pairs < 3)
  return width >= 40 && short.length > 0 && short.filter(({ prose }) => prose).length >= 0.8 * short.length
}

/** Whether some line continues in lower case, as wrapped prose does; without capitals, whether most lines end without a mark. */
function mayReadOn(lines: readonly string[]): boolean {
  const inner = lines.slice(0, -1)
  return (
    lines.slice(1).some(beginsLower) ||
    (!lines.some(line => /\p{Lu}/u.test(line)) &&
      2 * inner.filter(line => goesOn(line) || endsSentence(line)).length < inner.length)
  )
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

function power(base: number, exponent: number): number {
  let result = 1
  for (let at = 0; at < exponent && result > 1e-9; at++) result *= base
  return result
}

const fullOf = (lines: readonly string[], width: number) =>
  lines.reduce((full, line, at) => full + (at > 0 && isFull(lines[at - 1]!, line, width) ? 1 : 0), 0)

/** The lines below a heading or a speaker's name, where one stands on the first. */
const bodyOf = (lines: readonly string[]) =>
  lines.length > 2 && (standsAlone(lines[0]!) || isHeading(lines[0]!.trim())) ? lines.slice(1) : lines

/** Of lines that no empty ones part: those that end early with their sentence, unless most are, so that each is an item. */
function paragraphEnds(lines: readonly string[], width: number): number {
  if (lines.length < PARTED) return 0
  const ends = lines.filter((line, at) => at > 0 && endsParagraph(lines[at - 1]!, line, width)).length
  const lower = lines.filter(beginsLower).length
  return ends < 0.6 * lines.length && 4 * lower >= lines.length ? ends : 0
}

/** Whether a line ends early and with its sentence, and the next does not begin in lower case. */
export const endsParagraph = (before: string, line: string, width: number): boolean =>
  endsSentence(before) && !beginsLower(line) && !isFull(before, line, width)

function readsOn(lines: readonly string[], width: number): boolean {
  if (lines.some(line => line.length > 2 * WIDEST)) return false
  const body = bodyOf(lines)
  const parted = paragraphEnds(body, width) > 0
  let [pairs, full, against] = [0, 0, 0]
  let broad = true
  for (let at = 1; at < body.length; at++) {
    const [before, line] = [body[at - 1]!, body[at]!]
    if (isFull(before, line, width)) full += 1
    else if (endsSentence(before) && (isSpeech(line) || (parted && !beginsLower(line)))) continue
    else {
      const short = !isFull(before, line, width - 4)
      if (short && !beginsLower(line) && !/^\s*I\b/.test(line)) against += 1
      broad &&= columns(before) > 0.7 * width
    }
    pairs += 1
  }
  if (pairs === 0) return true
  if (pairs > 1 && full < pairs && !mayReadOn(body)) return broad && 2 * full >= pairs
  if (2 * full >= pairs) return true
  const setIn = indentOf(body.at(-1)!) >= 2
  return !setIn && broad && (against === 0 || (pairs === 1 && !goesOn(body[0]!) && !endsSentence(body[0]!)))
}

/** Whether most of several lines are headings: a table of contents. */
const areHeadings = (lines: readonly string[]) =>
  lines.length > 2 && 2 * lines.filter(line => isHeading(line.trim())).length > lines.length

/** Whether a block is what somebody says below the name: the name alone on the first line, and no other name. */
const isSpeechBelowName = ({ lines: [name, ...said] }: Block) =>
  said.length > 0 && isSpeaker(name!.trim()) && !said.some(standsAlone)

/** Whether two lines are one sentence that begins with a capital and is parted where it has no mark. */
const isOneSentence = ([first, second, ...more]: readonly string[]) =>
  more.length === 0 &&
  second !== undefined &&
  beginsLower(second) &&
  endsSentence(second) &&
  !beginsLower(first!) &&
  !endsSentence(first!) &&
  !goesOn(first!)

/** Whether a line ends in a hyphen behind a letter, and the next continues in lower case. */
const partsAWord = (lines: readonly string[]) =>
  lines.some(
    (line, at) =>
      at > 0 && /\p{L}[-‐]$/u.test(lines[at - 1]!.trimEnd().slice(-4)) && /^\s*\p{Ll}/u.test(line),
  )

/** A line that begins a speech by its dash. */
export const isSpeech = (line: string): boolean => /^\s*[-–—]{1,2}\s?[^\s\d-]/u.test(line.slice(0, 80))

/** A speaker's name alone on a line: capitals and perhaps a full stop, or a name and a colon. */
export const standsAlone = (line: string): boolean =>
  line.length <= 60 &&
  (/^\s*\p{Lu}[\p{Lu}\p{M}\s.’'-]*[.:]?\s*$/u.test(line) ||
    /^\s*\p{Lu}[\p{L}\p{M}.’'-]*(?: \p{Lu}[\p{L}\p{M}.’'-]*){0,2}(?: \([^)]*\))?\s?:\s*$/u.test(line))

/** Whether a line that stands alone is a speaker's name, and no heading. */
export const isSpeaker = (text: string): boolean =>
  standsAlone(text) && !isHeading(text) && !isNumeral(text) && /\p{L}{2}/u.test(text)

const MARK =
  /^\s{0,8}(?:[-*•‣◦·–—+>]\s|\(?\d{1,4}[.)]\s|\(?[a-z][.)]\s|[[(]?\d{1,2}[:.]\d{2}\b|[[(]?\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b|<[^<>]{1,30}>\s|@\w|\p{Lu}[\p{L}\p{M}\p{N}_.’' -]{0,30}:\s\S)/u

/** Whether a line begins as an item does. */
export const isMarked = (line: string): boolean => MARK.test(line.slice(0, 80))

const marked = (lines: readonly string[]) =>
  lines.length > 1 && isMarked(lines[0]!) && lines.filter(isMarked).length >= 0.6 * lines.length

/** Whether all lines without a mark hang below one that has it, as in a list whose items are wrapped. */
export const isHanging = (lines: readonly string[]): boolean =>
  lines.length > 1 &&
  isMarked(lines[0]!) &&
  lines.filter(isMarked).length > 1 &&
  lines.every(line => isMarked(line) || indentOf(line) > indentOf(lines[0]!))

function areItems(blocks: readonly (readonly string[])[]): boolean {
  const lines = blocks.flat()
  if (lines.length === 0) return true
  const on = sum(blocks.map(block => block.slice(0, -1).filter(goesOn).length))
  if (lines.filter(line => line.length > LONG).length > 0.1 * lines.length) return true
  if (on >= 0.1 * (lines.length - blocks.length)) return false
  const words = sum(lines.map(line => line.trim().split(/\s+/).length))
  return (
    lines.length > 14 * blocks.length ||
    words > 9 * lines.length ||
    lines.filter(endsSentence).length >= 0.8 * lines.length
  )
}
