import { once } from '../../once.ts'
import { countColumns } from '../../report/page/count-rows.ts'
import { unpack } from '../../report/page/pack.ts'
import type { PageData, PageRun, PageText } from '../../report/page/page-data.ts'
import { shortNames } from '../../report/tables/short-names.ts'
import type { Row } from '../../report/format/rows.ts'
import { tokenizerNamed } from '../../text/tokenizers/index.ts'
import { words } from './words.ts'

/** A run as the views draw it; what takes time is worked out when it is asked for. */
export interface ShownRun extends Omit<PageRun, 'counts' | 'lastLines'> {
  /** Counts by type, of the human text first, then of each generation. */
  readonly counts: readonly ArrayLike<number>[]
  /** By generation, the human text first: how many types are there. */
  readonly left: readonly number[]
  /** By type: the line in which it stood last, where there is one. */
  lastLine(type: number): string
}

/** The human text as the views draw it. */
export interface ShownText extends Omit<PageText, 'forms'> {
  /** Types in their usual form. */
  readonly forms: readonly string[]
}

/** What a page shows, read from its data. */
export interface Show {
  readonly text: ShownText
  readonly software: string
  readonly runs: readonly ShownRun[]
  /** Types as they are counted: without capitals. */
  readonly types: readonly string[]
  /** Whether the first two runs are of one plan, without the human text kept and with it. */
  readonly pair: boolean
  /** What the runs are called, shortly: by what their plans have of their own, or where two have the same, by their names. */
  readonly titles: readonly string[]
  /** Names of the columns: `human`, A, B …, as many as the longest run has. */
  readonly columns: readonly string[]
  /** For each type its number in the order of first appearance, where that is known. */
  first(): ArrayLike<number> | undefined
}

/** Reads a page's data. */
export function showOf({ text: { forms, ...known }, software, runs }: PageData): Show {
  const text = { ...known, forms: unpack(forms) }
  const { fold } = tokenizerNamed(runs[0]!.plan.tokens)
  return {
    text,
    software,
    runs: runs.map(run => shownRun(run, text.counts)),
    types: text.forms.map(fold),
    pair: runs[0]!.plan.regime === 'replace' && runs[1]?.plan.regime === 'accumulate',
    titles: titlesOf(runs),
    columns: [text.origin, ...longest(runs).generations],
    first: once(() => (text.first === undefined ? undefined : unpack(text.first))),
  }
}

function shownRun({ counts, lastLines, ...run }: PageRun, human: readonly number[]): ShownRun {
  const rows = run.rows.map(({ value, ...row }): Row => ({ ...row, value: readValue(value) }))
  const columns = once(() => [human, ...countColumns(unpack(counts), run.generations.length)])
  const left = once(() => columns().map(present))
  const lines = once(() => (lastLines ? unpack(lastLines) : []))
  return {
    ...run,
    rows,
    get counts() {
      return columns()
    },
    get left() {
      return left()
    },
    lastLine: type => lines()[type] ?? '',
  }
}

const longest = (runs: readonly PageRun[]) =>
  runs.reduce((most, run) => (run.generations.length > most.generations.length ? run : most))

function titlesOf(runs: readonly PageRun[]): string[] {
  const rules = runs.map(({ plan }) => words.planName(plan))
  return new Set(rules).size === runs.length ? rules : shortNames(runs.map(({ name }) => name))
}

/** JSON has no infinity: it is written as a word. */
const readValue = (value: number | string) => Number(value)

function present(counts: ArrayLike<number>): number {
  let types = 0
  for (let type = 0; type < counts.length; type++) if (counts[type]! > 0) types += 1
  return types
}
