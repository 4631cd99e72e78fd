import type { PlainText } from '../../report/run/passages.ts'
import type { Output } from '../files/outputs.ts'
import { SideThread } from './side-thread.ts'

/** A text to print to a file of a run. */
export interface Sheet {
  readonly folder: string
  readonly path: string
  readonly text: PlainText
}

/** A thread that shows no sign of life for so long, in milliseconds, has come to grief. */
const PATIENCE = 120_000

/** Prints large texts in a thread of its own, so that the next model learns meanwhile. */
export const press = () => new SideThread<Sheet, Output>('press-worker', { patience: PATIENCE })
