/**
 * Every measure, with its unit, its source, and the direction in which it goes when language is lost.
 *
 * @module collapse-lab/metrics
 */
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

/**
 * Every measure, in groups, in the order in which they are reported.
 *
 * @example
 * import { groups } from 'collapse-lab/metrics'
 * groups.map(({ title }) => title).slice(0, 2)
 * // → [ 'Which words are left', 'How well the model predicts human text' ]
 */
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

/**
 * The measures of a group, those with a number in their name with the usual ones.
 *
 * @example
 * import { groups, usual } from 'collapse-lab/metrics'
 * // A measure with a number in its name stands for each of its usual numbers.
 * usual(groups[0]).map(({ name }) => name).slice(2, 5)
 * // → [ 'surviving-types', 'surviving-ngrams-2', 'surviving-ngrams-3' ]
 */
export function usual({ metrics }: Group): Metric[] {
  return metrics.flatMap(entry => (isNumbered(entry) ? entry.usual.map(entry.make) : [entry]))
}

/**
 * Every measure that is listed.
 *
 * @example
 * import { allMetrics } from 'collapse-lab/metrics'
 * // These take long, and are taken where somebody names them.
 * allMetrics.filter(({ taken }) => taken === 'by name').map(({ name }) => name) // → [ 'next-word-kl' ]
 */
export const allMetrics: readonly Metric[] = groups.flatMap(usual)

/**
 * Every measure that `measure` takes when nobody names others.
 *
 * @example
 * import { metrics, textMetrics } from 'collapse-lab'
 * // What a run does not take as well: the rows of a run are part of its format.
 * textMetrics.filter(metric => !metrics.includes(metric)).map(({ name }) => name).slice(0, 2)
 * // → [ 'surviving-ngrams-2', 'surviving-ngrams-3' ]
 */
export const textMetrics: readonly Metric[] = allMetrics.filter(({ taken }) => taken !== 'by name')

/**
 * Every measure that a run takes when nobody names others.
 *
 * @example
 * import { metrics } from 'collapse-lab'
 * metrics.map(({ name }) => name).slice(0, 4)
 * // → [ 'types-written', 'hapaxes', 'surviving-types', 'surviving-families' ]
 * metrics.find(({ name }) => name === 'perplexity').collapse // → 'up'
 */
export const metrics: readonly Metric[] = allMetrics.filter(({ taken }) => taken === undefined)
