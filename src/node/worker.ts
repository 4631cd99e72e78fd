import { serve } from './threads/task.ts'

/** The entry of every thread: what threads can be asked to do, each task in the room that the work belongs to. */
export default serve({
  run: async () => (await import('./runs/run-tasks.ts')).runTask,
  verify: async () => (await import('./runs/run-tasks.ts')).verifyTask,
  cell: async () => (await import('./experiments/cell-task.ts')).cellTask,
})
