import { threadInts } from '../../../arrays.ts'
import { IntReader, IntWriter, type Store } from '../../../backoff/external/store.ts'
import { mergeRuns } from '../../../backoff/external/merge.ts'
import { addSorted, RunWriter, type WindowSink } from '../../../backoff/external/windows.ts'
import type { Task } from '../../threads/task.ts'
import { ColumnFiles, openColumn } from './column-files.ts'
import { inThreads, threadsHere } from './threads.ts'

/** A text that is sorted in runs, by several threads. */
export interface SortingOrder {
  /** Where the column of the text is, and where the runs go. */
  readonly folder: string
  readonly text: string
  readonly order: number
  /** Ids run below this number. */
  readonly types: number
  /** The id of each token, by the number that it has in the text. */
  readonly idOf: Int32Array
  /** Windows of the text: its tokens with their boundaries, but for the last one. */
  readonly windows: number
  /** Windows of a run. */
  readonly size: number
  /** At 0: the next run that no thread has taken. */
  readonly next: Int32Array
}

const runColumn = (run: number) => `run.${run}`

/** Sorts runs of a text until none is left. Its messages are the windows of each. */
export const sortTask: Task<SortingOrder, undefined, number> = {
  name: 'sort',
  work({ folder, text, order, types, idOf, windows, size, next }, report) {
    const store = new ColumnFiles(folder)
    const ids = new Int32Array(size + order)
    const room = [new Int32Array(size), new Int32Array(size)] as const
    for (let run = Atomics.add(next, 0, 1); run * size < windows; run = Atomics.add(next, 0, 1)) {
      const from = run * size
      const column = openColumn(store.pathOf(text), { from: 4 * from })
      const filled = column.read(new Uint8Array(ids.buffer)) / 4
      column.close()
      for (let at = 0; at < filled; at++) ids[at] = idOf[ids[at]!]!
      ids.fill(0, filled)
      const writer = new RunWriter(order, new IntWriter(store.create(runColumn(run))))
      const sorted = Math.min(size, windows - from)
      addSorted({ ids, size: sorted, stride: 1 }, order, types, room, writer)
      writer.end()
      report(sorted)
    }
    return undefined
  },
}

/** Bytes that sorting takes for each window of a text: its token, and two places. */
const WINDOW_BYTES = 12

/** The windows of each run, all but the last of one length, as many runs for each thread. @param bytes of memory for all threads together */
export function runSize(windows: number, bytes: number): number {
  const threads = threadsHere()
  const most = Math.max(1, Math.floor(bytes / threads / WINDOW_BYTES))
  return Math.ceil(windows / threads / Math.ceil(windows / threads / most))
}

/**
 * Sorts a text in runs.
 *
 * @param bytes of memory that all threads may take together
 * @param sorted is called with the windows of each run
 * @returns the columns of the runs
 * @throws Stopped when the signal came before the end
 */
export async function sortText(
  text: Omit<SortingOrder, 'size' | 'next'>,
  bytes: number,
  {
    sorted,
    signal,
  }: { readonly sorted: (windows: number) => void; readonly signal?: AbortSignal | undefined },
): Promise<string[]> {
  const size = runSize(text.windows, bytes)
  const order: SortingOrder = { ...text, size, next: threadInts(1) }
  await inThreads(sortTask, order, { progress: sorted, signal })
  return Array.from({ length: Math.ceil(text.windows / size) }, (_, run) => runColumn(run))
}

/** Sorts windows that are counted already, but by other ids, in runs. */
export class CountedRuns {
  /** The columns of the runs. */
  readonly runs: string[] = []
  private readonly store: Store
  private readonly order: number
  private readonly types: number
  private readonly ids: Int32Array
  private readonly counts: Int32Array
  private readonly room: readonly [Int32Array, Int32Array]
  private size = 0

  /** @param types ids run below this number @param bytes of memory that they may take */
  constructor(store: Store, { order, types }: Pick<SortingOrder, 'order' | 'types'>, bytes: number) {
    const most = Math.max(1, Math.floor(bytes / 4 / (order + 3)))
    this.store = store
    this.order = order
    this.types = types
    this.ids = new Int32Array(most * order)
    this.counts = new Int32Array(most)
    this.room = [new Int32Array(most), new Int32Array(most)]
  }

  /**
   * Adds the windows of a run. Yields the occurrences so far.
   *
   * @param idOf the ids by those of the run
   * @returns the occurrences of all its windows
   */
  *add(run: IntReader, idOf: Int32Array): Generator<number, number> {
    const { order, ids, counts } = this
    const sink: WindowSink = {
      add: (tokens, from, _, count) => {
        if (this.size === counts.length) this.put()
        const at = this.size * order
        for (let token = 0; token < order; token++) ids[at + token] = idOf[tokens[from + token]!]!
        counts[this.size++] = count
      },
    }
    return yield* mergeRuns([run], order, sink)
  }

  /** Ends the last run. */
  end(): readonly string[] {
    this.put()
    return this.runs
  }

  private put(): void {
    const { store, order, types, ids, counts, room, size } = this
    if (size === 0) return
    const name = runColumn(this.runs.length)
    const writer = new RunWriter(order, new IntWriter(store.create(name)))
    addSorted({ ids, size, stride: order, counts }, order, types, room, writer)
    writer.end()
    this.runs.push(name)
    this.size = 0
  }
}
