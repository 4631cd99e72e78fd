import type { Plan } from '../../lineage/plan.ts'
import { heldOutSays, rowsToShow } from '../../metrics/held-out.ts'
import { type Stream, passageStarts } from '../../text/stream.ts'
import type { Vocabulary } from '../../text/vocabulary.ts'
import type { HumanText } from '../../analysis/reading/human-text.ts'
import { heldOutOf } from '../../experiment/statistics/bootstrap.ts'
import { rounded, type Row } from '../format/rows.ts'
import { keywordLines, lastSeen } from './last-lines.ts'
import { countRows, pack } from './pack.ts'
import type { PagePassages, PageRun, PageText } from './page-data.ts'
import { authorsSample, quotedFrom, wordsOfGame } from './page-passages.ts'
import { given } from '../../given.ts'
import { writeRange } from '../../text/write.ts'

/** The facts of a run. Lists over generations begin with A. */
export interface RunParts {
  readonly name: string
  readonly status: string
  readonly plan: Plan
  readonly generations: readonly string[]
  readonly rows: readonly Row[]
  readonly samples: readonly string[]
  readonly notes: readonly string[]
  /** See {@link PageRun}. */
  readonly sampleWords: number
  /** Tokens of held-out text; missing where they are not known. */
  readonly heldOutWords?: number | undefined
  /** Counts of every type, without the boundary: in the human text, then in the text of each generation. */
  readonly counts: readonly ArrayLike<number>[]
}

/** Texts that the page quotes from. */
export interface RunTexts {
  readonly human: HumanText
  readonly origin: string
  /** Reads the text of a generation by its number; 0 is the human text. */
  textOfGeneration(generation: number): Stream
  /** Tokens on either side of a lost word, in the line in which it was last seen; 0 for no lines. Default 6. */
  readonly around?: number
}

/**
 * Turns a run into page data. Rows that rest on too little held-out text are left out, and a note says so.
 *
 * @param texts texts to quote from; without them the page has no passages and no last lines
 */
export function pageRun(parts: RunParts, texts?: RunTexts): PageRun {
  const { counts, name, status, plan, generations, samples, sampleWords, heldOutWords } = parts
  const rows = rowsToShow(parts.rows, heldOutWords)
  const tooShort = heldOutSays(heldOutWords, 'metrics.csv')
  const notes = tooShort === undefined ? parts.notes : [...parts.notes, tooShort.replace(/\.$/, '')]
  return {
    ...{ name, status, plan, generations, samples, notes, sampleWords },
    rows: rows.map(pageRow),
    written: counts.slice(1).map(sum),
    counts: pack(countRows(counts.slice(1))),
    ...(texts ? quotations(parts, texts) : { passages: [], game: [] }),
  }
}

/** A row with what it is known to by the chance of the held-out text, in place of its blocks. What it gives stays as it is. */
export function pageRow({ blocks, heldOut, ...row }: Row): Row {
  const known = heldOut ?? (blocks && heldOutOf(row.metric, blocks))
  const isFinite = known !== undefined && Object.values(known).every(Number.isFinite)
  return { ...row, value: rounded(row.value), ...(isFinite && { heldOut: known }) }
}

/** Reads one generation after another, so that only one text is in memory. */
function quotations(
  { counts, generations, samples }: RunParts,
  { human, origin, textOfGeneration, around = 6 }: RunTexts,
): Pick<PageRun, 'lastLines' | 'passages' | 'game' | 'authorSample'> {
  const lastLines = Array<string>(counts[0]!.length).fill('')
  const passages: PagePassages[] = []
  const game: PagePassages[] = []
  const wanted = lastSeen(counts)
  const played = playedCopies(generations.length)
  ;[origin, ...generations].forEach((name, column) => {
    const stream = textOfGeneration(column)
    const found = around > 0 ? keywordLines(stream, human.vocabulary, wanted[column]!, around) : []
    for (const [id, line] of found) lastLines[id - 1] = line
    const lengths = game[0]?.passages.map(passage => wordsOfGame(passage, human.vocabulary))
    const quoted = quotedFrom(name, stream, { human, ...given({ lengths }) })
    passages.push(quoted.passages)
    if (played.includes(column)) game.push(quoted.game)
  })
  const own = samples[0] === undefined ? undefined : authorsSample(human, samples[0])
  const found = { passages, game, ...given({ authorSample: own }) }
  return around === 0 ? found : { lastLines: pack(lastLines), ...found }
}

/** The texts of the game by number: the human text, the first copy, the middle one and the last. */
const playedCopies = (generations: number): number[] =>
  [0, 1, Math.ceil(generations / 2), generations].filter(
    (number, at, all) => number <= generations && all.indexOf(number) === at,
  )

/** The text that A learned from, to quote its opening. */
export interface OpeningText {
  readonly stream: Stream
  readonly vocabulary: Vocabulary
  /** How the first passage of the opening begins; default the first passage of the text. */
  readonly begins?: string
}

/** Turns the human text into page data. @param text missing where the text itself could not be read */
export function pageText(
  { forms, counts }: Pick<Vocabulary, 'forms' | 'counts'>,
  facts: Pick<PageText, 'title' | 'author' | 'origin' | 'licence' | 'sha256' | 'words' | 'passages'>,
  text?: OpeningText,
): PageText {
  const own = counts.subarray(1)
  return {
    ...facts,
    forms: pack(forms.slice(1)),
    counts: Array.from(own),
    ...(text
      ? { first: pack(Array.from(firstAppearances(text.stream, own.length))), opening: openingOf(text) }
      : {}),
  }
}

/** Tokens of an opening, at least, unless the text is shorter. */
const OPENING_TOKENS = 700

function openingOf({ stream, vocabulary, begins = '' }: OpeningText): string {
  const starts = passageStarts(stream)
  const textOf = (passage: number) =>
    writeRange(stream, vocabulary, starts[passage]!, starts[passage + 1]! - 1)
  const passages = Array.from({ length: stream.passages }, (_, passage) => passage)
  const first =
    begins === ''
      ? 0
      : Math.max(
          0,
          passages.findIndex(passage => textOf(passage).startsWith(begins)),
        )
  const last =
    passages.find(passage => starts[passage + 1]! - starts[first]! >= OPENING_TOKENS) ?? stream.passages - 1
  return passages
    .slice(first, last + 1)
    .map(textOf)
    .join('\n')
}

/** By type, its rank in the order of first appearance, from 0. */
function firstAppearances({ ids }: Stream, types: number): Int32Array {
  const first = new Int32Array(types).fill(-1)
  let seen = 0
  for (const id of ids) if (id > 0 && first[id - 1] === -1) first[id - 1] = seen++
  return first
}

function sum(counts: ArrayLike<number>): number {
  let total = 0
  for (let index = 0; index < counts.length; index++) total += counts[index]!
  return total
}
