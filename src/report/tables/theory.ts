import { meansBesideTheory } from '../../experiment/comparison/agreement.ts'
import type { EstimateRow } from '../../experiment/comparison/estimates.ts'
import { bands, rowName } from '../../metrics/index.ts'
import { expect, oracles, survivalSpread, type Facts } from '../../theory/index.ts'
import { survivalCases, UNTOLD, untoldLaw, type Cases, type Untold } from '../../theory/verdicts.ts'
import { percent, times } from '../format/numbers.ts'
import { NOTHING } from './overview-rows.ts'
import { lookup, type Row } from '../format/rows.ts'
import { table } from '../format/table.ts'

/** A measured survival of a generation beside its law. */
export interface Agreement {
  readonly generation: string
  readonly row: string
  readonly measured: number
  readonly expected: number
  /** The standard deviation over seeds that the law implies. */
  readonly deviation: number
  /** Whether measured and expected value are at most four standard deviations and one type apart. Missing where there are too few cases. */
  readonly agrees?: boolean
  /** Why it is missing. */
  readonly untold?: Untold
}

/** The largest deviation that counts as chance, in standard deviations: chance exceeds it once in 16,000 times. */
const MAX_DEVIATIONS = 4

/**
 * Compares the survival of types in every generation, overall and by frequency band, with its law.
 *
 * @param facts facts of each generation, first to last
 * @returns an empty list for a plan without this law
 */
export function agreements(
  rows: readonly Row[],
  { generations, facts }: { generations: readonly string[]; facts: readonly Facts[] },
): Agreement[] {
  const measured = lookup(rows)
  return facts.flatMap((fact, index) => {
    const law = expect(fact)
    const cases = { words: fact.words, types: survivalCases(fact.counts.subarray(1)) }
    return [undefined, ...bands].flatMap(band => {
      const row = rowName('surviving-types', band)
      const [value, expected] = [measured(generations[index]!, row), law[row]]
      if (value === undefined || expected === undefined) return []
      const deviation = survivalSpread(fact, band)
      // Where almost no loss is expected, one type more or less is still chance.
      const agrees = Math.abs(value - expected) <= MAX_DEVIATIONS * deviation + 1 / cases.types[row]!
      const untold = untoldLaw(row, { expected, measured: value }, cases)
      const found = { generation: generations[index]!, row, measured: value, expected, deviation }
      return [{ ...found, ...(untold === undefined ? { agrees } : { untold }) }]
    })
  })
}

/** Prints agreements as a table. */
export function agreementTable(found: readonly Agreement[], width: number): string {
  const label = (row: string) => {
    const band = bands.find(band => row.endsWith(`/${band.name}`))
    return band ? `used ${times(band)}` : 'all words'
  }
  return table(
    ['words still used', 'model', 'theory', 'measured', 'standard deviations', 'verdict'],
    found.map(({ generation, row, measured, expected, deviation, ...verdict }) => [
      label(row),
      generation,
      percent(expected),
      percent(measured),
      deviation < 1e-6 ? '–' : ((measured - expected) / deviation).toFixed(1),
      verdictOf(verdict),
    ]),
    { width },
  )
}

const verdictOf = ({ agrees }: { readonly agrees?: boolean }) =>
  agrees === undefined ? 'not told' : agrees ? 'agrees' : 'differs'

/** Says why verdicts are not told; empty where all are. */
function untoldVerdicts(found: readonly { readonly untold?: Untold }[]): string {
  const counts = new Map<Untold, number>()
  for (const { untold } of found) if (untold) counts.set(untold, (counts.get(untold) ?? 0) + 1)
  return Array.from(counts, ([reason, count]) =>
    count === found.length
      ? `There is no verdict: ${UNTOLD[reason]}.`
      : `${count} more have no verdict: ${UNTOLD[reason]}.`,
  ).join(' ')
}

/** Says how many results of a run agree with the law, and why others are not told. */
export function agreementVerdict(found: readonly Agreement[]): string {
  const told = found.filter(({ agrees }) => agrees !== undefined)
  const agreeing = told.filter(({ agrees }) => agrees).length
  const verdict =
    told.length === 0
      ? ''
      : `${agreeing} of ${told.length} agree: they are within four standard deviations of what was expected. Chance alone is further off once in 16,000 times. This is one seed; the mean of R seeds must be √R times as close.`
  return [verdict, untoldVerdicts(found)].filter(text => text !== '').join(' ')
}

/** Prints the means of several seeds beside theory. @param rows the estimates of one arm */
export function meansTable(rows: readonly EstimateRow[], cases: Cases, width: number): string {
  const laws = meansBesideTheory(rows, cases)
  return table(
    ['mean of the seeds', 'model', 'theory', 'measured', 'standard errors', 'verdict'],
    [...laws].map(([{ metric, model, estimate }, { expected, error, ...verdict }]) => [
      metric,
      model,
      inPercent(expected),
      inPercent(estimate.mean),
      error === 0 ? NOTHING : ((estimate.mean - expected) / error).toFixed(1),
      verdictOf(verdict),
    ]),
    { width },
  )
}

/** Says how many means agree with theory, and why others are not told; empty where no law holds or there is one seed. */
export function meansVerdict(rows: readonly EstimateRow[], cases: Cases): string {
  const found = [...meansBesideTheory(rows, cases).values()]
  const told = found.filter(({ agrees }) => agrees !== undefined)
  const agreeing = told.filter(({ agrees }) => agrees).length
  const verdict =
    told.length === 0
      ? ''
      : `Theory: ${agreeing} of ${told.length} means lie within four standard errors (standard deviation of the seeds / √their number) of what was expected before anything was run; chance alone is further off about once in 16,000 times, and more often where there are few seeds.`
  return [verdict, untoldVerdicts(found)].filter(text => text !== '').join(' ')
}

const inPercent = (share: number) => `${(100 * share).toFixed(2)} %`

/** For every law its formula, its scope and its source, a line each; or the reason why it does not hold for a plan. */
export function lawLines(plan: Facts['plan']): { title: string; lines: string[]; applies: boolean }[] {
  return oracles.map(({ title, formula, source, scope, excuse }) => {
    const reason = excuse(plan)
    return reason === undefined
      ? { title, lines: [`${formula}.`, `Holds for ${scope}.`, `Source: ${source}.`], applies: true }
      : { title, lines: [`says nothing here: ${reason}.`], applies: false }
  })
}

/** What {@link lawLines} says, each law as one text. */
export const lawsOf = (plan: Facts['plan']): { title: string; text: string; applies: boolean }[] =>
  lawLines(plan).map(({ title, lines, applies }) => ({ title, text: lines.join(' '), applies }))
