import { layoutOf } from './layout.ts'
import { blocksOf } from './lines.ts'
import { isHeading } from './sections.ts'

/** What was found of Project Gutenberg's wrapping, and the lines that are the book. */
export interface Unwrapped {
  readonly lines: readonly string[]
  /**
   * `off`: header and footer, or all that there was of them, are gone. `half`: one end was found and the text still speaks of
   * Project Gutenberg, or its first lines do and no end was found. `none`: there was nothing.
   */
  readonly header: 'off' | 'half' | 'none'
}

/** Longest line on which a mark is looked for from its beginning; a paragraph on one line is longer. */
const MARK = 400
/** Project, Projekt, Projet, Proyecto, Progetto, Projeto. */
const NAME = /\bpro[jyg]\p{L}{2,6}[ -]gutenberg/iu
const STARRED_START =
  /\*\*[ \t]{0,4}(?:start|beginn?|d[ée]but|comienzo|inicio|inizio|alku)\b.{0,40}\bpro[jyg]\p{L}{2,6}[ -]gutenberg/iu
/** The mark of which a reader of mark-up took the stars, and the last line of a header of Project Gutenberg of Australia. */
const BARE_START =
  /^\s*START OF (?:THE|THIS) PROJECT GUTENBERG E(?:BOOK|TEXT)\b[^a-z]*$|^\s*To contact Project Gutenberg (?:of )?Australia go to\b/
const STARRED_END =
  /\*\*[ \t]{0,4}(?:end|ende|einde|fin|fine|fim|slut|loppu)\b.{0,40}\bpro[jyg]\p{L}{2,6}[ -]gutenberg/iu
const SMALL_PRINT_END = /^\*{1,8} ?end\W{0,8}(?:of )?(?:the )?small print\b/i
const SMALL_PRINT_START = /^\*{1,8} ?start\W{0,8}(?:of )?(?:the )?small print\b/i
const FULL_LICENCE = /^\*{1,8} ?start:? ?(?:of )?(?:the )?full licen[sc]e\b/i
/** A sentence on Project Gutenberg, and no line that says that the book is over. */
const SENTENCE_ON_IT =
  /^\W{0,8}(?:the )?end of (?:the |this )?project gutenberg(?:,| (?!e-?text|e-?book|edition|file|of\b)).*[.!?…]\W{0,3}$/i
/** A line that says without stars that the book is over. */
const PLAIN_END =
  /^\W{0,8}(?:(?:the )?end|ende|einde|fin|fine|fim|final|slut|slutet|loppu)\b.{0,80}\bpro[jyg]\p{L}{2,6}[ -]gutenberg|^\W{0,8}pro[jyg]\p{L}{2,6}[ -]gutenberg.{0,200}\b(?:loppuu?|päättyy)\b|^\W{0,8}This site is full of FREE ebooks\b/iu

/**
 * Takes off what Project Gutenberg puts around a book, in the forms of 1991 to today: the header up to `*** START OF …` or to
 * the end of the Small Print, the footer from `*** END OF …`, `End of Project Gutenberg's …` (in eight languages) or the licence on,
 * and credits and transcribers' notes at either end. A text that is not wrapped stays as it is. Linear in the text.
 */
export function stripGutenberg(lines: readonly string[]): Unwrapped {
  if (!lines.some(line => /gutenberg|small print/i.test(line))) return { lines, header: 'none' }
  if (!haveLineAParagraph(lines)) return unwrapped(lines)
  const { lines: book, header } = unwrapped(lines.flatMap(line => [line, APART]))
  return { lines: book.filter(line => line !== APART), header }
}

/** Stands behind each line of a document whose lines are paragraphs while its wrapping is looked for: it shows nothing, as an empty line. */
const APART = '\u200b'
/** Of a text whose lines are paragraphs, this many lines or more come to an empty one, which parts chapters. */
const TO_AN_EMPTY_LINE = 8

/** Whether each line is a paragraph, as in documents of Word, OpenDocument and Rich Text: lines are not wrapped, and empty ones are few. */
function haveLineAParagraph(lines: readonly string[]): boolean {
  const blocks = blocksOf(lines)
  const [shown, empty] = blocks.reduce(([shown, empty], { lines, gap }, at) => [shown + lines.length, empty + (at > 0 ? gap : 0)], [0, 0]) // prettier-ignore
  return empty * TO_AN_EMPTY_LINE < shown && layoutOf(blocks).width === undefined
}

/** @param lines of which empty ones part paragraphs */
function unwrapped(lines: readonly string[]): Unwrapped {
  const start = findStart(lines)
  const begun = start ? [...start.rest, ...lines.slice(start.next)] : lines
  const end = findEnd(begun)
  const body = end ? [...begun.slice(0, end.at), ...end.rest] : begun
  if (!start && !end) return { lines, header: opensAsWrapped(lines) ? 'half' : 'none' }
  const book = withoutCredits(body, { start: start !== undefined })
  const both = start !== undefined && end !== undefined
  return { lines: book, header: both || !book.some(line => NAME.test(line)) ? 'off' : 'half' }
}

interface Cut {
  /** What stands on the mark's own line and is the book's. */
  readonly rest: readonly string[]
}

/** The last mark of a header, and the line after it. */
function findStart(lines: readonly string[]): (Cut & { next: number }) | undefined {
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    const starred = STARRED_START.exec(line)
    if (starred) return afterStars(lines, at, starred.index + starred[0].length)
    if (BARE_START.test(line.slice(0, MARK))) return { next: at + 1, rest: [] }
    if (line.length <= MARK && SMALL_PRINT_END.test(line.trim())) {
      const next = /\*\s*$/.test(line) || !/^[^\n]{0,40}\*\s*$/.test(lines[at + 1] ?? '') ? at + 1 : at + 2
      const left = lines.slice(next).filter(shows).length
      // A Small Print behind the book is its footer.
      if (left * 4 < at) continue
      const further = findFurther(lines, next)
      return further ?? { next, rest: [] }
    }
  }
  return undefined
}

/** A starred mark soon after the Small Print. */
function findFurther(lines: readonly string[], from: number): (Cut & { next: number }) | undefined {
  for (let at = from; at < Math.min(lines.length, from + 60); at++) {
    const starred = STARRED_START.exec(lines[at]!)
    if (starred) return afterStars(lines, at, starred.index + starred[0].length)
  }
  return undefined
}

/** Behind a mark whose title may go on for some lines until the stars that close it. */
function afterStars(lines: readonly string[], at: number, from: number): Cut & { next: number } {
  const here = lines[at]!.indexOf('***', from)
  if (here >= 0) return { next: at + 1, rest: restOf(lines[at]!.slice(here)) }
  for (let next = at + 1; next < Math.min(lines.length, at + 7); next++) {
    if (!shows(lines[next]!)) break
    const stars = lines[next]!.indexOf('***')
    if (stars >= 0 && !STARRED_START.test(lines[next]!))
      return { next: next + 1, rest: restOf(lines[next]!.slice(stars)) }
  }
  return { next: at + 1, rest: [] }
}

function restOf(line: string): string[] {
  const rest = line.replace(/^[*\s]+/, '')
  return rest === '' ? [] : [rest]
}

/** The first line of the footer. */
function findEnd(lines: readonly string[]): (Cut & { at: number }) | undefined {
  let last = lines.length - 1
  while (last >= 0 && !NAME.test(lines[last]!) && !/\b(?:trademark|royalt)/i.test(lines[last]!)) last -= 1
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    const starred = STARRED_END.exec(line)
    if (starred) {
      const before = line.slice(0, starred.index).replace(/(?<![*\s])[*\s]+$/, '')
      return before === '' ? { at: fromLineOfName(lines, at), rest: [] } : { at, rest: [before] }
    }
    if (line.length > MARK) continue
    const trimmed = line.trim()
    if (FULL_LICENCE.test(trimmed) || SMALL_PRINT_START.test(trimmed)) return { at, rest: [] }
    if (!PLAIN_END.test(trimmed) && !PLAIN_END.test(`${trimmed} ${(lines[at + 1] ?? '').slice(0, MARK)}`))
      continue
    if (SENTENCE_ON_IT.test(trimmed)) continue
    // A sentence of the book may begin in the same way: the footer stands before the licence or near the text's end.
    const isFooter = !shows(lines[at - 1] ?? '') && (last > at + 1 || few(lines, at + 1, 12))
    if (isFooter || lines.slice(at + 1, at + 6).some(next => STARRED_END.test(next)))
      return { at: fromLineOfName(lines, at), rest: [] }
  }
  return undefined
}

/**
 * The first line of a footer of which one line is found: the line above it, if that stands alone, names Project Gutenberg and is no
 * sentence. It says that the book ends, in some language.
 */
function fromLineOfName(lines: readonly string[], found: number): number {
  let at = found - 1
  while (at >= 0 && at > found - 6 && !shows(lines[at]!)) at -= 1
  const line = lines[at] ?? ''
  const isAlone = line.length <= MARK && !shows(lines[at - 1] ?? '')
  return isAlone && NAME.test(line) && !/[.!?…]["”’»“)]{0,2}\s*$/.test(line) ? at : found
}

function few(lines: readonly string[], from: number, most: number): boolean {
  let shown = 0
  for (let at = from; at < lines.length && shown <= most; at++) if (shows(lines[at]!)) shown += 1
  return shown <= most
}

/** What only Project Gutenberg itself says of a book: a first line, or a line of its licence. */
const ITS_OWN =
  /^\W{0,8}(?:this is )?(?:the )?pro[jyg]\p{L}{2,6}[ -]gutenberg(?:[’']s)? (?:e-?text|e-?book|.{1,120}\bby\b)|pro[jyg]\p{L}{2,6}[ -]gutenberg(?:-tm|™)|gutenberg licen[sc]e/iu

/** Whether one of the first or last lines that show something is Project Gutenberg's own. */
function opensAsWrapped(lines: readonly string[]): boolean {
  const shown = lines.filter(shows)
  return [...shown.slice(0, 30), ...shown.slice(-30)].some(line => line.length <= MARK && ITS_OWN.test(line))
}

const shows = (line: string) => /[^\s\u200b\ufeff]/.test(line)

/** Begins a credit, whatever follows. */
const CREDIT =
  /^\W{0,4}(?:this |the )?(?:e-?text|e-?book|electronic (?:text|edition)|html(?: version)?|file) (?:was |is )?(?:first |originally )?(?:prepared|produced|created|transcribed|typed|scanned|edited|converted|digiti[sz]ed|by)\b/i
/** A credit in another language: it names the file as a file, and says that it was made. */
const CREDIT_ELSEWHERE =
  /^\W{0,4}(?:(?:die|dies|diese|dieser|dieses|der|das|cet|cette|ce|le|este|esta|esse|el|questo|questa|dit|deze|tämän?) )?(?:e-?text|e-?book|e-?boek|e-?kirjan?|elektronische[rs]? (?:text|ausgabe|buch|fassung|version)|(?:html|text)(?:-?(?:fassung|version|datei))?|datei|fichier|fichero|archivo|ficheiro|livre électronique|libro electrónico)\b.{0,120}\b(?:erstellt|erzeugt|produziert|gescannt|digitalisiert|korrigiert|préparé|produit|réalisé|numérisé|creado|preparado|producido|elaborado|produzido|prodotto|preparato|realizzato|gemaakt|geproduceerd|tuotta|valmista)/iu
/** Begins a credit if names follow, or a word of the trade. */
const PRODUCED =
  /^\W{0,4}(?:produced|prepared|transcribed|scanned|typed|proofread|digiti[sz]ed|updated|produziert|erstellt|gescannt|digitalisiert|korrigiert|produit|produite|numérisé|produzido|digitalizado|prodotto|digitalizzato|producerad|framställd|preparado|producido|tuottanut|geproduceerd|gedigitaliseerd|credits:?)(?:,? (?:and|und|et|y|e|en) \p{L}{4,14})? (?:by|von|par|por|door|da|av|produced by)?/iu
const TRADE =
  /proofread|pgdp|https?:|www\.|e-?text|e-?book|html|gutenberg|volunteer|transcri|scann|revisor|équipe|equip[ao]|\bocr\b|ebooks?gratuits|archive\.org/i
const NOTE =
  /^\W{0,4}(?:(?:transcriber|transcriptionist|proofreader|producer|editor of this file)(?:[’']?s|s[’'])?[’']? ?(?:end)?notes?\b|(?:notes?|remarks?) (?:of|by) the transcriber|anmerkung(?:en)? (?:zur transkription|de[rs] (?:bearbeite|transkri))|(?:bemerkung|hinweis)e?n? zur transkription|notes? du transcripteur|notes? (?:sur|de) (?:la |cette )?transcription|note au lecteur de ce fichier|opmerking(?:en)? van de (?:be|transcrip)|nota(?:s)? (?:del|da|do) transcript|note de l[ae] transcript|nota del trascrittore)/i
const FILE_NOTE = /^\[.{0,200}(?:utf-8|unicode|file encoding|ascii|e-?text|e-?book|character set)/is

/** Begins a note on where else the book is, or its pictures. */
const ELSEWHERE =
  /^\W{0,4}note: (?:project gutenberg (?:also )?has|(?:the )?(?:original |page )?(?:images?|illustrations|audio|scans)\b.{0,200}\b(?:available|https?:|archive\.org|internet archive))/i

/** A note on a line of its own, among others. */
const NOTE_LINE = /^\s*\[note project gutenberg[^\]]*\]\s*$/i

/** A block of lines between empty ones: the first line and the one after the last. */
interface Span {
  readonly from: number
  readonly to: number
}

/** A block that begins as a note does and is shorter is its heading. */
const HEAD_OF_NOTE = 60

/** Drops credits and transcribers' notes: those before the book begins, notes in brackets anywhere, and a note behind the book. */
function withoutCredits(lines: readonly string[], { start }: { start: boolean }): readonly string[] {
  const spans = spansOf(lines)
  const drop = new Set<number>()
  let opening = start
  for (let at = 0; at < spans.length; at++) {
    const text = textOf(lines, spans[at]!)
    const bracketed = text.startsWith('[') ? bracketEnd(lines, spans, at) : -1
    const noted = NOTE.test(text)
    if (bracketed >= 0 && (noted || (opening && FILE_NOTE.test(text)))) {
      for (; at < bracketed; at++) drop.add(at)
      drop.add(at)
    } else if (opening && (isCredit(text) || (noted && text.length > HEAD_OF_NOTE))) drop.add(at)
    else if (opening && noted && at + 1 < spans.length && !isHeading(textOf(lines, spans[at + 1]!))) {
      // The note stands below its heading.
      drop.add(at)
      drop.add((at += 1))
    } else if (noted && spans[at]!.from > lines.length * 0.6 && spans.length - at < 200 && endsBook(text)) {
      for (; at < spans.length; at++) drop.add(at)
    } else opening = opening && at < 3
  }
  return lines.filter((line, at) => !inDropped(at) && !NOTE_LINE.test(line.slice(0, MARK)))

  function inDropped(line: number): boolean {
    const span = spanAt(spans, line)
    return span >= 0 && drop.has(span)
  }
}

/** A heading of a note that ends the file, not a sentence of the book. */
const endsBook = (text: string) => text.length < 80 || /^\W{0,4}transcriber/i.test(text)

function isCredit(text: string): boolean {
  if (text.length > 1200) return false
  if (CREDIT.test(text) || CREDIT_ELSEWHERE.test(text) || ELSEWHERE.test(text)) return true
  const produced = PRODUCED.exec(text)
  if (!produced) return false
  return TRADE.test(text) || namesOnly(text.slice(produced[0].length))
}

const BETWEEN_NAMES =
  /^(?:and|und|et|y|e|en|ja|the|of|at|from|von|van|de|la|le|du|der|dem|den|in|with|for|to|a|an|anonymous|team|online|his|her|help|others|assistance)$/i

/** Whether every word is a name, or stands between names. */
function namesOnly(text: string): boolean {
  const words = text.match(/[\p{L}’'.-]+/gu) ?? []
  return (
    words.length > 0 &&
    words.length < 60 &&
    words.every(word => /^\p{Lu}/u.test(word) || BETWEEN_NAMES.test(word))
  )
}

function spansOf(lines: readonly string[]): Span[] {
  const spans: Span[] = []
  let from = -1
  for (let at = 0; at <= lines.length; at++) {
    const full = at < lines.length && shows(lines[at]!)
    if (full && from < 0) from = at
    if (!full && from >= 0) {
      spans.push({ from, to: at })
      from = -1
    }
  }
  return spans
}

/** The span that holds a line, -1 for a line between spans. Spans are in order. */
function spanAt(spans: readonly Span[], line: number): number {
  let low = 0
  let high = spans.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const { from, to } = spans[middle]!
    if (line < from) high = middle - 1
    else if (line >= to) low = middle + 1
    else return middle
  }
  return -1
}

/** The beginning of a block as one line, without a box that is drawn around it: enough for a credit, whatever the block's length. */
function textOf(lines: readonly string[], { from, to }: Span): string {
  return lines
    .slice(from, Math.min(to, from + 20))
    .map(line => line.slice(0, 1500).trim())
    .join(' ')
    .replace(/^[+*=#_~-]{4,}\+?[\s|*#]*/, '')
}

/** The block in which a bracket that opens the block `at` closes, -1 if it does not within 40 blocks. */
function bracketEnd(lines: readonly string[], spans: readonly Span[], at: number): number {
  for (let span = at; span < Math.min(spans.length, at + 40); span++)
    if (/\]\s*$/.test(lines[spans[span]!.to - 1]!.slice(-40))) return span
  return -1
}
