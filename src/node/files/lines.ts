import { StringDecoder } from 'node:string_decoder'
import { readChunks } from './chunks.ts'

/**
 * Reads a file line by line, so that it may be longer than a string; a file whose name ends in `.gz` is unpacked. What follows the
 * last line feed is a line too, unless it is empty.
 *
 * @throws Refusal when there is no such file, or it cannot be unpacked
 */
export function readLines(path: string): Generator<string> {
  return linesIn(readChunks(path))
}

function* linesIn(chunks: Iterable<Uint8Array>): Generator<string> {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  for (const chunk of chunks) {
    const lines = (rest + decoder.write(chunk)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  rest += decoder.end()
  if (rest !== '') yield rest
}
