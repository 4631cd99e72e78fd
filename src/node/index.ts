/** The doors of collapse-lab that need files: corpora and runs. */
export { listCorpora, readCorpus, type LoadedCorpus } from './corpora.ts'
export { addCorpus, type AddOptions } from './add-corpus.ts'
export { carryOut, prepareRun, type RunOptions } from './runs.ts'
export { runName } from './run-name.ts'
export { readClosely, readDescent, type Descent, type PassageName } from './close-reading.ts'
export { passagesIn, readPassages, readRun, readVocabulary, type Run, type Sample } from './read-run.ts'
export { verifyRun, type FileVerdict } from './verify.ts'
export { findRun, type RunFile } from './run-file.ts'
