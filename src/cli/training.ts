/** What `train` and `score` load once their options are read: readers of formats, threads, unpackers. Their help needs none of it. */
export { unknownOf } from '../backoff/backoff-model.ts'
export { backoffTokens, scoreBackoff } from '../backoff/score.ts'
export { smooth } from '../backoff/smooth.ts'
export { readArpaFile, writeArpaFile } from '../node/backoff/arpa-file.ts'
export { scoringText, wordsToScore } from '../node/backoff/scoring-text.ts'
export { isWorthThreads, TrainingThreads } from '../node/backoff/training-threads.ts'
export { trainingText } from '../node/backoff/training-text.ts'
