import { availableParallelism } from 'node:os'
import {
  chanceBands,
  chanceDraws,
  drawChance,
  type ChanceDraw,
  type ChanceRow,
} from '../../experiment/procedures/chance.ts'
import type { Row } from '../../experiment/sweep/rows.ts'
import type { Progress } from '../../lineage/lineage.ts'
import type { Plan } from '../../lineage/plan.ts'
import { generationName } from '../../lineage/names.ts'
import { chanceLines } from '../../report/run/records.ts'
import { CHANCE_TABLE } from '../../report/run/run-file.ts'
import { ThreadPool } from '../threads/pool.ts'
import type { Task } from '../threads/task.ts'
import { baselineOf } from './generation-tasks.ts'
import type { PreparedRun } from './run-file.ts'
import type { RunWriter } from './run-writer.ts'

/** How far a run on disk is: an import is compared with chance when all is measured. */
export interface RunProgress extends Omit<Progress, 'stage'> {
  readonly stage: Progress['stage'] | 'compared with chance'
}

type Import = Pick<PreparedRun, 'corpus' | 'plan'>

/** One draw of chance at the lengths of imported texts. */
export const chanceTask: Task<Import & { readonly draw: ChanceDraw }, Row[]> = {
  name: 'chance',
  work({ corpus, plan: { corpus: spec, ...plan }, draw }) {
    const baseline = (copied: Plan) => baselineOf({ corpus, plan: { corpus: spec, ...copied }, others: [] })
    return drawChance(corpus, plan, draw, baseline)
  },
}

/** Adds the table of what chance gives at the lengths of a run's texts, which its plan names. */
export async function addChance(
  writer: RunWriter,
  { name, ...run }: Pick<PreparedRun, 'name' | 'corpus' | 'plan'>,
  options: ChanceOptions,
): Promise<void> {
  writer.addTable(CHANCE_TABLE, chanceLines(name, await chanceOf(run, options)))
}

interface ChanceOptions {
  readonly jobs?: number
  readonly progress?: ((progress: RunProgress) => void) | undefined
}

/** More threads than this would wait for memory. */
const MAX_THREADS = 4

/** Draws chance in threads, and gathers its bands: the same whatever their number. */
async function chanceOf(
  { corpus, plan }: Import,
  { jobs = availableParallelism(), progress }: ChanceOptions,
): Promise<ChanceRow[]> {
  const threads = new ThreadPool(Math.max(1, Math.min(jobs, MAX_THREADS)))
  const generation = generationName(plan.imports.length)
  let drawn = 0
  const tell = () =>
    progress?.({ generation, stage: 'compared with chance', done: drawn / chanceDraws.length, written: 0 })
  try {
    tell()
    return chanceBands(
      await Promise.all(
        chanceDraws.map(async draw => {
          const rows = await threads.run(chanceTask, { corpus, plan, draw })
          drawn += 1
          tell()
          return { kind: draw.kind, rows }
        }),
      ),
    )
  } finally {
    await threads.close()
  }
}
