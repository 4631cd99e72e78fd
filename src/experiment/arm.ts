import type { Plan } from '../lineage/plan.ts'
import { metricNamed } from '../metrics/named.ts'
import type { Metric } from '../metrics/index.ts'
import { Refusal } from '../refusal.ts'
import type { Replicate } from './replicates.ts'

/** One of several plans that are held against each other, with what its seeds gave. */
export interface Arm {
  readonly name: string
  readonly plan: Plan
  /** What sets the human text apart from others: a hash, or its name. */
  readonly text: string
  readonly replicates: readonly Replicate[]
}

/** The measure that a row is of; nothing where the lab has none of that name (any more). @param row as in `surviving-types/2-5` */
export function metricOfRow(row: string): Metric | undefined {
  try {
    return metricNamed(row.split('/', 1)[0]!)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** Whether two arms can be held against each other at all: the same human text, read as the same tokens. */
export function sameText(one: Arm, other: Arm): boolean {
  return one.text === other.text && one.plan.tokens === other.plan.tokens
}

/**
 * Why two arms of one text do not compare by a measure: each of them wrote another length and the measure grows with it, or it is
 * taken on samples and these have another length. Nothing when they do.
 */
export function lengthApart(metric: Metric, one: Arm, other: Arm): string | undefined {
  const [written, against] = [writtenBy(one), writtenBy(other)]
  if (metric.lengths === 'equal' && written !== against) return `${written} a generation against ${against}`
  const [sample, beside] = [one, other].map(({ replicates }) => replicates[0]?.human.sampleWords)
  if (metric.lengths === 'sampled' && sample !== beside)
    return `samples of ${sample} tokens against ${beside}`
  return undefined
}

function writtenBy({ plan: { size, passages }, replicates }: Arm): string {
  return passages === null ? `${size ?? replicates[0]?.human.words} tokens` : `${passages} passages`
}

/** How many generations all arms have. */
export function generationsOf(arms: readonly Arm[]): number {
  const last = ({ rows }: Replicate) => rows.reduce((most, { generation }) => Math.max(most, generation), 0)
  return Math.min(...arms.flatMap(({ replicates }) => replicates.map(last)))
}

/** A measure of a replicate in one of its generations, 1 for A; nothing where it has none. */
export type Value = (metric: string, generation: number) => number | undefined

const looked = new WeakMap<Replicate, Value>()

/** Looks up what was measured of the generations of a replicate. */
export function valuesOf(replicate: Replicate): Value {
  const found = looked.get(replicate)
  if (found) return found
  const measured = replicate.rows.filter(({ generation, model }) => generation > 0 && model !== 'theory')
  const values = new Map(measured.map(({ generation, metric, value }) => [`${generation} ${metric}`, value]))
  const value: Value = (metric, generation) => values.get(`${generation} ${metric}`)
  looked.set(replicate, value)
  return value
}
