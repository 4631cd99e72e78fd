import { passagesOf } from '../../text/passage.ts'
import { tokenizerNamed } from '../../text/tokenizers/index.ts'
import { learnVocabulary, type Vocabulary, extendVocabulary } from '../../text/vocabulary.ts'
import { countTypes, type Stream } from '../../text/stream.ts'
import { writePassages } from '../../text/write.ts'

/** A text of characters, read as words. */
export interface Words {
  /** The words of the human training text, followed by the words that only the written text has. */
  readonly vocabulary: Vocabulary
  /** Occurrences in the written text by id. */
  readonly counts: Int32Array
}

const humans = new WeakMap<Stream, Vocabulary>()

/** @returns nothing where tokens are words already, or there is no human text */
export function readAsWords(vocabulary: Vocabulary, written: Stream, human?: Stream): Words | undefined {
  if (vocabulary.tokenizer.words || !human) return undefined
  const word = tokenizerNamed('word')
  const passages = (stream: Stream) => passagesOf(Array.from(writePassages(stream, vocabulary)))
  let known = humans.get(human)
  if (!known) humans.set(human, (known = learnVocabulary(passages(human), word).vocabulary))
  const read = extendVocabulary(known, passages(written))
  return { vocabulary: read.vocabulary, counts: countTypes(read.streams[0]!, read.vocabulary.unknown + 1) }
}
