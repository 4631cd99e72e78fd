import type { Plan } from '../../lineage/plan.ts'
import { type Stream, passageStarts, streamOf } from '../../text/stream.ts'
import { heldOutSays, rowsToShow } from '../../metrics/held-out.ts'
import type { Vocabulary } from '../../text/vocabulary.ts'
import type { HumanText } from '../../analysis/reading/human-text.ts'
import { rounded, type Row } from '../format/rows.ts'
import { keywordLines, lastSeen } from './last-lines.ts'
import { countRows, pack } from './pack.ts'
import type { PagePassages, PageRun, PageText, PagePassage, PageSpan } from './page-data.ts'
import { indexText } from '../../model/index/suffix-index.ts'
import { writeRange } from '../../text/write.ts'
import { copiedSpans } from '../../analysis/reading/copied.ts'
import { repeatedSpans } from '../../analysis/reading/repeated.ts'
import { piecesOf, type Span } from '../../analysis/reading/spans.ts'

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
    rows: rows.map(row => ({ ...row, value: rounded(row.value) })),
    written: counts.slice(1).map(sum),
    counts: pack(countRows(counts.slice(1))),
    ...(texts ? quotations(parts, texts) : { passages: [] }),
  }
}

/** Reads one generation after another, so that only one text is in memory. */
function quotations(
  { counts, generations }: RunParts,
  { human, origin, textOfGeneration, around = 6 }: RunTexts,
): Pick<PageRun, 'lastLines' | 'passages'> {
  const lastLines = Array<string>(counts[0]!.length).fill('')
  const passages: PagePassages[] = []
  const wanted = lastSeen(counts)
  ;[origin, ...generations].forEach((name, column) => {
    const stream = textOfGeneration(column)
    const found = around > 0 ? keywordLines(stream, human.vocabulary, wanted[column]!, around) : []
    for (const [id, line] of found) lastLines[id - 1] = line
    passages.push(pagePassages(name, stream, human))
  })
  if (around === 0) return { passages }
  return { lastLines: pack(lastLines), passages }
}

/** Turns the human text into page data. */
export function pageText(
  { forms, counts }: Pick<Vocabulary, 'forms' | 'counts'>,
  facts: Pick<PageText, 'title' | 'origin' | 'licence' | 'sha256' | 'words' | 'passages'>,
  stream?: Stream,
): PageText {
  const own = counts.subarray(1)
  return {
    ...facts,
    forms: pack(forms.slice(1)),
    counts: Array.from(own),
    ...(stream ? { first: pack(Array.from(firstAppearances(stream, own.length))) } : {}),
  }
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

/** The number of passages of each generation on a page. */
const PASSAGES_SHOWN = 12
/** The shortest span that is marked, and the shortest and longest passage that is shown, in tokens. */
const MIN_SPAN = 8
const MIN_TOKENS = 25
const MAX_TOKENS = 160

/** Chooses passages of a generation, with spans copied from the human text and spans that the generation repeats. */
export function pagePassages(name: string, stream: Stream, human: HumanText): PagePassages {
  const starts = passageStarts(stream)
  const own = name === 'human' || name === 'constructed'
  const occurrences = indexText(stream, human.vocabulary.unknown + 1, MIN_SPAN)
  const passages: PagePassage[] = []
  for (let passage = 0; passage < stream.passages && passages.length < PASSAGES_SHOWN; passage++) {
    const start = starts[passage]!
    const ids = stream.ids.slice(start - 1, starts[passage + 1])
    if (ids.length < MIN_TOKENS || ids.length > MAX_TOKENS) continue
    passages.push({
      id: `${name}/${passage + 1}`,
      text: writeRange(stream, human.vocabulary, start, starts[passage + 1]! - 1),
      copied: own ? [] : plain(copiedSpans(human, streamOf(ids), MIN_SPAN)),
      repeated: plain(repeatedSpans(occurrences, { name, start, least: MIN_SPAN })),
    })
  }
  return { name, passages }
}

const plain = (spans: readonly Span[]): PageSpan[] =>
  piecesOf(spans).map(({ token, length }) => [token, length])
