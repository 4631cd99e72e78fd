/** collapse-lab as a library: everything that needs no files. See collapse-lab/node for corpora and runs on disk. */
export { Refusal } from './refusal.ts'
export { randomFrom, type Random } from './random.ts'
export { passagesOf, type Corpus, type Passage } from './text/passage.ts'
export { split, type Split } from './text/corpus/split.ts'
export { concatenate, passageStarts, type Stream } from './text/stream.ts'
export { tokenizers, type Tokenizer } from './text/tokenizers/index.ts'
export { encode, learnVocabulary, type Vocabulary } from './text/vocabulary.ts'
export { write, writePassages } from './text/write.ts'
export { indexText, narrow, everywhere, type Range, type SuffixIndex } from './model/index/suffix-index.ts'
export { train, type Model, type Recipe } from './model/train.ts'
export { generate, type GenerateOptions, type Writing } from './model/sampling/generate.ts'
export { continuePassage, type Continuation } from './model/sampling/continue.ts'
export { nextProbabilities, score, type Score } from './model/scoring/score.ts'
export { decoders, type Decoder } from './model/sampling/decoders/index.ts'
export { smoothingNamed, smoothings, type Smoothing } from './backoff/smoothings/index.ts'
export { smooth, type SmoothedModel } from './backoff/smooth.ts'
export { encodeFor, scoreBackoff, type BackoffScore } from './backoff/score.ts'
export type { BackoffModel } from './backoff/backoff-model.ts'
export { arpaBytes } from './backoff/arpa/write.ts'
export { readArpa } from './backoff/arpa/read.ts'
export { bands, TextFeatures, groups as metricGroups, metrics, type Metric } from './metrics/index.ts'
export { measure, type Measurements } from './metrics/measure.ts'
export { metricNamed } from './metrics/named.ts'
export { extremes } from './metrics/extremes.ts'
export { slicings, type Slice, type Slicing } from './metrics/slices.ts'
export { similarity } from './text/similarity.ts'
export { regimes, type Regime } from './lineage/regimes/index.ts'
export { protections, type Protection } from './lineage/protections/index.ts'
export { lengthOf, type Length } from './lineage/length.ts'
export { planOf, type Plan, type PlanOptions } from './lineage/plan.ts'
export { lineage, type Generation, type LineageOptions, type Progress } from './lineage/lineage.ts'
export { replicates, type Replicate, type ReplicatesOptions } from './experiment/sweep/replicates.ts'
export { estimate, type Estimate } from './experiment/statistics/interval.ts'
export { departure, estimates, type EstimateRow } from './experiment/comparison/estimates.ts'
export { compare, type ComparedRow, type Comparison, type Verdict } from './experiment/comparison/compare.ts'
export { questions, type Question } from './experiment/comparison/questions/index.ts'
export { cellsOf, sweepOf, type Sweep } from './experiment/sweep/sweep.ts'
export type { Arm } from './experiment/comparison/arm.ts'
export { experimentNamed, experiments, type Experiment } from './experiment/experiments/index.ts'
export { findingOf, sweepOfExperiment, type Finding, type Setting } from './experiment/finding.ts'
export type { Baseline } from './lineage/baseline.ts'
export { generationName } from './lineage/names.ts'
export * from './theory/formulas/index.ts'
export { meansBesideTheory, type MeanAgreement } from './experiment/comparison/agreement.ts'
export {
  expect as expectations,
  factsOf,
  halfLife,
  halfLives,
  oracles,
  survivalChance,
  survivalSpread,
  survivingLine,
  type Oracle,
} from './theory/index.ts'
export { forecast, type Forecast, type TypeForecast } from './analysis/forecast.ts'
export { keyByChance, keyness } from './analysis/keyness.ts'
