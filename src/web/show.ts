import { decodeCounts } from '../report/page/counts-code.ts'
import { decodeLines } from '../report/page/lines-code.ts'
import { decodeOrder } from '../report/page/order-code.ts'
import type { PageData, PageRun } from '../report/page/page-data.ts'
import type { Row } from '../report/rows.ts'
import { tokenizerNamed } from '../text/tokenizers/index.ts'

/** A run as the views draw it. */
export interface ShownRun extends Omit<PageRun, 'counts' | 'lastLines'> {
  /** Counts by type, of the human text first, then of each generation. */
  readonly counts: readonly ArrayLike<number>[]
  /** By generation, the human text first: how many types are there. */
  readonly left: readonly number[]
  /** By type: the line in which it stood last, where there is one. */
  lastLine(type: number): string
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
  /** For each type its number in the order of first appearance, where that is known. */
  first(): ArrayLike<number> | undefined
}

/** Reads a page's data. */
export function showOf({ text, software, runs }: PageData): Show {
  const { fold } = tokenizerNamed(runs[0]!.plan.tokens)
  return {
    text,
    software,
    runs: runs.map(run => shownRun(run, text)),
    types: text.forms.map(fold),
    columns: [text.origin, ...runs[0]!.generations],
    first: once(() => (text.first === undefined ? undefined : decodeOrder(text.first, text.counts))),
  }
}

function shownRun(
  { counts, lastLines, ...run }: PageRun,
  { counts: human, forms }: PageData['text'],
): ShownRun {
  const columns = [human, ...decodeCounts(counts, human, run.generations.length)]
  const rows = run.rows.map(({ value, ...row }): Row => ({ ...row, value: numberOf(value) }))
  const tokenizer = tokenizerNamed(run.plan.tokens)
  const lines = once(() => (lastLines ? decodeLines(lastLines, { tokenizer, forms }) : []))
  const lastLine = (type: number) => lines()[type] ?? ''
  return { ...run, rows, counts: columns, left: columns.map(present), lastLine }
}

/** Works a value out when it is first asked for. */
function once<T>(work: () => T): () => T {
  let found: { readonly value: T } | undefined
  return () => (found ??= { value: work() }).value
}

/** JSON has no infinity: it is written as a word. */
const numberOf = (value: number | string) => Number(value)

function present(counts: ArrayLike<number>): number {
  let types = 0
  for (let type = 0; type < counts.length; type++) if (counts[type]! > 0) types += 1
  return types
}
