import { Evidence } from '../evidence/evidence.ts'
import { rowName } from '../evidence/bands.ts'
import { partsByBand, type Part } from '../evidence/parts.ts'
import { Refusal } from '../refusal.ts'
import { likeness } from '../text/natural.ts'
import { copying } from './copying/index.ts'
import { coverage } from './coverage/index.ts'
import { distance } from './distance/index.ts'
import { foresight } from './foresight/index.ts'
import type { Group, Metric, Numbered } from './metric.ts'
import { repetition } from './repetition/index.ts'
import { shape } from './shape/index.ts'
import { vocabulary } from './vocabulary/index.ts'

export { bands, inBand, rowName, type Band } from '../evidence/bands.ts'
export { Evidence, SAMPLE_WORDS, type EvidenceParts } from '../evidence/evidence.ts'
export type { Human, PassageFacts } from '../evidence/human.ts'
export type { Metric } from './metric.ts'

/** Every measure by kind, in the order in which it is reported. */
export const groups: readonly Group[] = [
  vocabulary,
  foresight,
  coverage,
  repetition,
  shape,
  distance,
  copying,
]

const isNumbered = (entry: Metric | Numbered): entry is Numbered => 'make' in entry

/** The measures of a group that are taken when nobody asks for others. */
export function usual({ metrics }: Group): Metric[] {
  return metrics.flatMap(entry => (isNumbered(entry) ? entry.usual.map(entry.make) : [entry]))
}

/** Every measure that is taken when nobody asks for others. */
export const metrics: readonly Metric[] = groups.flatMap(usual)

const entries = groups.flatMap(group => group.metrics)

/**
 * The measure of a name, with any number where a name has one: `rep-16` and `rep-5`.
 *
 * @throws Refusal with the nearest name
 */
export function metricNamed(name: string): Metric {
  const [, stem, digits] = /^(.*)-([1-9]\d{0,8})$/.exec(name) ?? []
  for (const entry of entries) {
    if (!isNumbered(entry)) {
      if (entry.name === name) return entry
    } else if (entry.name === stem) {
      const number = Number(digits)
      if (number >= entry.from && number <= entry.to) return entry.make(number)
      throw new Refusal(
        `${entry.name} goes from ${entry.from} to ${entry.to}, got ${JSON.stringify(name)}`,
        `as in ${entry.name}-${entry.usual[0] ?? entry.from}`,
      )
    }
  }
  throw noSuchMetric(name)
}

function noSuchMetric(name: string): Refusal {
  const [nearest = ''] = metrics
    .map(metric => metric.name)
    .sort((a, b) => likeness(b, name) - likeness(a, name))
  const meant = likeness(nearest, name) > 0.8 ? `did you mean ${nearest}? ` : ''
  return new Refusal(
    `there is no measure ${JSON.stringify(name)}`,
    `${meant}\`collapse-lab measure --list\` names them all`,
  )
}

/** Numbers by row: a measure's name, or its name and a part as in `surviving-types/2-5`. */
export type Measurements = Readonly<Record<string, number>>

/** Which measures, and on which parts of the words those that can be taken on a part. */
export interface MeasureOptions {
  /** Default: the usual ones. */
  readonly metrics?: readonly Metric[]
  /** Default: the bands of human count. */
  readonly parts?: readonly Part[]
}

/** Takes every measure that the evidence allows. Rows without a value are left out. */
export function measure(
  evidence: Evidence,
  { metrics: chosen = metrics, parts = partsByBand(evidence.vocabulary.counts) }: MeasureOptions = {},
): Measurements {
  const rows: [string, number][] = []
  for (const metric of chosen.filter(metric => allows(evidence, metric)))
    for (const part of [undefined, ...(metric.parts ? parts : [])]) {
      const value = metric.measure(evidence, part)
      if (value !== undefined) rows.push([rowName(metric.name, part), value])
    }
  return Object.fromEntries(rows)
}

/** Whether the evidence has what a measure needs. */
export function allows({ human, parts: { model } }: Evidence, { needs, subject }: Metric): boolean {
  if (needs === 'text') return true
  if (human === undefined || (needs === 'model' && model === undefined)) return false
  return subject !== 'held-out' || human.test !== undefined
}
