import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { deferred, phrase, translated } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { isArpa, kindOf } from '../../text/bytes/file-kind.ts'
import { isPacked, readBroughtChunks } from '../files/chunks.ts'

/** What a command wants of a file. */
export type Wanted = 'text' | 'model'

const WANTED: Readonly<Record<Wanted, string>> = {
  text: deferred`a text`,
  model: deferred`a model in the ARPA format`,
}

/**
 * The bytes of a file in chunks, unpacked where it is packed by gzip. A chunk is overwritten when the next one is asked for.
 *
 * @throws Refusal when it is something else than what is wanted, naming what it is
 */
export function* chunksOf(path: string, wanted: Wanted): Generator<Uint8Array> {
  let isFirst = true
  for (const chunk of readBroughtChunks(path)) {
    if (isFirst) refuseOthers(path, chunk, wanted)
    isFirst = false
    yield chunk
  }
}

/** @param head the first bytes of a file @throws Refusal when they are not those of what is wanted */
export function refuseOthers(path: string, head: Uint8Array, wanted: Wanted): void {
  const kind = kindOf(head)
  if (kind)
    throw new Refusal(
      kind.family === 'encoding'
        ? phrase`${path} is ${kind.name}, and UTF-8 is wanted`
        : phrase`${path} is ${kind.name}, and ${translated(WANTED[wanted])} is wanted`,
      kind.hint,
    )
  if (wanted === 'text' && isArpa(head))
    throw new Refusal(
      phrase`${path} is a model in the ARPA format, and a text is wanted`,
      '`train TEXT` learns from a text; `score MODEL TEXT` takes the model first',
    )
}

/** Refuses a file that is a model where a text is wanted; what else it may be is left to its reader. @throws Refusal */
export function refuseModel(path: string): void {
  if (!isFile(path)) return
  const [head = new Uint8Array(0)] = readBroughtChunks(path)
  if (isArpa(head) || kindOf(head)?.family === 'model') refuseOthers(path, head, 'text')
}

const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() === true

/** About how many bytes a file has when it is unpacked: gzip notes the last 32 bits of it at its end. */
export function unpackedSize(path: string): number {
  const { size } = statSync(path)
  if (size < 18 || !isPacked(path)) return size
  const file = openSync(path, 'r')
  const last = new Uint8Array(4)
  try {
    readSync(file, last, 0, 4, size - 4)
  } finally {
    closeSync(file)
  }
  return Math.max(2 * size, new DataView(last.buffer).getUint32(0, true))
}
