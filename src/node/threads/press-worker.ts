import { passageBytes } from '../../report/run/passage-bytes.ts'
import { writeOutput, type Output } from '../files/outputs.ts'
import type { Sheet } from './press.ts'
import { workOnTheSide } from './side-work.ts'

/** The thread that prints the texts of a run, one after another. */
workOnTheSide(() => ({ folder, path, text }: Sheet, alive): Output => {
  function* chunks() {
    for (const chunk of passageBytes(text)) {
      alive()
      yield chunk
    }
  }
  return writeOutput(folder, path, chunks())
})
