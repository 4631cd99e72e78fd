/**
 * collapse-lab with files and threads, in the order in which one meets it: texts, runs, a look into a run, experiments, measures of any
 * text, models in ARPA files. What needs no files is in `collapse-lab`: `passagesOf`, `tokenizers`, `lineage`.
 *
 * @module collapse-lab/node
 */
export type { LoadedCorpus } from '../text/corpus/loaded-corpus.ts'
export { listCorpora, readCorpus, type ReadingOptions } from './corpora/corpora.ts'
export type { CorpusFile } from './corpora/corpus-file.ts'
export { addCorpus, type AddOptions } from './corpora/add-corpus.ts'

export { carryOut, prepareRun, type RunOptions } from './runs/runs.ts'
export { runName } from '../report/run/run-name.ts'
export { findRun, type PreparedRun } from './runs/run-file.ts'
export type { RunFile } from '../report/run/run-file.ts'
export { verifyRun, type FileVerdict, type VerifyOptions } from './runs/verify.ts'

export {
  passagesIn,
  readPassages,
  readRun,
  readVocabulary,
  type ReadOptions,
  type ReadPassage,
  type Run,
  type Sample,
} from './runs/read-run.ts'
export type { VocabularyTable } from '../report/run/records.ts'
export type { CloseReading } from '../analysis/reading/close-reading.ts'
export { readClosely, readDescent, type Descent, type PassageName } from './reading/close-reading.ts'
export { originOfPassage, originsOf, type Origins, type PassageOrigin } from './reading/provenance.ts'
export type { RunOfSeeds } from './experiments/first-seed.ts'
export { writeReport } from './page/page.ts'

export { readSweep } from './experiments/experiment-file.ts'
export { sweepOf, type CorpusPlan, type Sweep, type SweepArm } from '../experiment/sweep/sweep.ts'
export {
  cellsLeft,
  prepareExperiment,
  prepareFinding,
  prepareReplicates,
  type PreparedCell,
  type PreparedExperiment,
} from './experiments/experiments.ts'
export {
  carryOutExperiment,
  carryOutSome,
  type CellsProgress,
  type ExperimentOptions,
} from './experiments/carry-out-experiment.ts'
export { mergeExperiment } from './experiments/merge.ts'
export { readArms, readExperiment, type Experiment } from './experiments/read-experiment.ts'
export type { Finding, Setting } from '../experiment/finding.ts'
export { readFinding } from './experiments/finding-files.ts'

export { measureFiles, writeForecast, type MeasureFilesOptions, type TextMeasures } from './measure.ts'

export { trainingText } from './backoff/training-text.ts'
export { scoringText } from './backoff/scoring-text.ts'
export { readArpaFile, writeArpaFile } from './backoff/arpa-file.ts'
