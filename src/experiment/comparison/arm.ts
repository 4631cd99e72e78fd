import { lengthOf } from '../../lineage/length.ts'
import type { Plan } from '../../lineage/plan.ts'
import { metricNamed } from '../../metrics/named.ts'
import type { Metric } from '../../metrics/index.ts'
import { phrase } from '../../phrase.ts'
import { unlessRefused } from '../../refusal.ts'
import { valueOn } from '../statistics/bootstrap.ts'
import type { Replicate } from '../sweep/replicates.ts'
import type { Row } from '../sweep/rows.ts'

/** An arm: one of several plans that are compared, with its replicates. */
export interface Arm {
  readonly name: string
  readonly plan: Plan
  /** Identifies the human text: a hash, or its name. */
  readonly text: string
  readonly replicates: readonly Replicate[]
  /**
   * Standard deviations that the survival law allows a run of one seed, by row; nothing where it says nothing of the plan, or the text is
   * not there any more.
   *
   * @param generation 1 for A
   */
  readonly spreads?: (generation: number) => Readonly<Record<string, number>> | undefined
}

/**
 * The measure of a row; nothing where the lab has no measure of that name (any more).
 *
 * @param row as in `surviving-types/2-5`
 */
export const metricOfRow = (row: string): Metric | undefined =>
  unlessRefused(() => metricNamed(row.split('/', 1)[0]!))

/**
 * Why two arms cannot be compared at all: different texts, different tokens, or different training parts for A.
 * Nothing when they can.
 */
export function textApart(one: Arm, other: Arm): { reason: string; hint: string } | undefined {
  if (one.text !== other.text)
    return {
      reason: phrase`${one.name} and ${other.name} began with different human texts`,
      hint: 'compare runs of one text',
    }
  if (one.plan.tokens !== other.plan.tokens)
    return {
      reason: phrase`${one.name} read its text as ${one.plan.tokens} and ${other.name} as ${other.plan.tokens}`,
      hint: 'compare runs with the same --tokens',
    }
  const [words, beside] = [humanWords(one), humanWords(other)]
  if (words !== beside)
    return {
      reason: phrase`A of ${one.name} learned from ${words} tokens and A of ${other.name} from ${beside}`,
      hint: 'compare runs that leave A the same part of the text',
    }
  return undefined
}

/**
 * Why two arms of one text do not compare by a measure: they wrote different lengths and the measure grows with
 * length, or it was taken on samples of different lengths. Nothing when they do.
 */
export function lengthApart(metric: Metric, one: Arm, other: Arm, generation: number): string | undefined {
  const [written, against] = [one, other].map(arm => writtenBy(arm, generation))
  if (metric.lengths === 'equal' && written !== against) return phrase`${written!} against ${against!}`
  const [sample, beside] = [one, other].map(({ replicates }) => replicates[0]?.human.sampleWords)
  if (metric.lengths === 'sampled' && sample !== beside)
    return phrase`samples of ${String(sample)} tokens against ${String(beside)}`
  return undefined
}

const humanWords = ({ replicates }: Arm): number => replicates[0]?.human.words ?? 0

/** The length that an arm's plan has a generation write. */
function writtenBy(arm: Arm, generation: number): string {
  const { by, amount } = lengthOf(arm.plan, { words: humanWords(arm), passages: 0 }, generation)
  return by === 'size' ? phrase`${amount} tokens` : phrase`${amount} passages`
}

/** Number of generations that all arms have. */
export function generationsOf(arms: readonly Arm[]): number {
  const last = ({ rows }: Replicate) => rows.reduce((most, { generation }) => Math.max(most, generation), 0)
  return Math.min(...arms.flatMap(({ replicates }) => replicates.map(last)))
}

/** Looks up a measure of a replicate in a generation, 1 for A; nothing where it has none. */
export type Value = (metric: string, generation: number) => number | undefined

const measured = new WeakMap<Replicate['rows'], ReadonlyMap<string, Row>>()

/** What was measured of a replicate, by generation and measure; remembered by its rows. */
function measuredRows({ rows }: Replicate): ReadonlyMap<string, Row> {
  let found = measured.get(rows)
  if (!found) {
    const own = rows.filter(({ generation, model }) => generation > 0 && model !== 'theory')
    found = new Map(own.map(row => [`${row.generation} ${row.metric}`, row]))
    measured.set(rows, found)
  }
  return found
}

const looked = new WeakMap<Replicate, Value>()

/** Makes the lookup of what was measured of a replicate; remembered by replicate. */
export function valuesOf(replicate: Replicate): Value {
  const found = looked.get(replicate)
  if (found) return found
  const { draw } = replicate
  const rows = measuredRows(replicate)
  const value: Value = (metric, generation) => {
    const row = rows.get(`${generation} ${metric}`)
    return draw && row?.blocks ? valueOn(draw, metric, row.blocks) : row?.value
  }
  looked.set(replicate, value)
  return value
}
