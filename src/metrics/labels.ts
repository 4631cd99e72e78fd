import { rowName } from './features/parts.ts'
import type { TextFeatures } from './features/text-features.ts'
import { metrics } from './index.ts'
import type { Measurements } from './measure.ts'
import type { Metric } from './metric.ts'
import { slicings } from './slices.ts'

/** Measures that a run records for each label, where its corpus has labels. */
const LABEL_METRICS = ['types-written', 'surviving-types', 'share-of-passages', 'perplexity']

/**
 * Measures each label of a text, as rows `surviving-types/label:adventure`.
 *
 * @param only filters the measures; default all
 * @param known rows of other measures, taken elsewhere; they are put in their places
 */
export function measureByLabel(
  features: TextFeatures,
  { only = () => true, known = {} }: { only?: (metric: Metric) => boolean; known?: Measurements } = {},
): Measurements {
  const chosen = metrics.filter(({ name }) => LABEL_METRICS.includes(name))
  const byLabel = slicings.find(({ name }) => name === 'label')!
  return Object.fromEntries(
    byLabel.measure(features, chosen.filter(only)).flatMap(({ name: label, metrics }) =>
      chosen.flatMap(({ name }) => {
        const row = rowName(name, { name: `label:${label}` })
        const value = metrics[name] ?? known[row]
        return value === undefined ? [] : [[row, value]]
      }),
    ),
  )
}
