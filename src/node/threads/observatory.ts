import type { Seen, Unobserved } from '../../lineage/observation.ts'
import type { PreparedRun } from '../runs/prepared-run.ts'
import { SideThread } from './side-thread.ts'

/** What the thread begins with: it reads the human text for itself. */
export type ObservatoryData = Pick<PreparedRun, 'corpus' | 'plan'>

/** A single measure of a large text takes seconds, on a slow machine minutes. */
const PATIENCE = 1_800_000

/** Measures large texts in a thread of its own, while the next model learns and writes. */
export const observatory = ({ corpus, plan }: ObservatoryData) =>
  new SideThread<Unobserved, Seen>('observatory-worker', { data: { corpus, plan }, patience: PATIENCE })
