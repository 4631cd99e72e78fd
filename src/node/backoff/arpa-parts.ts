import { arpaParts, type ArpaModel } from '../../backoff/arpa/write.ts'
import { disk } from '../files/disk.ts'

/** What the threads that write an ARPA file share. */
export interface ArpaParts {
  readonly path: string
  readonly model: ArpaModel
  /** The line at which each part begins, and last the number of lines. */
  readonly bounds: Int32Array
  /** At 0: the next part that no thread has taken. */
  readonly next: Int32Array
  /** At 0: the number of parts, from the first on, whose length is known. */
  readonly known: Int32Array
  /** By part: the byte at which it begins, once all before it are known. */
  readonly starts: Float64Array
}

/** Writes parts of an ARPA file until none is left; several threads share the parts. */
export async function writeParts(task: ArpaParts): Promise<void> {
  const { path, model, bounds, next } = task
  const bytesOf = arpaParts(model)
  const file = disk().reopen(path)
  try {
    for (let part = taken(next); part < bounds.length - 1; part = taken(next)) {
      const pieces = [...bytesOf({ from: bounds[part]!, to: bounds[part + 1]! })]
      let at = await placed(task, part, pieces)
      for (const piece of pieces) at += write(file, piece, at)
    }
  } finally {
    disk().close(file)
  }
}

const taken = (next: Int32Array) => Atomics.add(next, 0, 1)

/** Waits until it is known where a part begins, and says where the next one does. @returns its first byte */
async function placed(
  { known, starts }: ArpaParts,
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

/** Writes a piece whole, in as many calls as it takes. @returns its length */
function write(file: number, piece: Uint8Array, at: number): number {
  for (let done = 0; done < piece.length;) done += disk().write(file, piece, done, at + done)
  return piece.length
}
