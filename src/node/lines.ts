import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { StringDecoder } from 'node:string_decoder'
import { Refusal } from '../refusal.ts'

/** Bytes that are read at a time. */
const CHUNK = 1 << 20

/**
 * The lines of a file one after another, read as they are asked for, so that a file may be longer than a string can be. What
 * follows the last line feed is a line too, unless it is empty.
 *
 * @throws Refusal when there is no such file
 */
export function* linesOf(path: string): Generator<string> {
  if (!existsSync(path)) throw new Refusal(`${path} is missing`, 'run the plan again')
  const file = openSync(path, 'r')
  const decoder = new StringDecoder('utf8')
  const chunk = Buffer.alloc(CHUNK)
  let rest = ''
  try {
    for (let read = 1; read > 0;) {
      read = readSync(file, chunk)
      const lines = (rest + (read > 0 ? decoder.write(chunk.subarray(0, read)) : decoder.end())).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
    if (rest !== '') yield rest
  } finally {
    closeSync(file)
  }
}

/** The same of bytes that are at hand. */
export function* linesOfBytes(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const lines = (rest + decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}
