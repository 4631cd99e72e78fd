import { prediction } from './prediction.ts'
import { proportion } from './proportion.ts'
import type { Question } from './question.ts'
import { rareWords } from './rare-words.ts'
import { repetition } from './repetition.ts'
import { slowing } from './slowing.ts'
import { words } from './words.ts'

export type { Question } from './question.ts'

/** Every question, in the order in which they are answered. */
export const questions: readonly Question[] = [words, rareWords, prediction, slowing, repetition, proportion]
