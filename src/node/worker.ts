import { serve } from './threads/task.ts'

/** The entry of every thread: what threads can be asked to do, each task in the room that the work belongs to. */
export default serve({
  run: async () => (await import('./runs/run-tasks.ts')).runTask,
  verify: async () => (await import('./runs/run-tasks.ts')).verifyTask,
  chunk: async () => (await import('./runs/generation-tasks.ts')).chunkTask,
  passages: async () => (await import('./runs/generation-tasks.ts')).passagesTask,
  baseline: async () => (await import('./runs/generation-tasks.ts')).baselineTask,
  measure: async () => (await import('./runs/generation-tasks.ts')).measureTask,
  read: async () => (await import('./backoff/counted.ts')).readTask,
  rank: async () => (await import('./backoff/training-tasks.ts')).rankTask,
  fill: async () => (await import('./backoff/training-tasks.ts')).fillTask,
  sort: async () => (await import('./backoff/external/sorted-runs.ts')).sortTask,
  arpa: async () => (await import('./backoff/training-tasks.ts')).arpaTask,
  columns: async () => (await import('./backoff/external/written-columns.ts')).columnsTask,
  grade: async () => (await import('./class/marking.ts')).gradeTask,
  chance: async () => (await import('./runs/chance.ts')).chanceTask,
  laws: async () => (await import('./class/laws.ts')).lawsTask,
  corpus: async () => (await import('./page/served-page.ts')).corpusTask,
  cell: async () => (await import('./experiments/cell-task.ts')).cellTask,
})
