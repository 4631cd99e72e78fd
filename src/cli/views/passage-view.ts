import { readClosely, type PassageName } from '../../node/reading/close-reading.ts'
import { originOf, type Run } from '../../node/runs/read-run.ts'
import type { Echo } from '../../analysis/reading/copied.ts'
import { marksOf, type CloseReading } from '../../analysis/reading/close-reading.ts'
import { forebearsStory } from '../../report/reading/descent-view.ts'
import { legendNotes, legendTable } from '../../report/reading/legend.ts'
import { counted } from '../../report/format/numbers.ts'
import { numberedLines } from '../../report/reading/lines.ts'
import type { MarkKind } from '../../analysis/reading/close-reading.ts'
import { markedPieces } from '../../report/reading/marks.ts'
import { tokenPlaces } from '../../text/places.ts'
import { tokenizerNamed, type Tokenizer } from '../../text/tokenizers/index.ts'
import { printNearest } from './nearest-view.ts'
import {
  lineWidth,
  print,
  printHeading,
  printJson,
  printStyled,
  terminalWidth,
  type Format,
} from '../output.ts'
import { planLine } from './run-view.ts'
import { wrap } from '../../report/format/wrap.ts'

/** Columns for the number of a line's first token, and the space behind it. */
const MARGIN = 6
/** Prose is not read in longer lines. */
const LINE = 80

const FORMATS: Readonly<Record<MarkKind, Format>> = {
  copied: 'yellow',
  sentence: 'green',
  repeated: 'underline',
  last: 'red',
}

/** Shows one passage, marked: what is copied, repeated or written for the last time, and where it comes from. */
export function showPassage(run: Run, name: PassageName, json: boolean): void {
  const reading = readClosely(run, name)
  if (json) return printJson(readingAsJson(reading))
  const tokenizer = tokenizerNamed(run.file.plan.tokens)
  const width = Math.min(LINE, terminalWidth())
  printHeading(
    `${reading.id}: ${counted(reading.tokens, 'tokens')} (${tokenizer.title}), written by ${reading.generation}`,
  )
  print(wrap(planLine(run), width))
  print()
  if (reading.tokens === 0) return print('This passage is empty.')
  printMarked(reading, tokenizer, width)
  print()
  print(wrap(`At the left stands the number of each line's first token.`, width))
  print()
  print(legendTable(reading, { origin: originOf(run), width: lineWidth() }))
  print()
  const { words } = tokenizer
  for (const note of legendNotes(reading, { origin: originOf(run), words })) print(wrap(note, width))
  print()
  printHeading('Where it comes from')
  print(wrap(forebearsStory(reading.forebears, { tokens: reading.tokens, origin: originOf(run) }), width))
  print(wrap('--token NUMBER, or --token WORD, follows one of them back.', width))
  printNearest(reading, { origin: originOf(run), width })
}

function printMarked(reading: CloseReading, tokenizer: Tokenizer, width: number): void {
  const pieces = markedPieces(reading.text, tokenPlaces(reading.text, tokenizer), marksOf(reading))
  for (const { token, pieces: line } of numberedLines(pieces, width - MARGIN))
    printStyled([
      { text: `${String(token ?? '').padStart(MARGIN - 2)}  ` },
      ...line.map(({ text, kinds }) => ({ text, formats: kinds.map(kind => FORMATS[kind]) })),
    ])
}

/** A close reading as data; tokens are counted from 1, as the view numbers them. */
function readingAsJson({ id, spans, last, ...reading }: CloseReading) {
  return {
    passage: id,
    ...reading,
    copied: spans.copied.map(fromOne),
    sentences: spans.sentence.map(fromOne),
    repeated: spans.repeated.map(fromOne),
    ...(last
      ? { last: { ...last, tokens: last.tokens.map(({ token, type }) => ({ token: token + 1, type })) } }
      : {}),
  }
}

const fromOne = ({ token, length, passage, at, times }: Echo) => ({
  token: token + 1,
  length,
  in: { passage, token: at + 1, times },
})
