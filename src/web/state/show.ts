import { isShown, options } from '../../lineage/options/index.ts'
import type { Plan } from '../../lineage/plan.ts'
import { once } from '../../once.ts'
import type { PageData, PageRun, PageText } from '../../report/page/page-data.ts'
import { unpackedRun, unpackedText, type UnpackedRun, type UnpackedText } from '../../report/page/unpacked.ts'
import { shortNames } from '../../report/tables/short-names.ts'
import type { Row } from '../../report/format/rows.ts'

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

/** The data of a page as the views draw it. */
export function showOf({ text: packed, software, runs }: PageData): Show {
  const text = known.text.get(packed) ?? takeText(packed, unpackedText(packed, runs[0]!.plan))
  return {
    text: { ...packed, forms: text.forms },
    software,
    runs: runs.map(run => shownRun(run, packed.counts)),
    types: text.types,
    pair: runs[0]!.plan.regime === 'replace' && runs[1]?.plan.regime === 'accumulate',
    titles: titlesOf(runs),
    columns: [packed.origin, ...longest(runs).generations],
    first: () => text.first,
  }
}

/** What was unpacked of texts and runs: of a text whose run grows, what is drawn stays as it is. */
const known = { text: new WeakMap<PageText, UnpackedText>(), run: new WeakMap<PageRun, UnpackedRun>() }

/** Takes what was unpacked of a text elsewhere. */
export function takeText(packed: PageText, unpacked: UnpackedText): UnpackedText {
  known.text.set(packed, unpacked)
  return unpacked
}

/** Takes what was unpacked of a run elsewhere. */
export function takeRun(packed: PageRun, unpacked: UnpackedRun): UnpackedRun {
  known.run.set(packed, unpacked)
  return unpacked
}

function shownRun(packed: PageRun, human: readonly number[]): ShownRun {
  const { counts: _, lastLines: __, ...run } = packed
  const unpacked = known.run.get(packed) ?? takeRun(packed, unpackedRun(packed))
  const rows = run.rows.map(({ value, ...row }): Row => ({ ...row, value: readValue(value) }))
  const columns = once(() => [human, ...unpacked.counts])
  const left = once(() => columns().map(present))
  return {
    ...run,
    rows,
    get counts() {
      return columns()
    },
    get left() {
      return left()
    },
    lastLine: type => unpacked.lastLines?.[type] ?? '',
  }
}

/** What was measured of a run in a generation, 0 for the human text. */
export const rowOf = ({ rows }: ShownRun, metric: string, generation: number): Row | undefined =>
  rows.find(row => row.generation === generation && row.metric === metric && row.model !== 'theory')

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
