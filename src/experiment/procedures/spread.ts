import type { Baseline } from '../../lineage/baseline.ts'
import { lineage } from '../../lineage/lineage.ts'
import { together } from '../../lineage/sources.ts'
import { BOUNDARY, countTypes, type Stream } from '../../text/stream.ts'
import type { Procedure } from '../sweep/procedure.ts'
import { humanFactsOf } from '../sweep/replicates.ts'
import { replicateOf } from './first-model.ts'

/** The row of {@link spreadOfTraining}. */
export const SPREAD = 'squared-error'

/**
 * How far the text that each model reads has strayed from the human one: the squared distance of the shares of words, in units of what a
 * single text of N tokens strays on average, (1 − Σ p²) / N. One is added for the human text itself, which is a sample, too. Under
 * replace that is about the number of models; under accumulate it is Σ 1 / i², which stays below π² / 6.
 */
export const spreadOfTraining: Procedure = (corpus, { plan, progress }) => {
  const { corpus: _, ...options } = plan
  const rows = []
  let baseline: Baseline | undefined
  for (const generation of lineage(corpus, { ...options, metrics: [] })) {
    baseline = generation.baseline
    const { human } = baseline
    rows.push({ values: { [SPREAD]: 1 + strayed(human.stream, together(generation.training).stream) } })
    progress(generation.number / plan.generations)
  }
  return replicateOf(plan, humanFactsOf(baseline!), rows)
}

/** The squared distance of the shares of types in two texts, in units of that of one sample of the first of its own length. */
function strayed(human: Stream, read: Stream): number {
  const types = human.ids.reduce((most, id) => Math.max(most, id), 0) + 1
  const [before, after] = [countTypes(human, types), countTypes(read, types)]
  let [distance, squares] = [0, 0]
  for (let id = BOUNDARY + 1; id < types; id++) {
    const share = before[id]! / human.words
    const moved = after[id]! / read.words - share
    distance += moved * moved
    squares += share * share
  }
  return (distance * human.words) / (1 - squares)
}
