import { sentencesOf } from '../../text/sentence-reader.ts'
import type { Tokenizer } from '../../text/tokenizers/index.ts'

/**
 * Finds sentences of some passages that contain a type; whole passages where tokens are no words.
 *
 * @param most the largest number of sentences
 */
export function sentencesWith(
  type: string,
  passages: Iterable<{ readonly text: string }>,
  tokenizer: Tokenizer,
  { most = 3 }: { most?: number } = {},
): string[] {
  const found: string[] = []
  for (const { text } of passages) {
    if (found.length >= most) break
    if (!holds(text, type, tokenizer)) continue
    const sentences = tokenizer.words ? sentencesOf(text, tokenizer.language) : [text]
    found.push(...sentences.filter(sentence => holds(sentence, type, tokenizer)))
  }
  return found.slice(0, most)
}

const holds = (text: string, type: string, { read }: Tokenizer) => read(text).types.includes(type)
