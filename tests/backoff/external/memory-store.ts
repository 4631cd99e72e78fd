import type { Store } from '../../../src/backoff/external/store.ts'

/** Columns in memory. */
export class MemoryStore implements Store {
  /** The bytes of each column, in the pieces in which they were written. */
  readonly columns = new Map<string, Uint8Array[]>()

  create(name: string) {
    const pieces: Uint8Array[] = []
    this.columns.set(name, pieces)
    return { write: (bytes: Uint8Array) => void pieces.push(bytes.slice()), close: () => undefined }
  }

  open(name: string, from = 0) {
    const bytes = Buffer.concat(this.columns.get(name)!)
    let at = from
    return {
      read(into: Uint8Array) {
        const piece = bytes.subarray(at, at + into.length)
        into.set(piece)
        at += piece.length
        return piece.length
      },
      close: () => undefined,
    }
  }

  remove(name: string) {
    this.columns.delete(name)
  }
}
