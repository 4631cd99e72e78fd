import { rowName } from '../evidence/bands.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { metrics } from './index.ts'
import type { Measurements } from './measure.ts'
import { slicings } from './slices.ts'

/** What a run says of each kind of passage, where its corpus has kinds. */
const OF_KINDS = ['types-written', 'surviving-types', 'share-of-passages', 'perplexity']

/** The few measures of every kind of passage that a run records, as rows `surviving-types/label:adventure`. */
export function measureKinds(evidence: Evidence): Measurements {
  const chosen = metrics.filter(({ name }) => OF_KINDS.includes(name))
  const byLabel = slicings.find(({ name }) => name === 'label')!
  return Object.fromEntries(
    byLabel
      .measure(evidence, chosen)
      .flatMap(({ name, metrics }) =>
        Object.entries(metrics).map(([row, value]) => [rowName(row, { name: `label:${name}` }), value]),
      ),
  )
}
