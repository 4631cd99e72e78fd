import { closeSync, openSync, writeSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { arpaParts } from '../model/arpa/write.ts'
import type { ArpaTask } from './arpa-threads.ts'

/** A thread that writes parts of an ARPA file, among others that do the same. */
parentPort?.once('message', (task: ArpaTask) => {
  writeParts(task)
  parentPort?.postMessage('done')
})

function writeParts(task: ArpaTask): void {
  const { path, model, bounds, next } = task
  const bytesOf = arpaParts(model)
  const file = openSync(path, 'r+')
  for (let part = taken(next); part < bounds.length - 1; part = taken(next)) {
    const pieces = [...bytesOf({ from: bounds[part]!, to: bounds[part + 1]! })]
    let at = placed(task, part, pieces)
    for (const piece of pieces) at += write(file, piece, at)
  }
  closeSync(file)
}

const taken = (next: Int32Array) => Atomics.add(next, 0, 1)

/** Where a part begins, as soon as the ones before it are known; then it is known where the next one does. */
function placed({ known, starts }: ArpaTask, part: number, pieces: readonly Uint8Array[]): number {
  for (let parts = Atomics.load(known, 0); parts < part; parts = Atomics.load(known, 0))
    Atomics.wait(known, 0, parts)
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
