import { copying } from './copying/index.ts'
import { coverage } from './coverage/index.ts'
import { distance } from './distance/index.ts'
import { prediction } from './prediction/index.ts'
import { isNumbered, type Group, type Metric } from './metric.ts'
import { repetition } from './repetition/index.ts'
import { shape } from './shape/index.ts'
import { signs } from './signs/index.ts'
import { vocabulary } from './vocabulary/index.ts'

export { bands, inBand, rowName, type Band } from './features/parts.ts'
export { TextFeatures, SAMPLE_WORDS, type TextFeatureInputs } from './features/text-features.ts'
export type { Human, PassageFacts } from './features/human.ts'
export type { Metric } from './metric.ts'

/** Every measure, in groups, in the order in which they are reported. */
export const groups: readonly Group[] = [
  vocabulary,
  prediction,
  coverage,
  repetition,
  shape,
  distance,
  copying,
  signs,
]

/** The measures of a group, those with a number in their name with the usual ones. */
export function usual({ metrics }: Group): Metric[] {
  return metrics.flatMap(entry => (isNumbered(entry) ? entry.usual.map(entry.make) : [entry]))
}

/** Every measure that is listed. */
export const allMetrics: readonly Metric[] = groups.flatMap(usual)

/** Every measure that `measure` takes when nobody names others. */
export const textMetrics: readonly Metric[] = allMetrics.filter(({ taken }) => taken !== 'by name')

/** Every measure that a run takes when nobody names others. */
export const metrics: readonly Metric[] = allMetrics.filter(({ taken }) => taken === undefined)
