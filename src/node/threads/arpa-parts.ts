import { closeSync, openSync, writeSync } from 'node:fs'
import { arpaParts, type ArpaModel } from '../../backoff/arpa/write.ts'

/** What the threads that write a file share. */
export interface ArpaTask {
  readonly path: string
  readonly model: ArpaModel
  /** Where the parts begin, by {@link countLines}; behind them where the last one ends. */
  readonly bounds: Int32Array
  /** At 0: the next part that no thread has taken. */
  readonly next: Int32Array
  /** At 0: how many parts, from the first on, are as long as is known. */
  readonly known: Int32Array
  /** By part: the byte that it begins at, once all before it are known. */
  readonly starts: Float64Array
}

/** Writes parts of an ARPA file, as one of several threads that do the same, until none is left. */
export async function writeParts(task: ArpaTask): Promise<void> {
  const { path, model, bounds, next } = task
  const bytesOf = arpaParts(model)
  const file = openSync(path, 'r+')
  for (let part = taken(next); part < bounds.length - 1; part = taken(next)) {
    const pieces = [...bytesOf({ from: bounds[part]!, to: bounds[part + 1]! })]
    let at = await placed(task, part, pieces)
    for (const piece of pieces) at += write(file, piece, at)
  }
  closeSync(file)
}

const taken = (next: Int32Array) => Atomics.add(next, 0, 1)

/** Where a part begins, as soon as the ones before it are known; then it is known where the next one does. */
async function placed(
  { known, starts }: ArpaTask,
  part: number,
  pieces: readonly Uint8Array[],
): Promise<number> {
  for (let parts = Atomics.load(known, 0); parts < part; parts = Atomics.load(known, 0))
    await Atomics.waitAsync(known, 0, parts).value
  const at = starts[part]!
  starts[part + 1] = pieces.reduce((sum, { length }) => sum + length, at)
  Atomics.store(known, 0, part + 1)
  Atomics.notify(known, 0)
  return at
}

/** Writes all of a piece, however many calls it takes. @returns its length */
function write(file: number, piece: Uint8Array, at: number): number {
  for (let done = 0; done < piece.length;)
    done += writeSync(file, piece, done, piece.length - done, at + done)
  return piece.length
}
