import type { Baseline } from '../../lineage/baseline.ts'
import { lineage } from '../../lineage/lineage.ts'
import { together, type Source } from '../../lineage/sources.ts'
import { TextFeatures } from '../../metrics/index.ts'
import { measure } from '../../metrics/measure.ts'
import { metricNamed } from '../../metrics/named.ts'
import type { Procedure } from '../sweep/procedure.ts'
import { humanFactsOf } from '../sweep/replicates.ts'
import { replicateOf } from './first-model.ts'

/**
 * Measures what each model of a lineage reads, and not what it writes: the text after round k is the one that model k + 1 learns from,
 * human text and written text together. Papers that mix the two count so.
 *
 * @returns a row of each measure of the plan for each generation but the last, whose text nobody reads
 */
export const textsAfterRounds: Procedure = (corpus, { plan, progress }) => {
  const { corpus: _, metrics, ...options } = plan
  const measures = (metrics ?? []).map(metricNamed)
  const rounds = []
  let baseline: Baseline | undefined
  for (const generation of lineage(corpus, { ...options, metrics: [] })) {
    baseline = generation.baseline
    if (generation.number > 1)
      rounds.push({ values: measure(featuresOf(generation.training, baseline), { metrics: measures }) })
    progress(generation.number / plan.generations)
  }
  return replicateOf(plan, humanFactsOf(baseline!), rounds)
}

const featuresOf = (training: readonly Source[], { reading, reference, sampleWords }: Baseline) =>
  new TextFeatures({
    vocabulary: reading,
    written: together(training).stream,
    human: reference,
    sampleWords,
  })
