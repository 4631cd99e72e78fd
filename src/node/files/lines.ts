import { StringDecoder } from 'node:string_decoder'
import { chunksOf } from './chunks.ts'

/**
 * The lines of a file one after another, read as they are asked for, so that a file may be longer than a string can be; unpacked
 * where its name ends in `.gz`. What follows the last line feed is a line too, unless it is empty.
 *
 * @throws Refusal when there is no such file, or it cannot be unpacked
 */
export function readLines(path: string): Generator<string> {
  return linesIn(chunksOf(path))
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
