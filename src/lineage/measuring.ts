import { TextFeatures, metrics as usualMetrics } from '../metrics/index.ts'
import { measureBlocks, type HeldOutBlocks } from '../metrics/held-out-blocks.ts'
import { measure, type Measurements } from '../metrics/measure.ts'
import { partsByBand } from '../metrics/features/parts.ts'
import { measureByLabel } from '../metrics/labels.ts'
import type { Metric } from '../metrics/index.ts'
import { continuePassage } from '../model/sampling/continue.ts'
import type { Model } from '../model/train.ts'
import { write } from '../text/write.ts'
import type { Baseline } from './baseline.ts'
import { labelsWritten } from './labels.ts'
import { sampleLength } from './opening.ts'
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
  /** Of the measures that are means over the held-out text: what they have in each block of it. */
  readonly heldOut: HeldOutBlocks
  /** Occurrences by id. */
  readonly counts: Int32Array
}

/** The blocks of some measures, on all words and by band. */
const blocksBy = (features: TextFeatures, metrics: readonly Metric[]): HeldOutBlocks =>
  measureBlocks(features, { metrics, parts: partsByBand(features.vocabulary.counts) })

const asksModel = ({ needs }: Metric) => needs === 'model'

/** Takes the measures that ask the model of a generation. */
export function measureModel(
  model: Model,
  { stream }: Source,
  baseline: Baseline,
): Pick<Measured, 'metrics' | 'heldOut'> {
  const { plan, reading, reference, sampleWords } = baseline
  const features = new TextFeatures({
    vocabulary: reading,
    written: stream,
    model,
    human: reference,
    sampleWords,
  })
  const { metrics = usualMetrics } = metricsOf(plan)
  return {
    metrics: {
      ...measure(features, { metrics: metrics.filter(asksModel) }),
      ...measureByLabel(features, { only: asksModel }),
    },
    heldOut: blocksBy(features, metrics.filter(asksModel)),
  }
}

/** A passage by a model that continues the opening of its lineage; ` …` at its end where it was cut. */
export function continuedOpening(model: Model, { plan, vocabulary, writing, opening }: Baseline): string {
  const size = sampleLength(vocabulary.tokenizer)
  const continued = continuePassage(model, opening, { ...decodingOf(plan), seed: plan.seed, size })
  return `${write(continued.ids, writing, continued.surfaces)}${continued.ended ? '' : ' …'}`
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
  const { metrics = usualMetrics } = metricsOf(plan)
  return {
    metrics: {
      ...measure(features, { metrics, known, ...(progress ? { progress } : {}) }),
      ...measureByLabel(features, { known }),
    },
    heldOut: blocksBy(
      features,
      metrics.filter(metric => !asksModel(metric)),
    ),
    counts: features.counts(),
  }
}
