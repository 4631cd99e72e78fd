import { decodeCounts, type PageData, type PageRun } from '../report/page/page-data.ts'
import type { Row } from '../report/rows.ts'
import { tokenizerNamed } from '../text/tokenizers/index.ts'

/** A run as the views draw it. */
export interface ShownRun extends Omit<PageRun, 'counts'> {
  /** Counts by type, of the human text first, then of each generation. */
  readonly counts: readonly ArrayLike<number>[]
  /** By generation, the human text first: how many types are there. */
  readonly left: readonly number[]
}

/** What a page shows, read from its data. */
export interface Show {
  readonly text: PageData['text']
  readonly software: string
  readonly runs: readonly ShownRun[]
  /** Types as they are counted: without capitals. */
  readonly types: readonly string[]
  /** Names of the columns: `human`, A, B … */
  readonly columns: readonly string[]
}

/** Reads a page's data. */
export function showOf({ text, software, runs }: PageData): Show {
  const { fold } = tokenizerNamed(runs[0]!.plan.tokens)
  return {
    text,
    software,
    runs: runs.map(run => shownRun(run, text.counts)),
    types: text.forms.map(fold),
    columns: [text.origin, ...runs[0]!.generations],
  }
}

function shownRun({ counts, ...run }: PageRun, human: readonly number[]): ShownRun {
  const columns = [human, ...decodeCounts(counts, run.generations.length)]
  const rows = run.rows.map(({ value, ...row }): Row => ({ ...row, value: numberOf(value) }))
  return { ...run, rows, counts: columns, left: columns.map(present) }
}

/** JSON has no infinity: it is written as a word. */
const numberOf = (value: number | string) => Number(value)

function present(counts: ArrayLike<number>): number {
  let types = 0
  for (let type = 0; type < counts.length; type++) if (counts[type]! > 0) types += 1
  return types
}
