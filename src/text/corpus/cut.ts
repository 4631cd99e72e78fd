import { sectionsOf, isHeading } from './sections.ts'
import { joinerFor, type Joiner } from './join.ts'
import {
  beginsLower,
  endsSentence,
  indentOf,
  isFull,
  isHanging,
  isMarked,
  isSpeaker,
  isSpeech,
  layoutOf,
  standsAlone,
} from './layout.ts'
import { blocksOf, isEmpty, linesOf, type Block } from './lines.ts'

/** A text in sections, each a list of passages, and what was done to its lines. */
export interface Cut {
  readonly sections: string[][]
  /** What most passages are. */
  readonly by: 'paragraphs' | 'lines'
  /** Words that a hyphen at a line's end had parted. */
  readonly hyphens: number
}

/**
 * Cuts a text into passages and sections.
 *
 * @param cut `lines`: a line is a passage; `paragraphs`: what stands between empty lines is one; default: told block by block
 * @returns sections, each a list of passages; a `\n` inside a passage is a line end that its author set
 */
export function cutText(text: string, { cut }: { cut?: 'paragraphs' | 'lines' } = {}): string[][] {
  return cutLines(linesOf(text), cut ? { cut } : {}).sections
}

/**
 * Cuts lines into passages and sections. A block is what stands between empty lines.
 *
 * - One line is a passage.
 * - Wrapped prose is a passage, its lines joined (layout.ts says how it is told, join.ts how hyphens are). A paragraph's indent
 *   inside it begins a new passage; without empty lines, so does a line after one that ends early and with its sentence.
 * - Verse is a passage that keeps its line ends. A speaker's name above it belongs to it.
 * - Of items every line is a passage. So it is in a text without empty lines that is not wrapped.
 */
export function cutLines(lines: readonly string[], { cut }: { cut?: 'paragraphs' | 'lines' } = {}): Cut {
  if (cut === 'lines') return finish(lines.filter(line => !isEmpty(line)).map(inner), 'lines', 0)
  const blocks = blocksOf(lines)
  if (cut === 'paragraphs')
    return finish(
      blocks.map(({ lines }) => lines.map(inner).join(' ')),
      'paragraphs',
      0,
    )
  const { width, kindOf } = layoutOf(blocks)
  const joiner = joinerFor(blocks)
  const sparse = lines.length > 20 && blocks.length * 20 < lines.length
  const passages: string[] = []
  let items = 0
  for (const block of blocks) {
    const kind =
      block.lines.length === 1
        ? 'prose'
        : blocks.length === 1 && kindOf(block) !== 'prose'
          ? 'items'
          : kindOf(block)
    if (kind === 'items') items += block.lines.length
    const cut =
      kind === 'prose'
        ? joinProse(block, { width: width ?? 0, joiner, sparse })
        : kind === 'verse'
          ? keepVerse(block)
          : splitItems(block)
    for (const passage of cut) passages.push(passage)
  }
  const withSpeakers = joinSpeakers(passages)
  return finish(withSpeakers, 2 * items > passages.length ? 'lines' : 'paragraphs', joiner.joined)
}

const finish = (passages: readonly string[], by: Cut['by'], hyphens: number): Cut => ({
  sections: sectionsOf(passages),
  by,
  hyphens,
})

/** A line with the line ends that it holds itself, without white space around them. */
const inner = (line: string): string =>
  line
    .split('\u2028')
    .map(part => part.trim())
    .filter(part => part !== '')
    .join('\n')

interface Prose {
  readonly width: number
  readonly joiner: Joiner
  /** The text has few empty lines, so that they cannot be what parts its paragraphs. */
  readonly sparse: boolean
}

function joinProse({ lines }: Block, { width, joiner, sparse }: Prose): string[] {
  const passages: string[] = []
  const base = lines.reduce((least, line) => Math.min(least, indentOf(line)), Infinity)
  const indented = lines.filter(line => indentOf(line) > base).length
  let text: string[] = []
  for (let at = 1; at < lines.length; at++) {
    const [before, line] = [lines[at - 1]!, lines[at]!]
    const full = isFull(before, line, width)
    const deeper = indentOf(line) > base && indentOf(line) <= base + 8
    const ends = endsSentence(before)
    const anew =
      !full && ((at === 1 && isHeading(before.trim())) || (ends && isSpeech(line)))
        ? true
        : sparse && indented * 2 < lines.length && indented > 0
          ? deeper && (ends || !full) && !beginsLower(line)
          : deeper && ends && !beginsLower(line) && (indented * 2 < lines.length || !full)
            ? true
            : sparse && !full && ends && !beginsLower(line)
    if (anew) {
      passages.push(text.join('') + inner(before))
      text = []
    } else if (!full && ((at === 1 && standsAlone(before)) || setIn(before, line, base)))
      text.push(`${inner(before)}\n`)
    else text.push(joiner.head(inner(before), inner(line)))
  }
  passages.push(text.join('') + inner(lines.at(-1)!))
  return passages
}

/** Whether a line that ends early belongs to verse that is set in, inside a paragraph. */
const setIn = (before: string, line: string, base: number) =>
  (indentOf(before) >= base + 2 || indentOf(line) >= base + 2) && !beginsLower(line)

function keepVerse({ lines }: Block): string[] {
  if (isHeading(lines[0]!.trim()) && lines.length > 3)
    return [inner(lines[0]!), lines.slice(1).map(inner).join('\n')]
  return [lines.map(inner).join('\n')]
}

/** Every line, with those that hang below a marked one joined to it. */
function splitItems({ lines }: Block): string[] {
  const hangs = isHanging(lines)
  const items: string[] = []
  for (const line of lines)
    if (hangs && !isMarked(line)) items.push(`${items.pop()!} ${inner(line)}`)
    else items.push(inner(line))
  return items
}

/** Sets a speaker's name that stands alone above what is said; a name is known by a colon, or by standing there three times. */
function joinSpeakers(passages: readonly string[]): string[] {
  const times = new Map<string, number>()
  for (const text of passages) if (isSpeaker(text)) times.set(text, (times.get(text) ?? 0) + 1)
  const joined: string[] = []
  for (let at = 0; at < passages.length; at++) {
    const text = passages[at]!
    const next = passages[at + 1]
    const speaks = next !== undefined && (times.get(text) ?? 0) >= (text.endsWith(':') ? 1 : 3)
    const lists = LISTED.test(next ?? '') && LISTED.test(passages[at + 2] ?? '')
    if (!speaks || lists || isSpeaker(next) || isHeading(next)) joined.push(text)
    else {
      joined.push(`${text}\n${next}`)
      at += 1
    }
  }
  return joined
}

/** Begins an item of a list: what stands above two of them is its head, and speaks none. */
const LISTED = /^(?:[-*•‣◦·+]|\(?\d{1,4}[.)]) /u
