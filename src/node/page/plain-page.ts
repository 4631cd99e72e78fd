import type { Embedded } from '../../report/page/fill-page.ts'
import { readPack } from '../exercises/packs.ts'
import { heldCorpus, heldExercise } from './served-page.ts'

/** A text to try without a file, short enough for the page. */
const TEXT = 'twenty-chapters'
/** Exercises that need no other text. */
const EXERCISES = ['01-photocopy', '09-cards-and-dice']

/** What the page holds besides its runs. */
export const plainPage = (): Embedded => ({
  corpora: [heldCorpus(TEXT)],
  exercises: EXERCISES.map(name => heldExercise(readPack(name))),
})
