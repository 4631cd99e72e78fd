import type { Plan } from '../../lineage/plan.ts'
import type { Stream } from '../../text/stream.ts'
import type { Vocabulary } from '../../text/vocabulary.ts'
import type { HumanText } from '../../analysis/reading/human-text.ts'
import { rounded, type Row } from '../format/rows.ts'
import { keywordLines, lastSeen } from './last-lines.ts'
import { countRows } from './count-rows.ts'
import { pack } from './pack.ts'
import type { PagePassages, PageRun, PageText } from './page-data.ts'
import { pagePassages } from './passages.ts'

/** What is known of a run. Lists over generations begin with A. */
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
  /** Counts of every type in the human text, then in what each generation wrote; without the boundary. */
  readonly counts: readonly ArrayLike<number>[]
}

/** Texts to quote from, where they are at hand. */
export interface RunTexts {
  readonly human: HumanText
  readonly origin: string
  /** What a generation wrote, by number; 0 is the human text. */
  textOfGeneration(generation: number): Stream
  /** Tokens on either side of a word in the line in which it stood last; 0 for no lines. Default 6. */
  readonly around?: number
}

/** A run as a page shows it. @param texts left out where they are not at hand: then the page has no passages and no last lines */
export function pageRun(parts: RunParts, texts?: RunTexts): PageRun {
  const { counts, name, status, plan, generations, rows, samples, notes, sampleWords } = parts
  return {
    ...{ name, status, plan, generations, samples, notes, sampleWords },
    rows: rows.map(row => ({ ...row, value: rounded(row.value) })),
    written: counts.slice(1).map(sum),
    counts: pack(countRows(counts.slice(1))),
    ...(texts ? quotations(parts, texts) : { passages: [] }),
  }
}

/** One generation after another, so that no more than one text has to be in memory. */
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

/** The human text as a page shows it, from its vocabulary. */
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

/** By type: how many other types the text has before its first place. */
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
