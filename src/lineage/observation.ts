import { TextFeatures, metrics as usualMetrics } from '../metrics/index.ts'
import { measure, type Measurements } from '../metrics/measure.ts'
import { measureByLabel } from '../metrics/labels.ts'
import type { Metric } from '../metrics/index.ts'
import { continuePassage } from '../model/sampling/continue.ts'
import type { Model } from '../model/train.ts'
import { write } from '../text/write.ts'
import type { Baseline } from './baseline.ts'
import { labelsWritten } from './labels.ts'
import { decodingOf, metricsOf } from './plan.ts'
import type { Source } from './sources.ts'

/** A text that a generation wrote, to be measured. */
export interface Unobserved {
  readonly written: Source
  /** The rows of measures that ask the model. */
  readonly known: Measurements
}

/** What a written text shows, the rows that were known among it. */
export interface Seen {
  readonly metrics: Measurements
  /** Occurrences by id. */
  readonly counts: Int32Array
}

/** Begins to measure a text, or leaves it. What it gives is asked for what was seen, and may have to wait for it. */
export type Observer = (text: Unobserved) => (() => Seen) | undefined

/** Tokens that a sample passage has at the most. */
const SAMPLE_LENGTH = { words: 60, characters: 300 }

const asksModel = ({ needs }: Metric) => needs === 'model'

/** What a generation's model shows: the measures that ask it, and its sample passage. The model may be let go then. */
export function askModel(
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
  const { ids, ended } = continuePassage(model, opening, { ...decodingOf(plan), seed: plan.seed, size })
  return {
    metrics: {
      ...measure(features, { metrics: metrics.filter(asksModel) }),
      ...measureByLabel(features, { only: asksModel }),
    },
    sample: `${write(ids, baseline.writing)}${ended ? '' : ' …'}`,
  }
}

/** What a generation's text shows, whoever wrote it. @param progress called with the share that is done */
export function askText(
  { written, known }: Unobserved,
  baseline: Baseline,
  progress?: (share: number) => void,
): Seen {
  const { plan, reading, reference, sampleWords } = baseline
  const features = new TextFeatures({
    vocabulary: reading,
    written: written.stream,
    ...labelsWritten(written, baseline),
    human: reference,
    ...(written.ancestors ? { ancestors: written.ancestors } : {}),
    sampleWords,
  })
  const told = progress ? { progress } : {}
  return {
    metrics: {
      ...measure(features, { ...metricsOf(plan), known, ...told }),
      ...measureByLabel(features, { known }),
    },
    counts: features.counts(),
  }
}
