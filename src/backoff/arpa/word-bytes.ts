import { utf8ToBytes } from '@noble/hashes/utils.js'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { threadBytes, threadInts } from '../../arrays.ts'
import { SLACK } from './line-buffer.ts'

export const BEGIN = '<s>'
export const END = '</s>'
export const UNKNOWN = '<unk>'
/** Read as {@link UNKNOWN}, as KenLM does. */
export const UNKNOWN_CAPITALS = '<UNK>'

const LINE_FEED = 10

/** Words by number in UTF-8, without separators. Threads can share them. */
export interface Words {
  readonly bytes: DataView
  /** The start of each word, and last the end of all; {@link SLACK} bytes follow. */
  readonly starts: Int32Array
}

/**
 * The words of a model by id, as an ARPA file has them: at 0 `<s>`, behind all others `<unk>` and `</s>`.
 *
 * @param types by id; the first and the last one stand for the marks
 * @throws Refusal when a word has a blank, a tab or a line's end in it, or is one of the marks of the format
 */
export function wordBytes(types: readonly string[]): Words {
  const words = types.slice(1, -1)
  const marks = [BEGIN, END, UNKNOWN, UNKNOWN_CAPITALS]
  // Other white space is part of a word, as in KenLM.
  const refused = words.find(word => /^$|[ \t\n\r\0]/.test(word) || marks.includes(word))
  if (refused !== undefined)
    throw new Refusal(
      phrase`the type ${JSON.stringify(refused)} cannot stand in an ARPA file`,
      'its words are set apart by blanks, and <s>, </s>, <unk> and <UNK> are its own: take them out of the text, or use other --tokens',
    )
  return packed([BEGIN, ...words, UNKNOWN, END])
}

/** Encodes all words in one call, since a call for each would dominate. @param words none has a line feed */
export function packed(words: readonly string[]): Words {
  const lines = utf8ToBytes(`${words.join('\n')}\n`)
  const bytes = threadBytes(lines.length + SLACK)
  const starts = threadInts(words.length + 1)
  let [to, word] = [0, 0]
  for (let at = 0; at < lines.length; at++) {
    if (lines[at] === LINE_FEED) starts[++word] = to
    else bytes[to++] = lines[at]!
  }
  return { bytes: new DataView(bytes.buffer), starts }
}
