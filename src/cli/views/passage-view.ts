import { readClosely, type PassageName, readDescent } from '../../node/reading/close-reading.ts'
import { originOf, type Run } from '../../node/runs/read-run.ts'
import type { Echo } from '../../analysis/reading/copied.ts'
import { marksOf, type CloseReading, type MarkKind } from '../../analysis/reading/close-reading.ts'
import { forebearsStory, contextOf, placeName } from '../../report/reading/descent-view.ts'
import { legendNotes, legendTable } from '../../report/reading/legend.ts'
import { counted, grouped, similarityDigits } from '../../report/format/numbers.ts'
import { numberedLines } from '../../report/reading/lines.ts'
import { markedPieces } from '../../report/reading/marks.ts'
import { tokenPlaces } from '../../text/places.ts'
import { tokenizerFor, type Tokenizer } from '../../text/tokenizers/index.ts'
import { lineWidth, print, printHeading, printJson, printStyled, proseWidth, type Format } from '../output.ts'
import { planLine } from './run-view.ts'
import { wrap, hanging } from '../../report/format/terminal.ts'
import type { Change } from '../../analysis/reading/difference.ts'

/** Columns for the number of a line's first token, and the space behind it. */
const MARGIN = 6

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
  const tokenizer = tokenizerFor(run.file.plan)
  const width = proseWidth()
  printHeading(
    `${reading.id}: ${counted(reading.tokens, 'tokens')} (${tokenizer.title}), written by ${reading.generation}`,
  )
  print(wrap(planLine(run), width))
  print()
  if (reading.tokens === 0) return print('This passage is empty.')
  printMarked(reading, tokenizer, width)
  print()
  print(wrap(`The number at the left is that of the line's first token.`, width))
  print()
  print(legendTable(reading, { origin: originOf(run), width: lineWidth() }))
  print()
  const { words } = tokenizer
  for (const note of legendNotes(reading, { origin: originOf(run), words })) print(wrap(note, width))
  if (run.file.plan.genealogy) {
    print()
    printHeading('Where it comes from')
    print(wrap(forebearsStory(reading.forebears, { tokens: reading.tokens, origin: originOf(run) }), width))
    print(wrap('--token NUMBER, or --token WORD, follows one of them back.', width))
  }
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

/** Shows the ancestors of one token, each in its context, down to the human one. */
export function showDescent(run: Run, name: PassageName, wanted: string, json: boolean): void {
  const { passage, token, chain, texts } = readDescent(run, name, wanted)
  const tokenizer = tokenizerFor(run.file.plan)
  const origin = originOf(run)
  const steps = chain.map(ancestor => {
    const isHuman = ancestor.source === origin
    const text = texts.get(ancestor.passage) ?? ''
    return { ...ancestor, context: contextOf(text, ancestor.token, tokenizer, { sentence: isHuman }) }
  })
  if (json)
    return printJson({
      passage,
      token: token + 1,
      chain: steps.map(({ token, ...step }) => ({ ...step, token: token + 1 })),
    })
  const width = proseWidth()
  printHeading(`Token ${token + 1} of ${passage}, and what it was copied from`)
  print(wrap(planLine(run), width))
  for (const [index, step] of steps.entries()) {
    print()
    print(
      `${index === 0 ? '' : 'copied from '}${placeName(step)}${step.source === origin ? ` of the ${origin} text` : ''}`,
    )
    print(hanging(`  ${step.context}`, width, '  '))
  }
}

/** Characters of a stretch that only one of the texts has. */
const SHOWN = 140

const SIGNS: Readonly<Record<Change['kind'], { sign: string; formats: readonly Format[] }>> = {
  same: { sign: '  ', formats: [] },
  gone: { sign: '- ', formats: ['red'] },
  new: { sign: '+ ', formats: ['green'] },
}

/** The human passage that is most like a passage, and what differs. */
export function printNearest(
  { id, nearest }: CloseReading,
  { origin, width }: { origin: string; width: number },
): void {
  // What has no three words in a row in common is near to nothing.
  if (!nearest?.difference) return
  print()
  printHeading(
    `The nearest ${origin} passage: ${nearest.id}, similarity ${similarityDigits(nearest.similarity)}`,
  )
  print(wrap(howAlike(nearest, origin), width))
  print()
  print(wrap(`From ${nearest.id} to ${id}: "-" stands only there, "+" only here, the rest in both.`, width))
  for (const { kind, text } of nearest.difference) {
    const { sign, formats } = SIGNS[kind]
    for (const line of wrap(kind === 'same' ? text : shortened(text), width - 4).split('\n'))
      printStyled([{ text: `  ${sign}` }, { text: line, formats }])
  }
}

function howAlike({ among, usual, tokens }: NonNullable<CloseReading['nearest']>, origin: string): string {
  const peers =
    usual === undefined
      ? ''
      : ` ${capital(origin)} passages of about this length are usually at ${similarityDigits(usual)}.`
  const from =
    tokens === 0
      ? 'No token goes back to it.'
      : `${grouped(tokens)} of the tokens ${tokens === 1 ? 'goes' : 'go'} back to it.`
  return `Of ${counted(among, 'passages')} it takes the fewest changes of letters; similarity is 1 for equal texts.${peers} ${from}`
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** The beginning and the end of a long stretch. */
function shortened(text: string): string {
  const words = text.split(' ')
  const half = (part: readonly string[]) => {
    let taken = 0
    return part.filter(word => (taken += word.length + 1) <= SHOWN / 2)
  }
  const first = half(words)
  const last = half(words.slice(first.length).reverse()).reverse()
  const left = words.length - first.length - last.length
  return left <= 3 ? text : `${first.join(' ')} … ${left} words … ${last.join(' ')}`
}
