import { formats } from '../../formats/index.ts'
import { hasStems } from '../../text/natural.ts'
import { counted, grouped } from '../format/numbers.ts'
import type { CorpusInput, FileRead } from '../../text/corpus/loaded-corpus.ts'

/** The most files that are named one by one. */
const MOST_NAMED = 3

/** What a run records of how a text was read. */
export type TextRead = Pick<CorpusInput, 'read' | 'passedOver' | 'guessed' | 'unspaced'>

const UNSPACED_NOTE =
  'Note: the script of this text sets no blanks between words, so that every character is a word; zero-width spaces between words (U+200B) part them.'

/** The language that a text seems to be in, and what follows from it. */
function languageLine(guessed: string, field: string | undefined): string {
  if (guessed === 'unknown')
    return `Its language is unknown: words are not grouped by stems, and few abbreviations are known. ${field ? `The field ${field} names it, as en, de or fr.` : 'Name it, as in --language en.'}`
  const stems = hasStems(guessed) ? '' : '; there are no stems for it'
  return `Its language seems to be ${guessed}${stems}; ${field ? `the field ${field}` : '--language'} names another.`
}

/**
 * What was done to a text until it could be counted, a line for each file: its format, its encoding where that was guessed, what was left out
 * and mended. A folder with more than three files has one line for all.
 *
 * @param field the field of the page that names the language; default: the option of the command does
 * @returns nothing for plain UTF-8 to which nothing was done, and for a corpus of the lab
 */
export function readingLines(
  { read = [], passedOver = [], guessed: language, unspaced }: TextRead,
  field?: string,
): string[] {
  const told = read.filter(file => read.length > MOST_NAMED || isTold(file))
  const lines =
    read.length > MOST_NAMED
      ? linesOfMany(told)
      : told.map(file => `Read ${file.file}: ${[titleOf(file), ...doneTo([file])].join('; ')}.`)
  const guessed = read.length > MOST_NAMED ? read.filter(({ opening }) => opening !== undefined) : []
  const sentences = new Set(read.flatMap(({ prepared }) => prepared?.notes ?? []))
  return [
    ...lines,
    ...guessed
      .slice(0, MOST_NAMED)
      .map(file => `${file.file} was read as ${file.encoding!}: “${file.opening!}”.`),
    ...(guessed.length > MOST_NAMED
      ? [
          `${grouped(guessed.length - MOST_NAMED)} more files were read as an encoding that was guessed; run.json lists them.`,
        ]
      : []),
    ...sentences,
    ...(passedOver.length > 0 ? [passedOverLine(passedOver)] : []),
    ...(language === undefined ? [] : [languageLine(language, field)]),
    ...(unspaced ? [UNSPACED_NOTE] : []),
  ]
}

/** The file's format; its encoding where it is none of Unicode's, with the first words where it was guessed. */
function titleOf({ format, encoding, opening, gzip }: FileRead): string {
  const title = nameOf(format)
  const packed = gzip ? ', packed by gzip' : ''
  if (opening !== undefined) return `${title}${packed}, read as ${encoding!}: “${opening}”`
  return `${title}${packed}${encoding === undefined || encoding === 'UTF-8' ? '' : ` in ${encoding}`}`
}

const nameOf = (format: string) => formats.find(({ name }) => name === format)?.title ?? format

const isTold = (file: FileRead) =>
  file.format !== 'txt' ||
  file.gzip === true ||
  (file.encoding !== undefined && file.encoding !== 'UTF-8') ||
  doneTo([file]).length > 0

/** What was left out, taken off and mended, in all files together. */
function doneTo(files: readonly FileRead[]): string[] {
  const prepared = files.flatMap(file => file.prepared ?? [])
  const sum = (of: (file: (typeof prepared)[number]) => number) =>
    prepared.reduce((total, file) => total + of(file), 0)
  const off = sum(({ header }) => (header === 'off' ? 1 : 0))
  const ofFiles = (count: number) => (files.length === 1 ? '' : ` in ${counted(count, 'files')}`)
  const hyphens = sum(file => file.hyphens)
  const verse = sum(file => file.verse)
  return [
    ...leftOutOf(files),
    ...(off > 0 ? [`header and footer of Project Gutenberg taken off${ofFiles(off)}`] : []),
    ...(hyphens > 0 ? [`${counted(hyphens, 'hyphens')} at line ends joined`] : []),
    ...(verse > 0 ? [`line ends of verse kept in ${counted(verse, 'passages')}`] : []),
    ...(prepared.some(({ cut }) => cut === 'sentences') ? [`cut into sentences`] : []),
  ]
}

/** What was left out of all files: with its number, but for what has none, such as front matter. */
function leftOutOf(files: readonly FileRead[]): string[] {
  const counts = new Map<string, number>()
  for (const { leftOut = {} } of files)
    for (const [what, count] of Object.entries(leftOut)) counts.set(what, (counts.get(what) ?? 0) + count)
  return Array.from(counts, ([what, count]) => `${what.endsWith('s') ? counted(count, what) : what} left out`)
}

/** One line for a folder: how many files of each format, and what was done to them. */
function linesOfMany(files: readonly FileRead[]): string[] {
  const counts = new Map<string, number>()
  for (const { format } of files) counts.set(format, (counts.get(format) ?? 0) + 1)
  const done = doneTo(files)
  if (counts.size === 1 && counts.has('txt') && done.length === 0 && !files.some(isTold)) return []
  const kinds = Array.from(counts, ([format, count]) => `${grouped(count)} of ${nameOf(format)}`)
  return [
    `Read ${counted(files.length, 'files')}, ${kinds.join(', ')}${done.map(text => `; ${text}`).join('')}.`,
  ]
}

/** Names of what is passed over that are told one by one. */
const MOST_PASSED_OVER = 5

function passedOverLine(names: readonly string[]): string {
  const more = names.length - MOST_PASSED_OVER
  const named = names.slice(0, MOST_PASSED_OVER).join(', ')
  return `Passed over in the folder, as no text${names.length === 1 ? '' : 's'}: ${named}${more > 0 ? ` and ${grouped(more)} more` : ''}.`
}
