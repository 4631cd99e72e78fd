/**
 * collapse-lab as a library: everything that needs no files, in the order of one run. `collapse-lab/node` adds corpora and runs on
 * disk.
 *
 * A text is split, a model learns from it and generates, scores and measures say what was lost; a lineage repeats this generation by
 * generation; replicates and comparisons say how much of it is chance, and theory what to expect.
 *
 * @module collapse-lab
 */

// Text
export { Refusal } from './refusal.ts'
export { randomFrom, type Random } from './random.ts'
export { passagesOf, type Corpus, type Passage } from './text/passage.ts'
export { split, type Split, type SplitOptions } from './text/corpus/split.ts'
export { tokenizerNamed, tokenizers, type Tokenizer } from './text/tokenizers/index.ts'
export { learnVocabulary, type Vocabulary } from './text/vocabulary.ts'
export { writePassages } from './text/write.ts'
export type { Stream } from './text/stream.ts'

// One model: train, generate, continue, score
export { train, type Model, type Recipe } from './model/train.ts'
export { indexText, type SuffixIndex } from './model/index/suffix-index.ts'
export { generate, type GenerateOptions, type Traced, type Writing } from './model/sampling/generate.ts'
export { continuePassage, type Continuation, type ContinueOptions } from './model/sampling/continue.ts'
export { writeSteps, type Candidate, type Step, type Voice } from './model/sampling/steps.ts'
export { decoders, type Decoder } from './model/sampling/decoders/index.ts'
export { nextProbabilities, score, type Score } from './model/scoring/score.ts'

// One text: measures
export { measureTexts, type MeasureTextsOptions } from './analysis/measure-texts.ts'
export {
  bands,
  metrics,
  textMetrics,
  TextFeatures,
  type Metric,
  type TextFeatureInputs,
} from './metrics/index.ts'
export { metricNamed } from './metrics/named.ts'
export { measure, type Measurements, type MeasureOptions } from './metrics/measure.ts'
export { similarity } from './text/similarity.ts'
export { forecast, type Forecast, type ForecastOptions, type TypeForecast } from './analysis/forecast.ts'
export { keyness } from './analysis/keyness.ts'

// Models that learn from models
export { lineage, type Generation, type LineageOptions, type Progress } from './lineage/lineage.ts'
export { planOf, type Plan, type PlanOptions } from './lineage/plan.ts'
export { generationName } from './lineage/names.ts'
export { regimes, type Regime } from './lineage/regimes/index.ts'
export { protections, type Protection } from './lineage/protections/index.ts'
export type { Baseline } from './lineage/baseline.ts'

// Several seeds, several plans
export { replicates, type Replicate, type ReplicatesOptions } from './experiment/sweep/replicates.ts'
export { compare, type ComparedRow, type Comparison, type Verdict } from './experiment/comparison/compare.ts'
export type { Arm } from './experiment/comparison/arm.ts'
export type { Question } from './experiment/comparison/questions/question.ts'
export type { Row } from './experiment/sweep/rows.ts'
export type { Estimate } from './experiment/statistics/interval.ts'

// What to expect
/**
 * Laws, formulas and half-lives: what to expect of a plan before anything is run.
 *
 * @example
 * import { theory } from 'collapse-lab'
 * theory.survivalChance(1, 1) // → 0.6321…
 */
export * as theory from './theory/index.ts'

// Backoff models, as the field's toolkits have them
export { smooth, type CountedNgrams, type EncodedText, type SmoothedModel } from './backoff/smooth.ts'
export { smoothingNamed, smoothings, type Smoothing } from './backoff/smoothings/index.ts'
export {
  backoffTokens,
  encodeFor,
  scoreBackoff,
  type BackoffScore,
  type BackoffToken,
} from './backoff/score.ts'
export { writeArpa } from './backoff/arpa/write.ts'
export { readArpa, type ReadModel } from './backoff/arpa/read.ts'
export type { BackoffModel } from './backoff/backoff-model.ts'
