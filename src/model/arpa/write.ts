import { utf8ToBytes } from '@noble/hashes/utils.js'
import { Refusal } from '../../refusal.ts'
import { BOUNDARY } from '../../text/stream.ts'
import { unknownOf, type BackoffLevel, type BackoffModel } from '../backoff-model.ts'
import { LineBuffer } from './line-buffer.ts'

export const BEGIN = '<s>'
export const END = '</s>'
export const UNKNOWN = '<unk>'

/** What stands for the logarithm of nothing, and for `<s>`, which nothing foresees. */
export const NEVER = -99

const [TAB, LINE_FEED, BLANK] = [9, 10, 32]

/**
 * A model as an ARPA file in UTF-8, in pieces of a mebibyte: for each length a section of lines with the logarithm of the
 * probability to the base 10, the words, and the logarithm of the backoff where the n-gram can be a context. Seven digits behind
 * the point.
 *
 * @throws Refusal when a word has white space in it, or is one of the marks of the format
 */
export function* arpaBytes(model: BackoffModel): Generator<Uint8Array> {
  const { levels, order } = model
  const words = wordsOf(model)
  const counts = levels.map(({ length, size }) => `ngram ${length}=${length === 1 ? size + 1 : size}\n`)
  const lines = new LineBuffer()
  lines.put(utf8ToBytes(`\\data\\\n${counts.join('')}`))
  for (const level of levels) {
    lines.put(utf8ToBytes(`\n\\${level.length}-grams:\n`))
    if (level.length === 1) yield* unigrams(lines, words, level, order)
    else yield* ngrams(lines, words, levels, level)
  }
  lines.put(utf8ToBytes('\n\\end\\\n'))
  yield lines.take()
}

/** Words by id; at 0 `<s>`, behind all others `</s>`. */
type Words = readonly Uint8Array[]

function wordsOf(model: BackoffModel): Words {
  const { types } = model
  const refused = types
    .slice(1, -1)
    .find(type => /^$|[\s\0]/.test(type) || [BEGIN, END, UNKNOWN].includes(type))
  if (refused !== undefined)
    throw new Refusal(
      `the type ${JSON.stringify(refused)} cannot stand in an ARPA file`,
      'its words are set apart by white space, and <s>, </s> and <unk> are its own: take them out of the text, or use other --tokens',
    )
  const words = types.map(type => utf8ToBytes(type))
  words[BOUNDARY] = utf8ToBytes(BEGIN)
  words[unknownOf(model)] = utf8ToBytes(UNKNOWN)
  return [...words, utf8ToBytes(END)]
}

/** One id stands for both marks: its weight is that of `<s>`, its probability that of `</s>`. */
function* unigrams(
  lines: LineBuffer,
  words: Words,
  { prob, backoff, size }: BackoffLevel,
  order: number,
): Generator<Uint8Array> {
  const line = (logProb: number, word: Uint8Array, weight: number) => {
    putLogarithm(lines, logProb)
    lines.putByte(TAB)
    lines.put(word)
    if (order > 1) {
      lines.putByte(TAB)
      putLogarithm(lines, weight)
    }
    lines.putByte(LINE_FEED)
  }
  line(prob[size - 1]!, words[size - 1]!, 0)
  line(-Infinity, words[BOUNDARY]!, backoff[BOUNDARY]!)
  line(prob[BOUNDARY]!, words[size]!, 0)
  for (let id = 1; id < size - 1; id++) {
    line(prob[id]!, words[id]!, backoff[id]!)
    if (lines.isFull) yield lines.take()
  }
}

function* ngrams(
  lines: LineBuffer,
  words: Words,
  levels: readonly BackoffLevel[],
  { size, length, context, last, prob, backoff }: BackoffLevel,
): Generator<Uint8Array> {
  const isLongest = length === levels.length
  const tokens = new Int32Array(length - 1)
  let known = -1
  for (let number = 0; number < size; number++) {
    if (context[number] !== known) {
      known = context[number]!
      readTokens(levels, known, tokens)
    }
    const id = last[number]!
    putLogarithm(lines, prob[number]!)
    lines.putByte(TAB)
    for (const token of tokens) {
      lines.put(words[token]!)
      lines.putByte(BLANK)
    }
    lines.put(words[id === BOUNDARY ? words.length - 1 : id]!)
    if (!isLongest) {
      lines.putByte(TAB)
      putLogarithm(lines, id === BOUNDARY ? 0 : backoff[number]!)
    }
    lines.putByte(LINE_FEED)
    if (lines.isFull) yield lines.take()
  }
}

/** Fills in the tokens of an n-gram, from the last to the first. */
function readTokens(levels: readonly BackoffLevel[], number: number, tokens: Int32Array): void {
  let at = number
  for (let length = tokens.length; length > 0; length--) {
    const { last, context } = levels[length - 1]!
    tokens[length - 1] = last[at]!
    at = context[at]!
  }
}

function putLogarithm(lines: LineBuffer, logarithm: number): void {
  lines.putNumber(logarithm === -Infinity ? NEVER : logarithm)
}
