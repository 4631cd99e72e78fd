import { Parser } from 'htmlparser2'
import type { Format } from './format.ts'
import { deferred } from '../phrase.ts'

/** Elements whose contents are no text of the author's. */
const LEFT_OUT = new Set(
  'head title script style template noscript iframe object embed svg math audio video canvas select datalist textarea button nav rt rp rtc del map'.split(
    ' ',
  ),
)

/** Elements that stand in paragraphs of their own. */
const BLOCKS = new Set(
  'address article aside blockquote body center caption dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

/** Marks of a page's end, as the classes of digital editions name them. */
const PAGE_CLASS = /(?:^|\s)(?:pagenum|page-?num(?:ber)?|pageno|pb|x-ebookmaker-pageno)(?:\s|$)/i
const NOTES = /\b(?:doc-)?(?:footnotes?|endnotes?|rearnotes?)\b/
const NOTE_MARKS = /\b(?:doc-)?noteref\b/

/** Classes of notes and of their marks, as Project Gutenberg, Pandoc and Word name them. */
const NOTE_CLASS = /(?:^|\s)(?:foot|end)notes?(?:\s|$)|(?:^|\s)mso(?:foot|end)notetext(?:\s|$)/i
const NOTE_MARK_CLASS =
  /(?:^|\s)(?:fnanchor|noteref|footnote-?ref(?:erence)?|mso(?:foot|end)notereference)(?:\s|$)/i

type Attributes = Readonly<Record<string, string>>

/** What of an element is no text, by its attributes: `notes` are counted. */
function leftOut(name: string, attributes: Attributes): 'note' | 'other' | undefined {
  if (LEFT_OUT.has(name)) return 'other'
  const role = `${attributes['epub:type'] ?? ''} ${attributes.role ?? ''}`
  if (role !== ' ') {
    if (NOTES.test(role)) return 'note'
    if (NOTE_MARKS.test(role) || /\b(?:doc-)?(?:pagebreak|toc)\b/.test(role)) return 'other'
  }
  if (attributes.class !== undefined) {
    if (PAGE_CLASS.test(attributes.class) || NOTE_MARK_CLASS.test(attributes.class)) return 'other'
    if (NOTE_CLASS.test(attributes.class)) return 'note'
  }
  const hidden = attributes.hidden !== undefined || /display\s*:\s*none/i.test(attributes.style ?? '')
  return hidden ? 'other' : undefined
}

/** What a mark of a note shows: a number, a letter or a sign, perhaps in brackets. */
const MARK = /^[\s[(]*(?:\d{1,4}|[a-z]|[ivxlc]{1,6}|[*†‡§¶#]{1,4})[\])\s.]*$/iu
/** Characters that are looked at of a mark. */
const LONGEST_MARK = 20
/** Addresses that name a note, as `#fn3`, `#footnote-3`, `#_ftn3`, `#cite_note-3`. */
const NOTE_ADDRESS = /^_?(?:fn|ftn|edn|en|note|footnote|endnote|cite_note)[-_:.]?\w{0,12}$/i
/** Elements that hold a note, and no other. */
const ITEMS = new Set(['li', 'dd'])

/** A `<sup>` that may mark a note. */
interface NoteMark {
  /** The number of its element, counted in the order in which elements begin. */
  readonly element: number
  readonly ids: (string | undefined)[]
  /** The id that it links to. */
  link: string | undefined
  text: string
}

/**
 * Footnotes and their marks that no class and no role names, by the numbers of their elements. A mark is a `<sup>` with a number or a
 * sign. Its note stands behind it: the item of a list, or the paragraph, that it links to, with an address such as `#fn3` or a link
 * back to the mark. The note of a mark without a link links back to it. Powers and ordinals (10<sup>2</sup>) have no note.
 */
function unmarkedNotes(html: string): { marks: ReadonlySet<number>; notes: ReadonlySet<number> } {
  const marks: NoteMark[] = []
  /** By id, the block that the element with it stands in; by id, the blocks that link to it. */
  const blockOf = new Map<string, number>()
  const linkedFrom = new Map<string, number[]>()
  const open: { readonly block: number; readonly isItem: boolean; readonly link: NoteLink }[] = []
  let elements = 0
  let mark: NoteMark | undefined
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        elements += 1
        const outer = open.at(-1)
        const isItem = ITEMS.has(name)
        const begins = outer?.isItem !== true && (isItem || BLOCKS.has(name))
        const block = begins || !outer ? elements : outer.block
        const link = linkOf(name, attributes)
        open.push({ block, isItem: isItem || outer?.isItem === true, link })
        for (const id of link.ids) if (id !== undefined && !blockOf.has(id)) blockOf.set(id, block)
        if (link.to !== undefined) linkedFrom.set(link.to, [...(linkedFrom.get(link.to) ?? []), block])
        if (name === 'sup')
          mark = {
            element: elements,
            ids: [...link.ids, ...(outer?.link.ids ?? [])],
            link: outer?.link.to,
            text: '',
          }
        else if (mark) {
          mark.ids.push(...link.ids)
          mark.link ??= link.to
        }
      },
      ontext(text) {
        if (mark && mark.text.length < LONGEST_MARK) mark.text += text
      },
      onclosetag(name) {
        open.pop()
        if (name !== 'sup' || !mark) return
        if (MARK.test(mark.text)) marks.push(mark)
        mark = undefined
      },
    },
    PARSING,
  )
  parser.end(html)
  const found = { marks: new Set<number>(), notes: new Set<number>() }
  for (const { element, ids, link } of marks) {
    const back = ids.flatMap(id => (id === undefined ? [] : (linkedFrom.get(id) ?? [])))
    const target = link === undefined ? undefined : blockOf.get(link)
    const note =
      link === undefined
        ? back.find(block => block > element)
        : target !== undefined && (NOTE_ADDRESS.test(link) || back.includes(target))
          ? target
          : undefined
    if (note === undefined || note < element) continue
    found.marks.add(element)
    found.notes.add(note)
  }
  return found
}

/** The ids of an element, and the one on its page that it links to. */
interface NoteLink {
  readonly ids: readonly (string | undefined)[]
  readonly to: string | undefined
}

function linkOf(element: string, { id, name, href }: Attributes): NoteLink {
  const isLink = element === 'a'
  const to = isLink && href?.startsWith('#') === true ? href.slice(1) : undefined
  return { ids: [id, isLink ? name : undefined], to }
}

const NONE: ReadonlySet<number> = new Set()

const PARSING = { lowerCaseTags: true, decodeEntities: true, recognizeSelfClosing: false }

/**
 * The text of an HTML page: its blocks are paragraphs, with an empty line between them, `<br>` is U+2028, and white space folds
 * as a browser folds it. Lines of `<pre>` stay lines.
 */
export function textOfHtml(html: string): { text: string; footnotes: number } {
  const { marks, notes } = /<sup[\s>]/i.test(html) ? unmarkedNotes(html) : { marks: NONE, notes: NONE }
  const paragraphs: string[] = []
  let pieces: string[] = []
  let footnotes = 0
  let elements = 0
  /** Elements that are open since one that is left out, that one among them. */
  let skipped = 0
  let skipsHead = false
  let preformatted = 0
  let quotes = 0
  const endParagraph = () => {
    if (pieces.length === 0) return
    paragraphs.push(...paragraphsOf(pieces.join('')))
    pieces = []
  }
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        elements += 1
        // A head that nobody closed ends where the body begins.
        if (skipsHead && (name === 'body' || (BLOCKS.has(name) && name !== 'head'))) skipped = 0
        if (skipped > 0) {
          skipped += 1
          return
        }
        const left = marks.has(elements) ? 'other' : notes.has(elements) ? 'note' : leftOut(name, attributes)
        if (left) {
          skipped = 1
          skipsHead = name === 'head'
          if (left === 'note') footnotes += 1
          if (name === 'nav') endParagraph()
          return
        }
        if (BLOCKS.has(name)) endParagraph()
        if (name === 'br') pieces.push('\u2028')
        else if (name === 'pre') preformatted += 1
        else if (name === 'q') pieces.push(quotes++ % 2 === 0 ? '“' : '‘')
      },
      ontext(text) {
        if (skipped > 0) return
        pieces.push(preformatted > 0 ? text.replace(/\r\n?|\n/g, PRE_LINE) : text)
      },
      onclosetag(name) {
        if (skipped > 0) {
          skipped -= 1
          return
        }
        if (BLOCKS.has(name)) endParagraph()
        if (name === 'pre') preformatted = Math.max(0, preformatted - 1)
        else if (name === 'q') pieces.push(--quotes % 2 === 0 ? '”' : '’')
      },
    },
    PARSING,
  )
  parser.end(html)
  endParagraph()
  return { text: paragraphs.join('\n\n'), footnotes }
}

/** A line end of preformatted text until white space is folded: a character that no file of text has. */
const PRE_LINE = '\0'

/** Folds white space; two line ends in a row part paragraphs, also where they are `<br>`. */
function paragraphsOf(text: string): string[] {
  return text
    .replace(/[ \t\n\r\f]+/g, ' ')
    .replace(/ ?([\u2028\0]) ?/g, '$1')
    .replace(/[\u2028\0]{2,}/g, '\n\n')
    .replaceAll(PRE_LINE, '\n')
    .split('\n\n')
    .map(paragraph => paragraph.replace(/^[ \n\u2028]+/, '').trimEnd())
    .filter(paragraph => paragraph !== '')
}

/** Replaces the entities of HTML, such as `&mdash;`, by what they stand for. */
export function withoutEntities(text: string): string {
  if (!text.includes('&')) return text
  const decoded = (entity: string) => {
    let sign = ''
    new Parser({ ontext: part => (sign += part) }).end(entity)
    return sign
  }
  return text.replace(/&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});/g, decoded)
}

/** The encoding that a page names in its first lines. */
export function declaredIn(head: string): string | undefined {
  return (
    /<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]{1,40})/i.exec(head)?.[1] ??
    /<meta[^>]{0,400}charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head)?.[1]
  )
}

/** A page by its first element; white space, comments and declarations may come before it. */
const PAGE =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[^])*-->\s*)*(?:<!doctype\s+html|<html|<head|<body)[\s>]/i

export const html: Format = {
  name: 'html',
  title: deferred`web page`,
  endings: ['html', 'htm', 'xhtml', 'xht'],
  isFormatOf: ({ head }) => PAGE.test(head),
  read(file) {
    const { text, footnotes } = textOfHtml(file.decoded(declaredIn(file.head)))
    return { text, leftOut: { footnotes } }
  },
}
