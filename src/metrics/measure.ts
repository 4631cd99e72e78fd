import { rowName, partsByBand, type Part } from './features/parts.ts'
import type { TextFeatures } from './features/text-features.ts'
import { metrics } from './index.ts'
import type { Metric } from './metric.ts'

/** Numbers by row: a measure's name, or its name and a part as in `surviving-types/2-5`. */
export type Measurements = Readonly<Record<string, number>>

/** Which measures are taken, and on which parts of the vocabulary. */
export interface MeasureOptions {
  /** Default: the usual ones. */
  readonly metrics?: readonly Metric[]
  /** Default: the bands of human count. */
  readonly parts?: readonly Part[]
  /**
   * Rows of measures that the features do not allow, taken elsewhere; they are put in their places. Default none.
   */
  readonly known?: Measurements
  /** Called after each measure with the share of them that is taken. */
  readonly progress?: (done: number) => void
}

/**
 * Takes every measure that the features allow. Rows without a value are left out.
 *
 * @example
 * import { learnVocabulary, measure, metricNamed, passagesOf, TextFeatures, tokenizerNamed } from 'collapse-lab'
 * const { vocabulary, stream } = learnVocabulary(passagesOf(['a rose is a rose']), tokenizerNamed('word'))
 * const features = new TextFeatures({ vocabulary, written: stream })
 * measure(features, { metrics: [metricNamed('types-written'), metricNamed('distinct-2')] })
 * // → { 'types-written': 3, 'types-written/1': 1, 'types-written/2-5': 2, 'distinct-2': 0.75 }
 */
export function measure(
  features: TextFeatures,
  {
    metrics: chosen = metrics,
    parts = partsByBand(features.vocabulary.counts),
    known = {},
    progress,
  }: MeasureOptions = {},
): Measurements {
  const rows: [string, number][] = []
  chosen.forEach((metric, index) => {
    const isAllowed = allows(features, metric)
    for (const part of [undefined, ...(metric.parts ? parts : [])]) {
      const name = rowName(metric.name, part)
      const value = isAllowed ? metric.measure(features, part) : known[name]
      if (value !== undefined) rows.push([name, value])
    }
    progress?.((index + 1) / chosen.length)
  })
  return Object.fromEntries(rows)
}

/** Whether the features include what a measure needs. */
export function allows({ human, inputs: { model } }: TextFeatures, { needs, subject }: Metric): boolean {
  if (needs === 'text') return true
  if (human === undefined || (needs === 'model' && model === undefined)) return false
  return subject !== 'held-out' || human.test !== undefined
}
