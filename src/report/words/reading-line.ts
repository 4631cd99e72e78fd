import { formats } from '../../formats/index.ts'
import { hasStems } from '../../text/natural.ts'
import type { CorpusInput, FileRead } from '../../text/corpus/loaded-corpus.ts'
import { deferred, grouped, numbered, phrase, recalled, translated } from '../../phrase.ts'

/** The most files that are named one by one. */
const MOST_NAMED = 3

/** What a run records of how a text was read. */
export type TextRead = Pick<CorpusInput, 'read' | 'passedOver' | 'guessed' | 'mixed' | 'unspaced'>

const UNSPACED_NOTE = deferred`Note: the script of this text sets no blanks between words, so that every character is a word; zero-width spaces between words (U+200B) part them.`

/** What is said of a text in several languages by turns. */
function mixedLine(languages: readonly string[], field: string | undefined): string {
  const named = languages.join(', ')
  return field === undefined
    ? phrase`It is in several languages by turns (${named}), and no rules of one are applied. For the rules of one take --language ${languages[0]!}; to measure each, give each a file of its own.`
    : phrase`It is in several languages by turns (${named}), and no rules of one are applied. For the rules of one, name it in the field ${field}; to measure each, give each a file of its own.`
}

/** The language that a text seems to be in, and what follows from it. */
function languageLine(guessed: string, field: string | undefined): string {
  if (guessed === 'unknown')
    return field === undefined
      ? phrase`Its language is unknown: words are not grouped by stems, and few abbreviations are known. Name it, as in --language en.`
      : phrase`Its language is unknown: words are not grouped by stems, and few abbreviations are known. The field ${field} names it, as en, de or fr.`
  const seems = hasStems(guessed)
    ? phrase`Its language seems to be ${guessed}`
    : phrase`Its language seems to be ${guessed}; there are no stems for it`
  return field === undefined
    ? phrase`${seems}; --language names another.`
    : phrase`${seems}; the field ${field} names another.`
}

/**
 * What was done to a text until it could be counted, a line for each file: its format, its encoding where that was guessed, what was left out
 * and mended. A folder with more than three files has one line for all.
 *
 * @param field the field of the page that names the language; default: the option of the command does
 * @returns nothing for plain UTF-8 to which nothing was done, and for a corpus of the lab
 */
export function readingLines(
  { read = [], passedOver = [], guessed: language, mixed = [], unspaced }: TextRead,
  field?: string,
): string[] {
  const told = read.filter(file => read.length > MOST_NAMED || isTold(file))
  const lines =
    read.length > MOST_NAMED
      ? linesOfMany(told)
      : told.map(file => phrase`Read ${file.file}: ${[titleOf(file), ...doneTo([file])].join('; ')}.`)
  const guessed = read.length > MOST_NAMED ? read.filter(({ opening }) => opening !== undefined) : []
  const sentences = new Set(read.flatMap(({ prepared }) => prepared?.notes ?? []))
  return [
    ...lines,
    ...guessed
      .slice(0, MOST_NAMED)
      .map(file => phrase`${file.file} was read as ${file.encoding!}: “${file.opening!}”.`),
    ...(guessed.length > MOST_NAMED
      ? [
          phrase`${grouped(guessed.length - MOST_NAMED)} more files were read as an encoding that was guessed; run.json lists them.`,
        ]
      : []),
    ...Array.from(sentences, recalled),
    ...(passedOver.length > 0 ? [passedOverLine(passedOver)] : []),
    ...(language === undefined
      ? []
      : [mixed.length > 0 ? mixedLine(mixed, field) : languageLine(language, field)]),
    ...(unspaced ? [translated(UNSPACED_NOTE)] : []),
  ]
}

/** The file's format; its encoding where it is none of Unicode's, with the first words where it was guessed. */
function titleOf({ format, encoding, opening, gzip }: FileRead): string {
  const title = gzip ? phrase`${nameOf(format)}, packed by gzip` : nameOf(format)
  if (opening !== undefined) return phrase`${title}, read as ${encoding!}: “${opening}”`
  return encoding === undefined || encoding === 'UTF-8' ? title : phrase`${title} in ${encoding}`
}

const nameOf = (format: string) => translated(formats.find(({ name }) => name === format)?.title ?? format)

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
  const hyphens = sum(file => file.hyphens)
  const verse = sum(file => file.verse)
  return [
    ...leftOutOf(files),
    ...(off > 0
      ? [
          files.length === 1
            ? phrase`what Project Gutenberg puts around a book taken off`
            : phrase`what Project Gutenberg puts around a book taken off in ${numbered(off, 'files')}`,
        ]
      : []),
    ...takenOffIn(prepared.map(({ takenOff = {} }) => takenOff)),
    ...(hyphens > 0 ? [phrase`${numbered(hyphens, 'hyphens')} at line ends joined`] : []),
    ...(verse > 0 ? [phrase`line ends of verse kept in ${numbered(verse, 'passages')}`] : []),
    ...(prepared.some(({ cut }) => cut === 'sentences') ? [phrase`cut into sentences`] : []),
  ]
}

/** What was left out of all files: with its number, but for what has none, such as front matter. */
const leftOutOf = (files: readonly FileRead[]): string[] =>
  Array.from(
    summed(files.map(({ leftOut = {} }) => leftOut)),
    ([what, count]) => LEFT_OUT[what]?.(count) ?? `${what} left out`,
  )

/** Marks that were taken off all files. */
const takenOffIn = (files: readonly Readonly<Record<string, number>>[]): string[] =>
  Array.from(summed(files), ([what, count]) => TAKEN_OFF[what]?.(count) ?? `${what} taken off`)

/** Counts of several files, added up. */
function summed(files: readonly Readonly<Record<string, number>>[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const file of files)
    for (const [what, count] of Object.entries(file)) counts.set(what, (counts.get(what) ?? 0) + count)
  return counts
}

/** Marks that are taken off, as they are told. */
const TAKEN_OFF: Readonly<Record<string, (count: number) => string>> = {
  'quote marks': count => phrase`the marks > taken off ${numbered(count, 'lines')} of quoted mail`,
  ornaments: count => phrase`${numbered(count, 'lines')} of ornaments such as * * * taken off`,
  'note marks': count => phrase`${numbered(count, 'marks')} of footnotes taken off`,
  readings: count =>
    phrase`${numbered(count, 'readings')} such as 《ねこ》 and notes of the typist taken off`,
  emphasis: count => phrase`${numbered(count, 'pairs')} of marks of _emphasis_ taken off`,
}

/** What formats leave out, as it is told. */
const LEFT_OUT: Readonly<Record<string, (count: number) => string>> = {
  'generated messages': count => phrase`${numbered(count, 'messages')} that were generated left out`,
  'messages of people': count => phrase`${numbered(count, 'messages')} by people left out`,
  'other messages': count =>
    phrase`${numbered(count, 'messages')} of other roles, such as instructions and tools, left out`,
  'other parts': count =>
    phrase`${numbered(count, 'parts')} of messages that are no text, such as images and sound, left out`,
  footnotes: count => phrase`${numbered(count, 'footnotes')} left out`,
  noncharacters: count => phrase`${numbered(count, 'noncharacters')} such as U+FFFE left out`,
  'tracked deletions': count => phrase`${numbered(count, 'tracked deletions')} left out`,
  'code blocks': count => phrase`${numbered(count, 'code blocks')} left out`,
  'inline code': count => phrase`${numbered(count, 'pieces')} of inline code left out`,
  'words of code': count => phrase`the code has ${numbered(count, 'words')}`,
  'link addresses': count => phrase`the addresses of ${numbered(count, 'links')} left out`,
  images: count => phrase`${numbered(count, 'images')} left out`,
  comments: count => phrase`${numbered(count, 'comments')} left out`,
  'lone note marks': count => phrase`${numbered(count, 'marks')} of footnotes that are not there left out`,
  ornaments: count => TAKEN_OFF.ornaments!(count),
  'front matter': () => phrase`front matter left out`,
}

/** One line for a folder: how many files of each format, and what was done to them. */
function linesOfMany(files: readonly FileRead[]): string[] {
  const counts = new Map<string, number>()
  for (const { format } of files) counts.set(format, (counts.get(format) ?? 0) + 1)
  const done = doneTo(files)
  if (counts.size === 1 && counts.has('txt') && done.length === 0 && !files.some(isTold)) return []
  const kinds = Array.from(counts, ([format, count]) => phrase`${grouped(count)} of ${nameOf(format)}`)
  return [phrase`Read ${numbered(files.length, 'files')}, ${[kinds.join(', '), ...done].join('; ')}.`]
}

/** Names of what is passed over that are told one by one. */
const MOST_PASSED_OVER = 5

function passedOverLine(names: readonly string[]): string {
  const more = names.length - MOST_PASSED_OVER
  const named = names.slice(0, MOST_PASSED_OVER).join(', ')
  if (names.length === 1) return phrase`Passed over in the folder, as no text: ${named}.`
  return more > 0
    ? phrase`Passed over in the folder, as no texts: ${named} and ${grouped(more)} more.`
    : phrase`Passed over in the folder, as no texts: ${named}.`
}
