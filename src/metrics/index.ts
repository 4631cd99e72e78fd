import { bands, rowName } from './bands.ts'
import { distinct } from './distinct.ts'
import { duplicatePassages } from './duplicate-passages.ts'
import { duplicateSentences } from './duplicate-sentences.ts'
import { entropy } from './entropy.ts'
import type { Evidence } from './evidence.ts'
import { hapaxes } from './hapaxes.ts'
import { heterozygosity } from './heterozygosity.ts'
import type { Metric } from './metric.ts'
import { noveltyBeyondOrder, noveltyWithinOrder } from './novelty.ts'
import { outOfVocabulary } from './out-of-vocabulary.ts'
import { perplexity } from './perplexity.ts'
import { rep16 } from './rep.ts'
import { runningWordsLost } from './running-words-lost.ts'
import { seqRep4 } from './seq-rep.ts'
import { survivingAncestors } from './surviving-ancestors.ts'
import { survivingFamilies } from './surviving-families.ts'
import { survivingTypes } from './surviving-types.ts'
import { survivingTypesInTraining } from './surviving-types-in-training.ts'
import { typesWritten } from './types-written.ts'

export { bands, inBand, rowName, type Band } from './bands.ts'
export { Evidence, SAMPLE_WORDS, type EvidenceParts, type Human } from './evidence.ts'
export type { Metric } from './metric.ts'

/** Every measure, in the order in which it is reported. */
export const metrics: readonly Metric[] = [
  typesWritten,
  hapaxes,
  survivingTypes,
  survivingFamilies,
  survivingTypesInTraining,
  runningWordsLost,
  perplexity,
  outOfVocabulary,
  ...distinct,
  seqRep4,
  rep16,
  duplicatePassages,
  duplicateSentences,
  entropy,
  heterozygosity,
  noveltyWithinOrder,
  noveltyBeyondOrder,
  survivingAncestors,
]

/** Numbers by row: a metric's name, or its name and a band as in `surviving-types/2-5`. */
export type Measurements = Readonly<Record<string, number>>

/** Takes every measure that the evidence allows. Rows without a value are left out. */
export function measure(evidence: Evidence): Measurements {
  const has = { text: true, human: evidence.human !== undefined, model: evidence.score !== undefined }
  const rows: [string, number][] = []
  for (const metric of metrics.filter(({ needs }) => has[needs]))
    for (const band of [undefined, ...(metric.banded ? bands : [])]) {
      const value = metric.measure(evidence, band)
      if (value !== undefined) rows.push([rowName(metric.name, band), value])
    }
  return Object.fromEntries(rows)
}
