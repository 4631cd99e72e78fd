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

/**
 * The text of an HTML page: its blocks are paragraphs, with an empty line between them, `<br>` is U+2028, and white space folds
 * as a browser folds it. Lines of `<pre>` stay lines.
 */
export function textOfHtml(html: string): { text: string; footnotes: number } {
  const paragraphs: string[] = []
  let pieces: string[] = []
  let footnotes = 0
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
        // A head that nobody closed ends where the body begins.
        if (skipsHead && (name === 'body' || (BLOCKS.has(name) && name !== 'head'))) skipped = 0
        if (skipped > 0) {
          skipped += 1
          return
        }
        const left = leftOut(name, attributes)
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
    { lowerCaseTags: true, decodeEntities: true, recognizeSelfClosing: false },
  )
  parser.end(html)
  endParagraph()
  return { text: paragraphs.join('\n\n'), footnotes }
}

/** A line end of preformatted text until white space is folded: a character that no text has. */
const PRE_LINE = '\ufdd0'

/** Folds white space; two line ends in a row part paragraphs, also where they are `<br>`. */
function paragraphsOf(text: string): string[] {
  return text
    .replace(/[ \t\n\r\f]+/g, ' ')
    .replace(/ ?([\u2028\ufdd0]) ?/g, '$1')
    .replace(/[\u2028\ufdd0]{2,}/g, '\n\n')
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
const PAGE = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*(?:<!doctype\s+html|<html|<head|<body)[\s>]/i

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
