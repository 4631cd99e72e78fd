import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { ColumnInput, ColumnOutput, Store } from '../../../backoff/external/store.ts'
import { disk } from '../../files/disk.ts'
import { namingFile } from '../../files/system-fault.ts'

/** Columns as files of a folder. */
export class ColumnFiles implements Store {
  private readonly folder: string

  constructor(folder: string) {
    this.folder = folder
  }

  create(name: string): ColumnOutput {
    const path = this.pathOf(name)
    const file = namingFile(path, () => disk().create(path))
    return {
      write: bytes =>
        namingFile(path, () => {
          for (let at = 0; at < bytes.length;) at += disk().write(file, bytes, at)
        }),
      close: () => disk().close(file),
    }
  }

  open(name: string, from = 0): ColumnInput {
    return openColumn(this.pathOf(name), { from })
  }

  remove(name: string): void {
    disk().remove(this.pathOf(name))
  }

  pathOf(name: string): string {
    return join(this.folder, name)
  }
}

/** Reads a file as a column, from its byte `from` to the one before `to`; default all of it. */
export function openColumn(path: string, { from = 0, to = Infinity } = {}): ColumnInput {
  const file = openSync(path, 'r')
  let [at, isOpen] = [from, true]
  return {
    read(into) {
      const wanted = Math.min(into.length, to - at)
      let filled = 0
      for (let read = -1; read !== 0 && filled < wanted; filled += read)
        read = readSync(file, into, filled, wanted - filled, at + filled)
      at += filled
      return filled
    },
    close() {
      if (isOpen) closeSync(file)
      isOpen = false
    },
  }
}
