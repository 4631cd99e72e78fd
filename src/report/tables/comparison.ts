import { rowsToShow } from '../../metrics/held-out.ts'
import type { Question } from '../../experiment/comparison/questions/index.ts'
import type { Comparison, Verdict } from '../../experiment/comparison/compare.ts'
import { generationsOf, metricOfRow } from '../../experiment/comparison/arm.ts'
import { generationName } from '../../lineage/names.ts'
import { columnsOf } from '../format/terminal.ts'
import { casesBehind, cellsIn, type Cells } from './compared-lines.ts'
import { fromTo, plusMinus, signed } from './estimated.ts'
import { counted, percent, significant } from '../format/numbers.ts'
import { hasNumber, overviewLines, withCases, NOTHING, type Line } from './overview-rows.ts'
import { shortNames } from './short-names.ts'
import { table } from '../format/table.ts'

/** The measures of a table with a row for each arm. */
const ESSENTIAL_METRICS = ['surviving-types', 'surviving-types/1', 'perplexity', 'distinct-3', 'js']

/** Options of the table of a comparison. */
export interface ComparisonOptions {
  readonly width: number
  /** Measures that were requested by name. */
  readonly metrics?: readonly string[] | null
}

/**
 * The arms of a comparison side by side: each number with half the width of its interval, and for two arms their difference. Where the
 * arms do not fit, each is a row with fewer measures.
 */
export function comparisonTable(
  comparison: Comparison,
  { width, metrics = null }: ComparisonOptions,
): string {
  const { arms, generation, rows } = comparison
  const at = rowsToShow(rows, comparison.heldOutWords).filter(
    row => row.generation === generation && row.model !== 'theory',
  )
  const values = at.map(row => ({ ...row, value: row.estimate.mean }))
  const cases = casesBehind({ arms, rows: at })
  const { tokens } = arms[0]!.plan
  const lines = overviewLines({ rows: values, tokens, origin: 'human', metrics, cases }).map(line =>
    withCases(line, cases),
  )
  const short = shortNames(arms.map(({ name }) => name))
  const drawn = { width, generation, names: short }
  const cells = arms.map(({ name }) => cellsIn(at.filter(({ arm }) => arm === name)))
  const wide = measuresAsRows(lines, drawn, cells)
  if (widthOf(wide) <= width) return wide
  const few = lines.filter(({ metric }) => metrics !== null || ESSENTIAL_METRICS.includes(metric))
  return armsAsRows(
    few.filter(line => cells.some(({ value }) => value(line) !== NOTHING)),
    drawn,
    cells,
  )
}

interface Drawn {
  readonly width: number
  readonly generation: number
  readonly names: readonly string[]
}

/** A table with a row for each measure; for two arms also their difference. */
function measuresAsRows(
  lines: readonly Line[],
  { generation, names }: Drawn,
  cells: readonly Cells[],
): string {
  const two = cells.length === 2
  return table(
    [`generation ${generationName(generation)}`, ...names, ...(two ? ['difference'] : [])],
    lines
      .map(line => [
        line.label,
        ...cells.map(({ value }) => value(line)),
        ...(two ? [cells[1]!.difference(line)] : []),
      ])
      .filter(hasNumber),
  )
}

/** A table with a row for each arm, and as many measures as fit. */
function armsAsRows(lines: readonly Line[], drawn: Drawn, cells: readonly Cells[]): string {
  const { width, generation, names } = drawn
  const text = table(
    [`generation ${generationName(generation)}`, ...lines.map(({ metric }) => metric)],
    names.map((name, index) => [name, ...lines.map(line => cells[index]!.value(line))]),
    { width },
  )
  return widthOf(text) <= width || lines.length < 2 ? text : armsAsRows(lines.slice(0, -1), drawn, cells)
}

const widthOf = (text: string) => Math.max(...text.split('\n').map(columnsOf))

/** Names the arm that the others are compared with, and the number of seeds; empty where no question is answered. */
export function verdictsHead({ verdicts: all, arms }: Comparison): string {
  const verdicts = all.filter(({ untold }) => untold === undefined)
  const first = shortNames(arms.map(({ name }) => name))[0]!
  const bases = [...new Set(verdicts.map(basis))]
  if (verdicts.length === 0) return ''
  const seeds = arms.some(({ replicates }) => replicates.length > 1)
    ? 'by the one seed that both have: numbers with ± are means of several, differences are of that one.'
    : 'one seed of each.'
  if (verdicts.every(({ difference }) => difference.count === 1))
    return `Beside ${first}, ${seeds}${verdicts.some(({ difference }) => difference.interval) ? ' In brackets: the 95 % interval that the survival law allows.' : ''} Of other numbers one seed cannot tell what is chance: run both with --replicates 5.`
  return `Beside ${first}, by ${bases.join(' or ')}. In brackets: the 95 % interval of the difference.`
}

/** The answers: for each question a title, and a table with the first arm's number and a row for each other arm. What is not told is left out. */
export function verdictBlocks(
  { verdicts: all, arms }: Comparison,
  { width }: { width: number },
): { title: string; rows: string }[] {
  const names = arms.map(({ name }) => name)
  const short = new Map(shortNames(names).map((name, index) => [names[index]!, name]))
  const verdicts = all.filter(({ untold }) => untold === undefined)
  const titles = [...new Set(verdicts.map(({ question }) => question.title))]
  return titles.map(title => {
    const of = verdicts.filter(({ question }) => question.title === title)
    const [{ question, against, other }] = of as [Verdict]
    const cells = [
      [`  ${short.get(against)}`, '', plusMinus(other, printOf(question)), ''],
      ...of.map(verdict => [`  ${short.get(verdict.arm)}`, ...verdictCells(verdict)]),
    ]
    const [, , ...rows] = table(['', '', '', ''], cells, { left: 1, width }).split('\n')
    return { title: `${title} (${question.number})`, rows: rows.join('\n') }
  })
}

/** Questions that are not told, with the reason: a line for each reason. */
export function untoldLines({ verdicts }: Comparison): string[] {
  const byReason = new Map<string, Set<string>>()
  for (const { untold, question } of verdicts)
    if (untold !== undefined)
      byReason.set(untold, (byReason.get(untold) ?? new Set<string>()).add(question.title))
  return Array.from(byReason, ([why, titles]) => `Not told, since ${why}: ${[...titles].join(' ')}`)
}

/** Says which arms have more generations than the one that is compared; empty where all have as many. */
export function unequalRounds({ arms, generation }: Comparison): string {
  const rounds = arms.map(arm => generationsOf([arm]))
  if (new Set(rounds).size < 2) return ''
  const names = shortNames(arms.map(({ name }) => name))
  const each = names.map((name, index) => `${name} has ${counted(rounds[index]!, 'rounds')}`)
  return `${each.join(', ')}: compared is ${generationName(generation)}.`
}

/** The reasons why measures were left out of a comparison. */
export function incomparableLines({ incomparable }: Comparison): string[] {
  return Array.from(
    incomparable,
    ([why, metrics]) => `${why}, so these do not compare: ${metrics.join(', ')}`,
  )
}

const ANSWERS = { yes: 'yes', no: 'no', same: 'equal', open: 'cannot be told' }

/** The cells of a verdict: answer, number of the arm, difference. */
function verdictCells({ question, answer, difference, estimate }: Verdict): string[] {
  const print = printOf(question)
  const { mean, interval } = difference
  const points = print === percent ? ' points' : ''
  const effect = `${signed(mean, print)}${points}${interval ? ` (${fromTo(interval, print)})` : ''}`
  return [ANSWERS[answer], plusMinus(estimate, print), effect]
}

const printOf = ({ metric }: Question) => (metricOfRow(metric)?.unit === 'share' ? percent : significant)

function basis({ difference: { count, paired } }: Verdict): string {
  return paired ? counted(count, 'shared seeds') : `${counted(count, 'seeds')} or more of each, not shared`
}
