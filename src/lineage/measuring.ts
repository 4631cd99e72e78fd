import { TextFeatures, metrics as usualMetrics } from '../metrics/index.ts'
import { measure, type Measurements } from '../metrics/measure.ts'
import { measureByLabel } from '../metrics/labels.ts'
import type { Metric } from '../metrics/index.ts'
import { continuePassage } from '../model/sampling/continue.ts'
import type { Model } from '../model/train.ts'
import { write } from '../text/write.ts'
import type { Baseline } from './baseline.ts'
import { labelsWritten } from './labels.ts'
import { SAMPLE_LENGTH } from './opening.ts'
import { decodingOf, metricsOf } from './plan.ts'
import type { Source } from './sources.ts'

/** A text that a generation wrote, to be measured. */
export interface UnmeasuredText {
  readonly written: Source
  /** Rows of the measures that ask the model. */
  readonly known: Measurements
}

/** What measuring a text gives. */
export interface Measured {
  /** Rows of all measures, those that were known among them. */
  readonly metrics: Measurements
  /** Occurrences by id. */
  readonly counts: Int32Array
}

const asksModel = ({ needs }: Metric) => needs === 'model'

/** Takes the measures that ask the model of a generation, and its sample passage. The model is not needed afterwards. */
export function measureModel(
  model: Model,
  { stream }: Source,
  baseline: Baseline,
): { metrics: Measurements; sample: string } {
  const { plan, vocabulary, reading, reference, sampleWords, opening } = baseline
  const features = new TextFeatures({
    vocabulary: reading,
    written: stream,
    model,
    human: reference,
    sampleWords,
  })
  const { metrics = usualMetrics } = metricsOf(plan)
  const size = vocabulary.tokenizer.words ? SAMPLE_LENGTH.words : SAMPLE_LENGTH.characters
  const continued = continuePassage(model, opening, { ...decodingOf(plan), seed: plan.seed, size })
  const { ids, surfaces, ended } = continued
  return {
    metrics: {
      ...measure(features, { metrics: metrics.filter(asksModel) }),
      ...measureByLabel(features, { only: asksModel }),
    },
    sample: `${write(ids, baseline.writing, surfaces)}${ended ? '' : ' …'}`,
  }
}

/** Measures a text that a generation wrote. @param progress called after each measure with the share that is done */
export function measureText(
  { written, known }: UnmeasuredText,
  baseline: Baseline,
  progress?: (share: number) => void,
): Measured {
  const { plan, reading, reference, sampleWords } = baseline
  const features = new TextFeatures({
    vocabulary: reading,
    written: written.stream,
    ...labelsWritten(written, baseline),
    human: reference,
    ...(written.ancestors ? { ancestors: written.ancestors } : {}),
    sampleWords,
  })
  return {
    metrics: {
      ...measure(features, { ...metricsOf(plan), known, ...(progress ? { progress } : {}) }),
      ...measureByLabel(features, { known }),
    },
    counts: features.counts(),
  }
}
