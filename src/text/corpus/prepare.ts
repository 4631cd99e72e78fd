import { sentencesOf } from '../sentence-reader.ts'
import { cutLines } from './cut.ts'
import { stripGutenberg } from './gutenberg.ts'
import { singleSpaced, withoutEmphasis, withoutQuoteMarks } from './layers.ts'
import { linesOf } from './lines.ts'
import { recorded } from '../../phrase.ts'

/** What was done to a text before it was counted. */
export interface Preparation {
  /** Project Gutenberg's wrapping: taken off, found at one end only (the text is kept where it is unsure), or not there. */
  readonly header: 'off' | 'half' | 'none'
  /** Words that were parted by a hyphen at a line's end, and are joined again. */
  readonly hyphens: number
  /** What most passages are: paragraphs, lines, or sentences where there are too few of both for a split. */
  readonly cut: 'paragraphs' | 'lines' | 'sentences'
  /** Passages that keep line ends which their author set. */
  readonly verse: number
  /** Whole sentences on what else the reader must know; usually empty. */
  readonly notes: readonly string[]
}

export interface PrepareOptions {
  /** The tokenizer's name: with `whitespace` a line is a passage, as the field's toolkits read text. */
  readonly tokens: string
  /** Forces what a passage is; default: told block by block. */
  readonly cut?: 'paragraphs' | 'lines'
  /** Whose abbreviations do not end a sentence, where sentences are passages; default none. */
  readonly language?: string
  /** The fewest passages that will do; a text with fewer is cut at lines, sentences, clauses or by characters. Default 3; 1 for a file among several. */
  readonly least?: number
}

/** The fewest passages that can be cut into training, development and test text. */
const LEAST = 3

/**
 * Makes a text ready to be counted: takes Project Gutenberg's wrapping off, tells wrapped prose from verse and from a line an
 * item, joins wrapped lines and hyphens, and cuts passages and sections.
 *
 * @returns sections, each a list of passages; a `\n` inside a passage is a line end that its author set
 */
export function prepareText(
  text: string,
  { tokens, cut, language, least = LEAST }: PrepareOptions,
): { sections: string[][]; preparation: Preparation } {
  const { lines, header } = stripGutenberg(linesOf(text))
  const forced = tokens === 'whitespace' ? 'lines' : cut
  const notes = header === 'half' ? [HALF] : []
  const { by, hyphens, ...cutUp } = forced
    ? cutLines(lines, { cut: forced })
    : cutLines(withoutLayers(lines, notes))
  const sections = forced ? cutUp.sections : plainSections(cutUp.sections, notes)
  const told = { header, hyphens }
  const count = sections.reduce((sum, { length }) => sum + length, 0)
  if (!forced && count > 0 && count < least) {
    const finer = cutFiner(sections.flat(), { least, language })
    if (finer)
      return {
        sections: [finer.passages],
        preparation: { ...told, cut: finer.cut, verse: 0, notes: [...notes, finer.note] },
      }
  }
  const verse = sections.reduce((sum, texts) => sum + texts.filter(text => text.includes('\n')).length, 0)
  return { sections, preparation: { ...told, cut: by, verse, notes } }
}

/** Lines without what mail and typescripts put around them. @param notes told what was done */
function withoutLayers(lines: readonly string[], notes: string[]): readonly string[] {
  const unquoted = withoutQuoteMarks(lines)
  if (unquoted.count > 0)
    notes.push(recorded`The marks > of quoted mail were taken off ${unquoted.count} lines.`)
  const single = singleSpaced(unquoted.lines)
  if (single)
    notes.push(recorded`The text is double-spaced: the empty line behind each line parts no paragraphs.`)
  return single ?? unquoted.lines
}

/** Sections without the marks of emphasis. @param notes told how many were taken off */
function plainSections(sections: readonly (readonly string[])[], notes: string[]): string[][] {
  let pairs = 0
  const plain = sections.map(texts =>
    texts.map(passage => {
      const { text, count } = withoutEmphasis(passage)
      pairs += count
      return text
    }),
  )
  if (pairs > 0)
    notes.push(
      pairs === 1
        ? recorded`The marks of _emphasis_ were taken off ${1} time: they are no words.`
        : recorded`The marks of _emphasis_ were taken off ${pairs} times: they are no words.`,
    )
  return plain
}

const HALF = recorded`The text speaks of Project Gutenberg, and its header or its footer was not recognised: what is left of them is counted as text.`

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
  { least, language }: { least: number; language: string | undefined },
): { passages: string[]; cut: 'lines' | 'sentences'; note: string } | undefined {
  const { length } = passages
  const ways = [
    { cut: 'lines', piece: 'line', split: (text: string) => text.split('\n') },
    { cut: 'sentences', piece: 'sentence', split: (text: string) => sentencesOf(text, language) },
    { cut: 'sentences', piece: 'clause', split: clausesOf },
    { cut: 'lines', piece: 'characters', split: piecesOf },
  ] as const
  for (const { cut, piece, split } of ways) {
    const finer = passages.flatMap(text => split(text)).filter(text => text.trim() !== '')
    if (finer.length >= least)
      return {
        passages: finer,
        cut,
        note: length === 1 ? TOO_FEW[piece].one() : TOO_FEW[piece].several(length),
      }
  }
  return undefined
}

/** Characters of a passage where nothing else cuts a text. */
const PIECE = 1000

/** A text without white space, such as that of a gene, cut by characters. */
function piecesOf(text: string): string[] {
  if (/\s/.test(text)) return [text]
  const characters = Array.from(text)
  const pieces = Math.ceil(characters.length / PIECE)
  return Array.from({ length: pieces }, (_, piece) =>
    characters.slice(piece * PIECE, (piece + 1) * PIECE).join(''),
  )
}

/** A text cut behind every mark inside a sentence. */
const clausesOf = (text: string): string[] =>
  text.match(/[^,;:、，；：。！？]+[,;:、，；：。！？\s]*/gu) ?? [text]
