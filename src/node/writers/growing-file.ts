import { disk } from '../files/disk.ts'
import { namingFile } from '../files/system-fault.ts'

/** A file that can be read while it is written, and that keeps what came before a failure. */
export interface GrowingFile {
  /** @throws Refusal that names the file, when the system will not have it */
  write(bytes: Uint8Array): void
  close(): void
}

/** Makes an empty file that grows. @throws Refusal when the system will not have it, or anything has its name */
export function growingFile(path: string): GrowingFile {
  const file = namingFile(path, () => disk().create(path))
  return {
    write(bytes) {
      namingFile(path, () => {
        for (let at = 0; at < bytes.length;) at += disk().write(file, bytes, at)
      })
    },
    close() {
      disk().close(file)
    },
  }
}
