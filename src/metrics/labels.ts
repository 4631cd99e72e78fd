import { rowName } from './features/parts.ts'
import type { TextFeatures } from './features/text-features.ts'
import { metrics } from './index.ts'
import type { Measurements } from './measure.ts'
import type { Metric } from './metric.ts'
import { slicings } from './slices.ts'

/** What a run says of each kind of passage, where its corpus has kinds. */
const OF_KINDS = ['types-written', 'surviving-types', 'share-of-passages', 'perplexity']

/**
 * The few measures of every kind of passage that a run records, as rows `surviving-types/label:adventure`.
 *
 * @param only of these measures; default all
 * @param known rows of others that were taken elsewhere: they are put in their places
 */
export function measureByLabel(
  features: TextFeatures,
  { only = () => true, known = {} }: { only?: (metric: Metric) => boolean; known?: Measurements } = {},
): Measurements {
  const chosen = metrics.filter(({ name }) => OF_KINDS.includes(name))
  const byLabel = slicings.find(({ name }) => name === 'label')!
  return Object.fromEntries(
    byLabel.measure(features, chosen.filter(only)).flatMap(({ name: kind, metrics }) =>
      chosen.flatMap(({ name }) => {
        const row = rowName(name, { name: `label:${kind}` })
        const value = metrics[name] ?? known[row]
        return value === undefined ? [] : [[row, value]]
      }),
    ),
  )
}
