import { guessLanguage } from '../languages/guess.ts'
import { sentencesOf } from '../sentence-reader.ts'
import { cutLines } from './cut.ts'
import { stripGutenberg } from './gutenberg.ts'
import { quotedLines, singleSpaced, withoutEmphasis, withoutNoteMarks, withoutOrnaments, withoutQuoteMarks, withoutReadings } from './layers.ts' // prettier-ignore
import { linesOf } from './lines.ts'
import { isUnbroken } from './words.ts'
import { phrase, recorded } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'

/** What was done to a text before it was counted. */
export interface Preparation {
  /** Project Gutenberg's wrapping: taken off, found at one end only (the text is kept where it is unsure), or not there. */
  readonly header: 'off' | 'half' | 'none'
  /** Words that were parted by a hyphen at a line's end, and are joined again. */
  readonly hyphens: number
  /** What most passages are: paragraphs, lines, sentences where there are too few of both for a split, or pieces of 1,000 characters. */
  readonly cut: Exclude<CutBy, 'blocks'> | 'sentences'
  /** Passages that keep line ends which their author set. */
  readonly verse: number
  /** Marks that are no words and were taken off, and how many of each; nothing where none were. */
  readonly takenOff?: Readonly<Record<string, number>>
  /** Whole sentences on what else the reader must know; usually empty. */
  readonly notes: readonly string[]
}

/** What a passage can be made to be; `blocks`: told block by block, by the text itself. */
export const CUTS = ['blocks', 'paragraphs', 'lines', 'characters'] as const
export type CutBy = (typeof CUTS)[number]

/** @throws Refusal where the passages of a corpus are to be cut anew */
export function refuseCut(name: string, cut: CutBy = 'blocks'): void {
  if (cut === 'blocks') return
  throw new Refusal(
    phrase`cut is ${cut}, and ${name} is a corpus: its passages are cut already`,
    'leave cut out, or give a text of your own',
  )
}

export interface PrepareOptions {
  /** The tokenizer's name: with `whitespace` a line is a passage, as the field's toolkits read text. */
  readonly tokens: string
  /** Forces what a passage is, `characters` a piece of at most 1,000 of a passage that is told so; default `blocks`. */
  readonly cut?: CutBy
  /** Whose rules say where a sentence ends, where sentences are passages; default, and where null: guessed from the text. */
  readonly language?: string | null
  /** Whether stars behind words stay though they are marks of footnotes; default false. */
  readonly keepStars?: boolean
  /** The fewest passages that will do; a text with fewer is cut at lines, sentences, clauses or by characters. Default 3; 1 for a file among several. */
  readonly least?: number
}

/** A text that is ready to be counted. */
export interface PreparedText {
  /** Passages by section; a `\n` inside a passage is a line end that its author set. */
  readonly sections: string[][]
  readonly preparation: Preparation
  /** The language that the text seemed to be in before it was cut at sentences; nothing where it was not. */
  readonly guessed?: string
}

/** The fewest passages that can be cut into training, development and test text. */
const LEAST = 3

/**
 * Makes a text ready to be counted: takes Project Gutenberg's wrapping off, tells wrapped prose from verse and from a line an
 * item, joins wrapped lines and hyphens, and cuts passages and sections.
 */
export function prepareText(
  text: string,
  { tokens, cut = 'blocks', language, keepStars = false, least = LEAST }: PrepareOptions,
): PreparedText {
  const { lines, header } = stripGutenberg(linesOf(text))
  const byCharacters = cut === 'characters' && tokens !== 'whitespace'
  const forced =
    tokens === 'whitespace' ? 'lines' : cut === 'blocks' || cut === 'characters' ? undefined : cut
  const notes = header === 'half' ? [HALF] : []
  const marks = new Marks()
  const { by, hyphens, ...cutUp } = forced
    ? cutLines(lines, { cut: forced })
    : cutLines(withoutLayers(lines, { notes, marks }))
  const sections = forced ? cutUp.sections : plainSections(cutUp.sections, { marks, keepStars })
  const told = { header, hyphens, ...marks.told() }
  if (byCharacters)
    return {
      sections: sections.map(texts => texts.flatMap(text => piecesOf(text))),
      preparation: { ...told, cut: 'characters', verse: 0, notes },
    }
  const count = sections.reduce((sum, { length }) => sum + length, 0)
  if (tokens !== 'char' && tokens !== 'whitespace' && sections.flat().some(text => isUnbroken({ text })))
    notes.push(UNBROKEN)
  if (!forced && count > 0 && count < least) {
    const finer = cutFiner(sections.flat(), { least, language })
    if (finer) {
      const { passages, cut, note, ...guess } = finer
      return {
        sections: [passages],
        preparation: { ...told, cut, verse: 0, notes: [...notes, note] },
        ...guess,
      }
    }
  }
  const verse = sections.reduce((sum, texts) => sum + texts.filter(text => text.includes('\n')).length, 0)
  return { sections, preparation: { ...told, cut: by, verse, notes } }
}

/** Marks that are taken off a text. */
type Mark = 'quote marks' | 'ornaments' | 'note marks' | 'emphasis' | 'readings'

/** Marks that were taken off, by kind. */
class Marks {
  private readonly counts = new Map<Mark, number>()

  add(mark: Mark, count: number): void {
    if (count > 0) this.counts.set(mark, count)
  }

  /** The field of a {@link Preparation}; nothing where none were taken off. */
  told(): Pick<Preparation, 'takenOff'> {
    return this.counts.size > 0 ? { takenOff: Object.fromEntries(this.counts) } : {}
  }
}

/** Lines without ornaments, and without what mail and typescripts put around them. @param told told what was done */
function withoutLayers(
  lines: readonly string[],
  { notes, marks }: { notes: string[]; marks: Marks },
): readonly string[] {
  const unquoted = withoutQuoteMarks(lines)
  marks.add('quote marks', unquoted.count)
  const kept = quotedLines(unquoted.lines)
  if (kept > 0)
    notes.push(
      kept === 1
        ? recorded`A line begins with > and keeps the mark, since it is not told whether mail is quoted.`
        : recorded`${kept} lines begin with > and keep the mark, since it is not told whether mail is quoted.`,
    )
  const plain = withoutOrnaments(unquoted.lines)
  marks.add('ornaments', plain.count)
  const single = singleSpaced(plain.lines)
  if (single)
    notes.push(recorded`The text is double-spaced: the empty line behind each line parts no paragraphs.`)
  return single ?? plain.lines
}

/** Sections without the marks of emphasis and of footnotes, and without readings. @param marks told how many were taken off */
function plainSections(
  sections: readonly (readonly string[])[],
  { marks, keepStars }: { marks: Marks; keepStars: boolean },
): string[][] {
  const total = (counted: readonly { count: number }[]) => counted.reduce((sum, { count }) => sum + count, 0)
  const read = sections.flat().map(withoutReadings)
  marks.add('readings', total(read))
  const { passages, count } = withoutNoteMarks(
    read.map(({ text }) => text),
    { keepStars },
  )
  marks.add('note marks', count)
  const plain = passages.map(withoutEmphasis)
  marks.add('emphasis', total(plain))
  let at = 0
  return sections.map(({ length }) => plain.slice(at, (at += length)).map(({ text }) => text))
}

const HALF = recorded`The text speaks of Project Gutenberg, and its header or its footer was not recognised: what is left of them is counted as text.`

const UNBROKEN = recorded`Passages without a blank are one word each: --tokens char reads them by characters.`

/** What is told of a text that was cut finer, of one passage or of several. */
const TOO_FEW = {
  line: {
    one: () => recorded`The text has one passage, too few for a split, so that each line is a passage.`,
    several: (count: number) =>
      recorded`The text has ${count} passages, too few for a split, so that each line is a passage.`,
  },
  sentence: {
    one: () => recorded`The text has one passage, too few for a split, so that each sentence is a passage.`,
    several: (count: number) =>
      recorded`The text has ${count} passages, too few for a split, so that each sentence is a passage.`,
  },
  clause: {
    one: () => recorded`The text has one passage, too few for a split, so that each clause is a passage.`,
    several: (count: number) =>
      recorded`The text has ${count} passages, too few for a split, so that each clause is a passage.`,
  },
  characters: {
    one: () =>
      recorded`The text has one passage, too few for a split, so that each piece of ${'1,000'} characters is a passage.`,
    several: (count: number) =>
      recorded`The text has ${count} passages, too few for a split, so that each piece of ${'1,000'} characters is a passage.`,
  },
}

/** Passages out of too few: lines where there are enough of them, else sentences, else clauses, else pieces of a text without white space. */
function cutFiner(
  passages: readonly string[],
  { least, language }: { least: number; language: string | null | undefined },
): { passages: string[]; cut: 'lines' | 'sentences'; note: string; guessed: string } | undefined {
  const { length } = passages
  // Also where a language is given: what is recorded of a text does not depend on how its plan names the language.
  const guessed = guessLanguage(passages)
  const ways = [
    { cut: 'lines', piece: 'line', split: (text: string) => text.split('\n') },
    { cut: 'sentences', piece: 'sentence', split: (text: string) => sentencesOf(text, language ?? guessed) },
    { cut: 'sentences', piece: 'clause', split: clausesOf },
    // A text without white space, such as that of a gene.
    {
      cut: 'lines',
      piece: 'characters',
      split: (text: string) => (/\s/.test(text) ? [text] : piecesOf(text)),
    },
  ] as const
  for (const { cut, piece, split } of ways) {
    const finer = passages.flatMap(text => split(text)).filter(text => text.trim() !== '')
    if (finer.length >= least)
      return {
        passages: finer,
        cut,
        guessed,
        note: length === 1 ? TOO_FEW[piece].one() : TOO_FEW[piece].several(length),
      }
  }
  return undefined
}

/** Characters of a passage where nothing else cuts a text. */
const PIECE = 1000

/** A text cut by characters. */
function piecesOf(text: string): string[] {
  const characters = Array.from(text)
  const pieces = Math.ceil(characters.length / PIECE)
  return Array.from({ length: pieces }, (_, piece) =>
    characters.slice(piece * PIECE, (piece + 1) * PIECE).join(''),
  )
}

/** A mark inside a sentence, with what closes behind it, and the text before it. */
const CLAUSE =
  /^[,;:、，；：。！？\s]+$|(?:^[,;:、，；：。！？]+)?[^,;:、，；：。！？]+[,;:、，；：。！？]*(?:[”’»›)\]」』]|["'“‘«](?=\s|$))*\s*/gu

/** A text cut behind every mark inside a sentence. */
const clausesOf = (text: string): string[] => text.match(CLAUSE) ?? [text]
