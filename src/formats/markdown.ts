import type { Format, LeftOut } from './format.ts'
import { withoutEntities } from './html.ts'
import { deferred } from '../phrase.ts'

const FENCE = /^\s*(`{3,}(?=[^`]*$)|~{3,})/
const HEADING = /^ {0,3}#{1,6}(?:[ \t]+|$)/
const BREAK = /^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/
const ITEM = /^[ \t]*(?:[-+*]|(\d{1,9})[.)])(?:[ \t]+|$)(?:\[[ xX]\][ \t]+)?/
const TABLE_RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/
const DEFINITION = /^ {0,3}\[([^\]]+)\]:[ \t]*\S/
const NOTE = /^ {0,3}\[\^([^\]\s]+)\]:/

/**
 * The text of a Markdown file (CommonMark 0.31 with tables, footnotes and front matter): the words without their marks. Left out, and
 * counted, are front matter, comments, blocks of code with their words, images, addresses of links, footnotes, marks of footnotes that
 * are not there, and lines of `***`. Code within a line is words of its sentence, and stays. Where something was left out no empty
 * brackets or quotation marks stay, and no blank before a mark. Paragraphs have an empty line between them; line ends in a paragraph
 * stay, and hard ones are U+2028.
 */
export function textOfMarkdown(source: string): { text: string; leftOut: LeftOut } {
  const front = frontMatter(source)
  const left = {
    code: 0,
    codeWords: 0,
    images: 0,
    links: 0,
    comments: 0,
    footnotes: 0,
    noteMarks: 0,
    rules: 0,
  }
  const { blocks, ...known } = blocksOf(front === 0 ? source : source.slice(front), left)
  const paragraphs = blocks
    .map(lines => inline(lines.join('\n'), { ...known, left }))
    .filter(text => text.trim() !== '')
  return {
    text: paragraphs.join('\n\n'),
    leftOut: {
      'front matter': front > 0 ? 1 : 0,
      comments: left.comments,
      'code blocks': left.code,
      'words of code': left.codeWords,
      'link addresses': left.links,
      images: left.images,
      footnotes: left.footnotes,
      'lone note marks': left.noteMarks,
      ornaments: left.rules,
    },
  }
}

/** What is left out, counted while a text is read. */
interface Left {
  /** Blocks of code, and their words. */
  code: number
  codeWords: number
  images: number
  /** Addresses of links. */
  links: number
  comments: number
  footnotes: number
  /** Marks of footnotes that are not there. */
  noteMarks: number
  /** Lines such as `***` that part sections. */
  rules: number
}

const wordsIn = (code: string) => code.match(/\S+/g)?.length ?? 0

/** Where the text begins after front matter, which is YAML between lines of `---` or TOML between lines of `+++`; 0 without any. */
function frontMatter(source: string): number {
  const fence = /^(?:---|\+\+\+)(?=[ \t]*\n[ \t]*(?:#|[\w"'-]+[ \t]*[:=]))/.exec(source)?.[0]
  if (fence === undefined) return 0
  const end = (fence === '---' ? /\n(?:---|\.\.\.)[ \t]*(?:\n|$)/g : /\n\+\+\+[ \t]*(?:\n|$)/g).exec(source)
  return end ? end.index + end[0].length : 0
}

/** Cuts a text into blocks of lines, without what marks them as headings, lists, quotes and tables. @param left told what is left out */
function blocksOf(source: string, left: Left) {
  const blocks: string[][] = []
  const names = new Set<string>()
  const notes = new Set<string>()
  let lines: string[] = []
  let fence: string | undefined
  let comment = false
  /** Whether the last line was of a block of indented code, a list, a footnote, a quote, a table. */
  let [inCode, inList, inNote, inQuote, inTable] = [false, false, false, false, false]
  const end = () => {
    if (lines.length > 0) blocks.push(lines)
    lines = []
  }
  for (const raw of source.split('\n')) {
    if (fence !== undefined) {
      const bare = raw.replace(/^[\s>]*/, '').trimEnd()
      if (bare.length >= fence.length && bare === fence[0]!.repeat(bare.length)) fence = undefined
      else left.codeWords += wordsIn(bare)
      continue
    }
    const quoted = /^ {0,3}>/.test(raw)
    if (quoted !== inQuote && (quoted || lines.length === 0)) {
      end()
      inQuote = quoted
    }
    let line = raw
    while (/^ {0,3}>/.test(line)) line = line.replace(/^ {0,3}> ?/, '')
    const opening = comment ? undefined : FENCE.exec(line)?.[1]
    if (opening !== undefined) {
      end()
      fence = opening
      left.code += 1
      continue
    }
    const open = withoutComments(line, comment)
    const isComment = open.text.trim() === '' && line.trim() !== ''
    left.comments += open.begun
    ;({ text: line, comment } = open)
    if (line.trim() === '') {
      end()
      if (!isComment) inTable = false
      continue
    }
    const isIndented = /^(?: {4}| {0,3}\t)/.test(line)
    if (lines.length === 0) {
      if (isIndented && inNote) continue
      if (isIndented && !inList) {
        if (!inCode) left.code += 1
        left.codeWords += wordsIn(line)
        inCode = true
        continue
      }
      if (!isIndented) inNote = false
      inCode = false
      if (!/^[ \t]/.test(line) && !ITEM.test(line)) inList = false
    }
    if (inNote && !NOTE.test(line)) continue
    const note = NOTE.exec(line)
    if (note) {
      end()
      notes.add(note[1]!.toLowerCase())
      left.footnotes += 1
      inNote = true
      continue
    }
    const definition = lines.length === 0 ? DEFINITION.exec(line) : null
    if (definition) {
      names.add(nameOf(definition[1]!))
      continue
    }
    if (HEADING.test(line)) {
      end()
      lines.push(headingOf(line))
      end()
      inList = false
      continue
    }
    if (lines.length > 0 && UNDERLINE.test(line)) {
      end()
      continue
    }
    if (BREAK.test(line)) {
      end()
      left.rules += 1
      inList = false
      continue
    }
    if (
      line.includes('|') &&
      line.length < LONGEST_RULE &&
      TABLE_RULE.test(line) &&
      lines.length === 1 &&
      lines[0]!.includes('|')
    ) {
      blocks.push(...cellsOf(lines[0]!))
      lines = []
      inTable = true
      continue
    }
    if (inTable && line.includes('|')) {
      blocks.push(...cellsOf(line))
      continue
    }
    inTable = false
    const item = ITEM.exec(line)
    // Within a paragraph only a list that begins with 1 is one: a wrapped line may begin with a year.
    if (
      item &&
      (lines.length === 0 || inList || item[1] === undefined || item[1] === '1') &&
      !(item[1] === undefined && item[0].trim() === line.trim() && lines.length > 0)
    ) {
      end()
      inList = true
      line = line.slice(item[0].length)
    }
    lines.push(line.replace(/^[ \t]+/, ''))
  }
  end()
  return { blocks, names, notes }
}

/** The longest line that may be a heading or a table's rule with more than its words; patterns need not be quick on longer ones. */
const LONGEST_RULE = 1000

/** A heading without its marks: those before it, those after it, and an attribute in braces. */
function headingOf(line: string): string {
  const words = line.replace(HEADING, '')
  if (words.length > LONGEST_RULE) return words
  return words.replace(/(?:^|[ \t])#+[ \t]*$/, '').replace(/\{[#.][^{}]*\}[ \t]*$/, '')
}

/** A line without comments, and how many begin in it. @param comment whether one is open where it begins */
function withoutComments(line: string, comment: boolean) {
  let text = ''
  let begun = 0
  let at = 0
  let inside = comment
  for (;;) {
    const next = line.indexOf(inside ? '-->' : '<!--', at)
    if (!inside) text += line.slice(at, next < 0 ? undefined : next)
    if (next < 0) return { text, comment: inside, begun }
    if (!inside) begun += 1
    at = next + (inside ? 3 : 4)
    inside = !inside
  }
}

/** The cells of a table's row, each a block of one line. */
const cellsOf = (row: string) =>
  row
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map(cell => [cell.trim()])

/** The name of a link's address, as definitions and links have it. */
const nameOf = (label: string) => label.trim().replace(/\s+/g, ' ').toLowerCase()

/** Signs that a backslash makes ordinary, and what stands for each until all marks are gone: a character that no text has. */
const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
const FIRST = 0xfdd0
const HIDDEN = new RegExp(`[\\u{${FIRST.toString(16)}}-\\u{${(FIRST + 31).toString(16)}}]`, 'gu')
/** Stands where something was left out within a line: another character that no text has. */
const HOLE = '\ufffe'

const hidden = (sign: string) => String.fromCharCode(FIRST + PUNCTUATION.indexOf(sign))

/** The names of link addresses and of footnotes, and what is left out. */
interface Known {
  readonly names: ReadonlySet<string>
  readonly notes: ReadonlySet<string>
  readonly left: Left
}

/** A block without the marks inside its lines. @param left told what is left out */
function inline(source: string, { names, notes, left }: Known): string {
  let text = withHardBreaks(withPlainCode(source.replace(HIDDEN, '\ufffd').replaceAll(HOLE, '\ufffd')))
    .replace(/<[a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\s<>]*>|<[^\s<>@]+@[^\s<>@]+>/g, () => {
      left.links += 1
      return HOLE
    })
    .replace(/<br[ \t]*\/?>[ \t]*\n?/gi, '\u2028')
    .replace(/<(?:\/?[a-zA-Z][^<>]*|![^<>]*|\?[^<>]*)>/g, '')
    .replace(/\[\^([^\][\s]+)\]|\^\[[^\][]*\]/g, (_, name?: string) => {
      if (name !== undefined && !notes.has(name.toLowerCase())) left.noteMarks += 1
      return ''
    })
  text = withoutLinks(text, { names, left })
  text = withoutEmphasis(text).replace(/(?<!~)~~(?!~)/g, '')
  return withoutEntities(withoutHoles(text))
    .replace(HIDDEN, sign => PUNCTUATION[sign.charCodeAt(0) - FIRST]!)
    .replace(/^[\n\u2028]+/, '')
    .trimEnd()
}

/** A line end after two blanks is one that the author set. */
const withHardBreaks = (text: string) =>
  text
    .split('\n')
    .map((line, index, all) =>
      index === all.length - 1 ? line : line.endsWith('  ') ? `${line.trimEnd()}\u2028` : `${line}\n`,
    )
    .join('')

/** Brackets and quotation marks around nothing but holes. */
const EMPTY_PAIR = new RegExp(`\\([\\s${HOLE}]*${HOLE}\\s*\\)|[“"][\\s${HOLE}]*${HOLE}\\s*[”"]|«[\\s${HOLE}]*${HOLE}\\s*»|‘[\\s${HOLE}]*${HOLE}\\s*’`, 'g') // prettier-ignore

/** Takes out what stands where something was left out, with brackets and quotation marks that hold nothing else, and the blank that is then too many. */
function withoutHoles(text: string): string {
  if (!text.includes(HOLE)) return text
  return text
    .replace(EMPTY_PAIR, HOLE)
    .replace(/([ \t]*)\ufffe+([ \t]*)(?=(.?))/gu, (_, before: string, after: string, next: string) =>
      /^[,.;:!?)\]”»]/.test(next) ? '' : before === '' || next === '' ? before : after === '' ? before : ' ',
    )
}

/** Takes the marks off code within lines, and puts what stands for it in the place of a sign inside it, and of one after a backslash. */
function withPlainCode(text: string): string {
  if (!/[`\\]/.test(text)) return text
  /** Where runs of backticks begin, by their length, from the last to the first. */
  const runs = new Map<number, number[]>()
  for (const { index, 0: run } of Array.from(text.matchAll(/`+/g)).reverse())
    if (runs.get(run.length)?.push(index) === undefined) runs.set(run.length, [index])
  const pieces: string[] = []
  let from = 0
  for (const mark = /\\([!-/:-@[-`{-~\n])|`+/g; ;) {
    mark.lastIndex = from
    const match = mark.exec(text)
    if (!match) break
    pieces.push(text.slice(from, match.index))
    from = match.index + match[0].length
    if (match[1] !== undefined) pieces.push(match[1] === '\n' ? '\u2028' : hidden(match[1]))
    else {
      const later = runs.get(match[0].length) ?? []
      while (later.length > 0 && later.at(-1)! < from) later.pop()
      const close = later.pop()
      if (close === undefined) pieces.push(match[0])
      else {
        pieces.push(codeOf(text.slice(from, close)))
        from = close + match[0].length
      }
    }
  }
  return pieces.concat(text.slice(from)).join('')
}

/** The words of a code span, its signs hidden: CommonMark 0.31, section 6.1. */
const codeOf = (code: string) =>
  code
    .replaceAll('\n', ' ')
    .replace(/^ (.*\S.*) $/, '$1')
    .replace(/[!-/:-@[-`{-~]/g, hidden)

/** The address of a link in brackets, with its title. */
const ADDRESS =
  /\(\s{0,50}(?:<[^<>\n]*>|(?:[^\s()]|\([^\s()]*\))*)(?:\s{1,50}(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s{0,50}\)/y

/** Takes out the addresses of links, and images with their descriptions. @param left told how many */
function withoutLinks(text: string, { names, left }: Pick<Known, 'names' | 'left'>): string {
  if (!text.includes('[')) return text
  const pieces: string[] = []
  /** Brackets that are open: where they stand in the text and among the pieces, and whether of an image. */
  const open: { at: number; piece: number; isImage: boolean }[] = []
  let from = 0
  for (const { index, 0: mark } of text.matchAll(/!?\[|\]/g)) {
    if (index < from) continue
    pieces.push(text.slice(from, index))
    from = index + mark.length
    if (mark !== ']') {
      open.push({ at: from, piece: pieces.length, isImage: mark === '![' })
      pieces.push(mark)
      continue
    }
    const begun = open.pop()
    const next = begun && endOfLink(text, begun.at, { from, names })
    if (begun && next !== undefined) {
      if (begun.isImage) {
        pieces.length = begun.piece
        pieces.push(HOLE)
        left.images += 1
      } else {
        pieces[begun.piece] = ''
        if (next > from) left.links += 1
      }
      from = next
    } else pieces.push(mark)
  }
  return pieces.concat(text.slice(from)).join('')
}

/** Where a link ends whose text ended just now; nothing where it is none. */
function endOfLink(
  text: string,
  begin: number,
  { from, names }: { from: number; names: ReadonlySet<string> },
): number | undefined {
  ADDRESS.lastIndex = from
  const address = ADDRESS.exec(text)
  if (address) return from + address[0].length
  // [[Page]] and [[Page|words]], as wikis have them.
  if (text[begin - 2] === '[' && text[from] === ']') return from
  const label =
    text[from] === '[' ? text.slice(from + 1, (text.indexOf(']', from) + 1 || from + 2) - 1) : undefined
  if (
    label !== undefined &&
    label.length < 1000 &&
    names.has(nameOf(label === '' ? text.slice(begin, from - 1) : label))
  )
    return from + label.length + 2
  return from - begin < 1000 && names.has(nameOf(text.slice(begin, from - 1))) ? from : undefined
}

/** A run of `*` or `_`, and how many of it are still marks. */
interface Run {
  readonly at: number
  readonly length: number
  readonly sign: string
  /** Marks taken from its beginning as it closes, and from its end as it opens. */
  closed: number
  opened: number
}

/** Takes out the marks of emphasis, in pairs: CommonMark 0.31, section 6.2. */
function withoutEmphasis(text: string): string {
  if (!/[*_]/.test(text)) return text
  const runs: Run[] = []
  const openers: Run[] = []
  for (const { index, 0: marks } of text.matchAll(/\*+|_+/g)) {
    const before = text[index - 1] ?? ' '
    const after = text[index + marks.length] ?? ' '
    const opens = flanks(before, after)
    const closes = flanks(after, before)
    const isWord = marks.startsWith('_')
    const run = { at: index, length: marks.length, sign: marks[0]!, closed: 0, opened: 0 }
    runs.push(run)
    if (closes && (!isWord || !opens || isMark(after))) close(run, openers)
    if (opens && (!isWord || !closes || isMark(before)) && run.closed < run.length) openers.push(run)
  }
  const pieces: string[] = []
  let from = 0
  for (const { at, length, closed, opened } of runs) {
    pieces.push(text.slice(from, at + length - closed - opened))
    from = at + length
  }
  return pieces.concat(text.slice(from)).join('')
}

const isMark = (sign: string) => /[\p{P}\p{S}\ufdd0-\ufdef]/u.test(sign)

/** Whether a run flanks what comes after it: no white space follows, and no punctuation unless such stands before it too. */
const flanks = (before: string, after: string) =>
  !/\s/.test(after) && (!isMark(after) || /\s/.test(before) || isMark(before))

/** Pairs the marks of a run with those that are open; what was opened between is none. */
function close(run: Run, openers: Run[]): void {
  while (run.closed < run.length) {
    let index = openers.length - 1
    // Marks of the other sign that are open since are skipped only where a pair is found.
    while (index >= 0 && openers[index]!.sign !== run.sign && openers.length - index < 8) index -= 1
    const opener = openers[index]
    if (opener?.sign !== run.sign) return
    openers.length = index + 1
    const count = Math.min(run.length - run.closed, opener.length - opener.opened - opener.closed)
    run.closed += count
    opener.opened += count
    if (opener.opened + opener.closed === opener.length) openers.pop()
  }
}

export const md: Format = {
  name: 'md',
  title: deferred`Markdown`,
  endings: ['md', 'markdown', 'mdown', 'mkd'],
  read: file => textOfMarkdown(file.decoded()),
}
