import { parentPort, workerData } from 'node:worker_threads'
import { SIGNALS, type Outcome, type SideData } from './side-thread.ts'

/** In a thread of its own: does the tasks of a `SideThread`. @param prepare made of what it begins with, as soon as it begins */
export function workOnTheSide(prepare: (data: never) => (task: never, alive: () => void) => unknown): void {
  const { port, signals, data } = workerData as SideData<never>
  const alive = () => void Atomics.add(signals, SIGNALS.parts, 1)
  const ready = outcomeOf(() => prepare(data))
  parentPort?.on('message', (task: unknown) => {
    port.postMessage('error' in ready ? ready : outcomeOf(() => ready.result(task as never, alive)))
    Atomics.add(signals, SIGNALS.done, 1)
    Atomics.notify(signals, SIGNALS.done)
  })
}

function outcomeOf<Result>(work: () => Result): Outcome<Result> {
  try {
    return { result: work() }
  } catch (error) {
    return { error: error as Error }
  }
}
