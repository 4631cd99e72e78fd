import { utf8ToBytes } from '@noble/hashes/utils.js'
import { Refusal } from '../../refusal.ts'
import { threadBytes, threadInts } from '../../arrays.ts'
import { SLACK } from './line-buffer.ts'

export const BEGIN = '<s>'
export const END = '</s>'
export const UNKNOWN = '<unk>'

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
 * @throws Refusal when a word has white space in it, or is one of the marks of the format
 */
export function wordBytes(types: readonly string[]): Words {
  const words = types.slice(1, -1)
  const refused = words.find(word => /^$|[\s\0]/.test(word) || [BEGIN, END, UNKNOWN].includes(word))
  if (refused !== undefined)
    throw new Refusal(
      `the type ${JSON.stringify(refused)} cannot stand in an ARPA file`,
      'its words are set apart by white space, and <s>, </s> and <unk> are its own: take them out of the text, or use other --tokens',
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
