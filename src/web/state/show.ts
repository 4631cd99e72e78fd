import { isShown, options } from '../../lineage/options/index.ts'
import type { Plan } from '../../lineage/plan.ts'
import { once } from '../../once.ts'
import { countColumns, unpack } from '../../report/page/pack.ts'
import type { PageData, PageRun, PageText } from '../../report/page/page-data.ts'
import { shortNames } from '../../report/tables/short-names.ts'
import type { Row } from '../../report/format/rows.ts'
import { tokenizerFor } from '../../text/tokenizers/index.ts'

/** A run as the views draw it. Counts and lines are unpacked when they are first needed. */
export interface ShownRun extends Omit<PageRun, 'counts' | 'lastLines'> {
  /** Counts by type: the human text first, then each generation. */
  readonly counts: readonly ArrayLike<number>[]
  /** The number of types in the human text and in each generation. */
  readonly left: readonly number[]
  /** The line in which a type was last seen; the empty string where there is none. */
  lastLine(type: number): string
}

/** The human text as the views draw it. */
export interface ShownText extends Omit<PageText, 'forms'> {
  /** Types in their usual form. */
  readonly forms: readonly string[]
}

/** The data of a page, unpacked. */
export interface Show {
  readonly text: ShownText
  readonly software: string
  readonly runs: readonly ShownRun[]
  /** Types as they are counted: in lower case. */
  readonly types: readonly string[]
  /** Whether the first run replaces its training data, and the second accumulates it. */
  readonly pair: boolean
  /** Names of the runs in addresses: from their plans, or from their names where two plans read alike. */
  readonly titles: readonly string[]
  /** Names of the columns of the longest run: `human`, A, B … */
  readonly columns: readonly string[]
  /** By type, its number in the order of first appearance; missing where the text was not read. */
  first(): ArrayLike<number> | undefined
}

/** Unpacks the data of a page. */
export function showOf({ text: packed, software, runs }: PageData): Show {
  const { text, types, first } = shownText(packed, runs[0]!.plan)
  return {
    text,
    software,
    runs: runs.map(run => shownRun(run, text.counts)),
    types,
    pair: runs[0]!.plan.regime === 'replace' && runs[1]?.plan.regime === 'accumulate',
    titles: titlesOf(runs),
    columns: [text.origin, ...longest(runs).generations],
    first,
  }
}

/** The text of a run that grows is unpacked once: what is drawn of it stays as it is. */
const texts = new WeakMap<PageText, Pick<Show, 'text' | 'types' | 'first'>>()

function shownText(packed: PageText, plan: PageRun['plan']): Pick<Show, 'text' | 'types' | 'first'> {
  let shown = texts.get(packed)
  if (!shown) {
    const { forms, ...known } = packed
    const text = { ...known, forms: unpack(forms) }
    const first = once(() => (text.first === undefined ? undefined : unpack(text.first)))
    texts.set(packed, (shown = { text, types: text.forms.map(tokenizerFor(plan).fold), first }))
  }
  return shown
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

/**
 * A short name for settings: what models read, and the settings that change what is drawn or learned.
 *
 * @param source what stands for the regime, left out where it is the usual one and something else is named
 * @param words what stands for a setting; default its own short name
 */
export function settingsName(
  plan: Plan,
  source: string,
  words: Partial<Readonly<Record<keyof Plan, string>>>,
): string {
  const own = options.flatMap(option => {
    const { name, changes } = option
    if (!changes || !isShown(option, plan[name])) return []
    return [words[name] ?? option.short?.(plan[name]!, plan) ?? '']
  })
  return (plan.regime === 'replace' && own.length > 0 ? own : [source, ...own]).join(', ')
}

function titlesOf(runs: readonly PageRun[]): string[] {
  const rules = runs.map(({ plan }) => settingsName(plan, plan.regime, { sampling: 'smoothed' }))
  return new Set(rules).size === runs.length ? rules : shortNames(runs.map(({ name }) => name))
}

/** Reads a value; JSON holds infinity as a word. */
const readValue = (value: number | string) => Number(value)

function present(counts: ArrayLike<number>): number {
  let types = 0
  for (let type = 0; type < counts.length; type++) if (counts[type]! > 0) types += 1
  return types
}
