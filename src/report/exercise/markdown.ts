/** A piece of a line, plain or marked up. */
export interface Piece {
  readonly kind: 'text' | 'code' | 'strong' | 'em'
  readonly text: string
}
export type Line = readonly Piece[]

/** A block of Markdown. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly line: Line }
  | { readonly kind: 'paragraph' | 'quotation'; readonly line: Line }
  | { readonly kind: 'code'; readonly text: string }
  | {
      readonly kind: 'list'
      /** The number of the first item; missing where the items have none. */
      readonly start?: number
      readonly items: readonly Line[]
    }
  | { readonly kind: 'table'; readonly head: readonly Line[]; readonly rows: readonly (readonly Line[])[] }
  /** A numbered question: its text, its options, the form of an answer. */
  | { readonly kind: 'numbered'; readonly number: number; readonly blocks: readonly Block[] }

/**
 * Reads the Markdown of exercises: headings, paragraphs, lists, tables, quotations and code. HTML in it is text.
 */
export function readMarkdown(markdown: string): Block[] {
  return splitBlocks(markdown).map(parseBlock)
}

/**
 * Splits Markdown into blocks at blank lines, and before a list that follows its paragraph at once. Fenced code is one block; an indented
 * line belongs to the item above.
 */
function splitBlocks(markdown: string): string[] {
  const blocks: string[] = []
  let isCode = false
  let isNew = true
  for (const line of markdown.split('\n')) {
    const isFence = line.startsWith('```')
    const begins = isFence || beginsList(line, blocks.at(-1))
    const joins = isCode || (!isNew && !begins) || (line.startsWith('   ') && blocks.length > 0)
    if (isCode || line !== '')
      blocks.push(joins ? `${blocks.pop()!}${isNew && !isCode ? '\n\n' : '\n'}${line}` : line)
    if (isFence) isCode = !isCode
    isNew = !isCode && (line === '' || isFence)
  }
  return blocks
}

/** Whether a list begins at a line of a paragraph: with a mark, or with the number 1, as in CommonMark 5.3. */
const beginsList = (line: string, before = ''): boolean =>
  /^(?:[-*]|1\.) /.test(line) && !/^(?:[-*]|\d+\.) /.test(before)

function parseBlock(text: string): Block {
  const lines = text.split('\n')
  const [, marks = '', title = ''] = /^(#{1,4}) (.*)$/.exec(text) ?? []
  if (marks !== '') return { kind: 'heading', level: marks.length, line: readLine(title) }
  if (text.startsWith('```')) return { kind: 'code', text: lines.slice(1, -1).join('\n') }
  if (text.startsWith('> '))
    return { kind: 'quotation', line: readLine(lines.map(line => line.slice(2)).join(' ')) }
  if (text.startsWith('|')) return parseTable(lines)
  if (/^[-*] /.test(text)) return parseList(lines)
  const [, number, rest = ''] = /^(\d+)\. ([^]*)$/.exec(text) ?? []
  if (number === undefined) return { kind: 'paragraph', line: readLine(lines.join(' ')) }
  // What belongs to a question stands below it, apart; the items of a list follow one another.
  return rest.includes('\n\n')
    ? { kind: 'numbered', number: Number(number), blocks: rest.split(/\n\n/).map(parsePart) }
    : { ...parseList(lines), start: Number(number) }
}

function parsePart(text: string): Block {
  const lines = text.split('\n').map(line => line.trim())
  return lines[0]!.startsWith('- ')
    ? parseList(lines)
    : { kind: 'paragraph', line: readLine(lines.join(' ')) }
}

/** A list: an item begins at each mark or number, and takes the lines up to the next one. */
function parseList(lines: readonly string[]): Extract<Block, { kind: 'list' }> {
  const items: string[] = []
  for (const line of lines) {
    const [, item] = /^\s*(?:[-*]|\d+\.) (.*)$/.exec(line) ?? []
    if (item === undefined) items.push(`${items.pop()!} ${line.trim()}`)
    else items.push(item)
  }
  return { kind: 'list', items: items.map(readLine) }
}

function parseTable([head = '', , ...rows]: readonly string[]): Block {
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map(cell => readLine(cell.trim()))
  return { kind: 'table', head: cells(head), rows: rows.map(cells) }
}

/** Reads code, bold and italics in a line; code contains no other mark. */
export function readLine(text: string): Line {
  return text.split(/(`[^`]*`)/).flatMap((part): Piece[] => {
    if (/^`[^`]*`$/.test(part)) return [{ kind: 'code', text: part.slice(1, -1) }]
    return part.split(/(\*\*.+?\*\*)/).flatMap((bold): Piece[] => {
      if (/^\*\*.+\*\*$/.test(bold)) return [{ kind: 'strong', text: bold.slice(2, -2) }]
      return italicsIn(bold)
    })
  })
}

function italicsIn(text: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const found of text.matchAll(/(^|[\s(])_(.+?)_(?=[\s.,:;)?!]|$)/g)) {
    const start = found.index + found[1]!.length
    pieces.push({ kind: 'text', text: text.slice(from, start) }, { kind: 'em', text: found[2]! })
    from = found.index + found[0].length
  }
  pieces.push({ kind: 'text', text: text.slice(from) })
  return pieces.filter(piece => piece.text !== '')
}
