import type { Stream } from '../../text/stream.ts'
import type { Vocabulary } from '../../text/vocabulary.ts'
import { writePassages } from '../../text/write.ts'

/** Writes a text as prose, a passage a line. */
export function proseOf(stream: Stream, vocabulary: Vocabulary): string {
  return Array.from(writePassages(stream, vocabulary)).join('\n')
}
