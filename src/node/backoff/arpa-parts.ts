import { threadInts } from '../../arrays.ts'
import { disk } from '../files/disk.ts'

/** A file that several threads write in parts. */
export interface FileOfParts {
  readonly path: string
  readonly parts: number
  /** At 0: the next part that no thread has taken. */
  readonly next: Int32Array
  /** At 0: the number of parts, from the first on, whose length is known. */
  readonly known: Int32Array
  /** By part: the byte at which it begins, once all before it are known. */
  readonly starts: Float64Array
}

/** Prepares a file, which is there and empty, for threads that share this. */
export const fileOfParts = (path: string, parts: number): FileOfParts => ({
  path,
  parts,
  next: threadInts(1),
  known: threadInts(1),
  starts: new Float64Array(new SharedArrayBuffer(8 * (parts + 1))),
})

/**
 * Writes parts of a file until none is left; several threads share the parts.
 *
 * @param bytesOf makes a part
 * @param written is called behind each
 */
export async function writeParts(
  file: FileOfParts,
  bytesOf: (part: number) => Iterable<Uint8Array>,
  written: (part: number) => void = () => undefined,
): Promise<void> {
  const { parts, next } = file
  const descriptor = disk().reopen(file.path)
  try {
    for (let part = taken(next); part < parts; part = taken(next)) {
      const pieces = [...bytesOf(part)]
      let at = await placed(file, part, pieces)
      for (const piece of pieces) at += write(descriptor, piece, at)
      written(part)
    }
  } finally {
    disk().close(descriptor)
  }
}

const taken = (next: Int32Array) => Atomics.add(next, 0, 1)

/** Waits until it is known where a part begins, and says where the next one does. @returns its first byte */
async function placed(
  { known, starts }: FileOfParts,
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
