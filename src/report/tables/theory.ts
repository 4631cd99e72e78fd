import { metricOfRow } from '../../experiment/comparison/arm.ts'
import { meansBesideTheory } from '../../experiment/comparison/agreement.ts'
import type { EstimateRow } from '../../experiment/comparison/estimates.ts'
import {
  distanceFrom,
  FALSE_ALARM_RATE,
  judgeLaws,
  type LawTest,
  type Unjudged,
} from '../../experiment/comparison/law-tests.ts'
import { KNOWN_SPREAD } from '../../experiment/statistics/student.ts'
import { given } from '../../given.ts'
import { bands, rowName, type Band } from '../../metrics/index.ts'
import {
  expect,
  oracles,
  survivalSpread,
  survivalSpreads,
  type Copying,
  type PieceSurvival,
  type Facts,
} from '../../theory/index.ts'
import {
  pieceKey,
  survivalCases,
  UNTOLD,
  untoldLaw,
  type Cases,
  type MeasuredLaw,
  type Untold,
} from '../../theory/verdicts.ts'
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
  /** The standard deviation over seeds that the law implies; missing where the text that was copied is not there to tell it. */
  readonly deviation?: number
  /** Whether measured and expected value agree. Missing where that is not told. */
  readonly agrees?: boolean
  /** Why it is missing. */
  readonly untold?: Untold
}

/** What a run has for its agreement with laws to be judged by. */
export interface JudgedRun {
  readonly generations: readonly string[]
  /** Of each generation, first to last. */
  readonly facts: readonly Facts[]
  /** How the text that A learned from is copied; nothing where it is not there any more. */
  readonly copying?: Copying | undefined
}

/**
 * Compares the survival of types in every generation, overall and by frequency band, with its law. A share differs when it lies farther
 * from the law than a normal variable of its deviation does, by Holm's procedure over all of the run, and by more than half a type.
 *
 * @returns an empty list for a plan without this law
 */
export function agreements(rows: readonly Row[], run: JudgedRun): Agreement[] {
  const found = run.facts.flatMap((fact, index) => sharesAt(lookup(rows), fact, { ...run, index }))
  const verdicts = judgeLaws(found.map(({ test }) => test))
  return found.map(({ share }, index) => ({ ...share, ...verdicts[index]! }))
}

/** The shares of surviving types of a generation, each with its test. */
function sharesAt(
  measured: ReturnType<typeof lookup>,
  fact: Facts,
  { generations, copying, index }: JudgedRun & { readonly index: number },
): { share: Omit<Agreement, 'agrees' | 'untold'>; test: LawTest | Unjudged }[] {
  const law = expect(fact)
  const cases = { words: fact.words, types: survivalCases(fact.counts.subarray(1)) }
  const spreads = copying && survivalSpreads(copying, fact)
  const generation = generations[index]!
  return [undefined, ...bands].flatMap(band => {
    const row = rowName('surviving-types', band)
    const [value, expected] = [measured(generation, row), law[row]]
    if (value === undefined || expected === undefined) return []
    const spread = spreads ? spreads[row] : spreadUnread(fact, band)
    const share = { generation, row, measured: value, expected, ...given({ deviation: spread?.deviation }) }
    const found = { row, generation: fact.generation, expected, measured: value }
    return [{ share, test: testOf(found, cases, spread) }]
  })
}

/** The test of a share against its law, or why there is none. Half a type more or less is none: shares go by whole types. */
function testOf(share: MeasuredLaw, cases: Cases, spread: Spread | undefined): LawTest | Unjudged {
  const { row, generation, expected, measured } = share
  const bound = spread?.expected
  const inPieces = bound === undefined ? {} : { [pieceKey(generation, row)]: bound }
  const untold = untoldLaw(share, { ...cases, inPieces }) ?? (spread ? undefined : 'gone')
  if (untold !== undefined) return { untold }
  const distance = Math.max(0, distanceFrom(measured, { expected, bound }) - 0.5 / cases.types![row]!)
  return { expected, distance, error: spread!.deviation, freedom: KNOWN_SPREAD }
}

/** How far chance goes, and what the law of pieces expects, where it is known. */
type Spread = Pick<PieceSurvival, 'deviation'> & Partial<PieceSurvival>

/** The deviation of a run whose text is not there any more: up to order 2 each token is copied by itself. */
const spreadUnread = (fact: Facts, band: Band | undefined): Spread | undefined =>
  fact.plan.order <= 2 ? { deviation: survivalSpread(fact, band) } : undefined

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
      deviation === undefined || deviation < 1e-6 ? NOTHING : ((measured - expected) / deviation).toFixed(1),
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
      : `${agreeing} of ${told.length} agree. ${falseAlarms('run')} This is one seed; the mean of R seeds must be √R times as close.`
  return [verdict, untoldVerdicts(found)].filter(text => text !== '').join(' ')
}

/** The rate of false alarms, in a sentence. */
const falseAlarms = (what: string) =>
  `By chance alone, a result or more differs in at most ${100 * FALSE_ALARM_RATE} of 100 such ${what}s (Holm's procedure over all its results).`

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
      : `Theory: ${agreeing} of ${told.length} means agree with what was expected before anything was run, by Student's t. ${falseAlarms('table')}`
  return [verdict, untoldVerdicts(found)].filter(text => text !== '').join(' ')
}

const inPercent = (share: number) => `${(100 * share).toFixed(2)} %`

/**
 * For every law its formula, its scope and its source, a line each; or the reason why it does not hold for a plan, and what was measured
 * instead.
 *
 * @param measured the value of a row in a generation, by its letter; default nothing was measured
 */
export function lawLines(
  plan: Facts['plan'],
  { generations = [], measured = () => undefined }: MeasuredRun = {},
): { title: string; lines: string[]; applies: boolean }[] {
  return oracles.map(({ title, row, formula, source, scope, excuse }) => {
    const reason = excuse(plan)
    if (reason === undefined)
      return { title, lines: [`${formula}.`, `Holds for ${scope}.`, `Source: ${source}.`], applies: true }
    const values = generations.flatMap(name => {
      const value = measured(name, row)
      return value === undefined ? [] : [`${percent(value)} in ${name}`]
    })
    const instead = values.length === 0 ? [] : [`Measured: ${titleOf(row)}, ${values.join(', ')}.`]
    return { title, lines: [`says nothing here: ${reason}.`, ...instead], applies: false }
  })
}

/** What a run measured. */
export interface MeasuredRun {
  readonly generations?: readonly string[]
  readonly measured?: (generation: string, row: string) => number | undefined
}

const titleOf = (row: string) => metricOfRow(row)?.title ?? row

/** What {@link lawLines} says, each law as one text. */
export const lawsOf = (plan: Facts['plan']): { title: string; text: string; applies: boolean }[] =>
  lawLines(plan).map(({ title, lines, applies }) => ({ title, text: lines.join(' '), applies }))
