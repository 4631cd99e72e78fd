import { lawsOf } from '../../exercise/board.ts'
import { exerciseRunsOf, readPack } from '../exercises/packs.ts'
import type { Task } from '../threads/task.ts'

/** A seed as good as any: what theory expects is the same for all. */
const ANY_SEED = '1'

/** What theory expects of the numbers that an exercise asks for, by question. A thread works it out, since it carries the runs out. */
export const lawsTask: Task<string, Record<string, number>> = {
  name: 'laws',
  work: folder => {
    const { pack } = readPack(folder)
    return lawsOf(pack.tasks, exerciseRunsOf(pack)(ANY_SEED).factsOf)
  },
}
