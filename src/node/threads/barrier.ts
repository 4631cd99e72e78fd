import { threadInts } from '../../arrays.ts'

/** A barrier that threads share: at 0 how many of them have arrived, at 1 how many times all had. */
export type Barrier = Int32Array

export const newBarrier = (): Barrier => threadInts(2)

/** Waits until all threads have arrived. The thread stays free for other work meanwhile. */
export async function arrive(barrier: Barrier, threads: number): Promise<void> {
  const round = Atomics.load(barrier, 1)
  if (Atomics.add(barrier, 0, 1) < threads - 1) {
    while (Atomics.load(barrier, 1) === round) await Atomics.waitAsync(barrier, 1, round).value
    return
  }
  Atomics.store(barrier, 0, 0)
  Atomics.add(barrier, 1, 1)
  Atomics.notify(barrier, 1)
}
