import { utf8ToBytes } from '@noble/hashes/utils.js'
import { BOUNDARY } from '../../text/stream.ts'
import type { BackoffLevel, BackoffModel } from '../backoff-model.ts'
import { ContextBytes, lookUpTokens } from './context-bytes.ts'
import { copyBytes, LineBuffer, NUMBER_BYTES, putNumber } from './line-buffer.ts'
import { wordBytes, type Words } from './word-bytes.ts'

/** The logarithm of 0 in an ARPA file; also that of `<s>`, which no context predicts. */
export const ARPA_ZERO = -99

const [TAB, LINE_FEED] = [9, 10]

/** The n-grams of one length, as far as a file has them. */
export type ArpaLevel = Omit<BackoffLevel, 'suffix'>

/** A model as far as a file has it, with its words as bytes: threads can share all of it. */
export interface ArpaModel {
  readonly order: number
  readonly words: Words
  readonly levels: readonly ArpaLevel[]
}

/** @throws Refusal when a word has a blank, a tab or a line's end in it, or is one of the marks of the format */
export const arpaModel = ({ order, types, levels }: BackoffModel): ArpaModel => ({
  ...{ order, words: wordBytes(types) },
  levels: levels.map(({ length, size, context, last, prob, backoff }) => ({ length, size, context, last, prob, backoff })), // prettier-ignore
})

/** A part of a file: n-grams of two tokens and more, the shorter ones first, by their places among all of these. */
export interface Part {
  /** Default 0, and all that comes before. */
  readonly from?: number
  /** Up to this one, itself not included. Default: all, and the file's end. */
  readonly to?: number
}

/**
 * Writes a model as an ARPA file in UTF-8.
 *
 * Input: a {@link BackoffModel}.
 * Output: pieces of about a mebibyte. Each length is a section, with the n-grams in the order of the model. A line has log10 of
 * the probability, the words, and log10 of the backoff weight if the n-gram can be a context. Numbers have seven decimals.
 *
 * @throws Refusal when a word has a blank, a tab or a line's end in it, or is one of the marks of the format
 * @example
 * import { passagesOf, smooth, smoothingNamed, train, writeArpa } from 'collapse-lab'
 * const text = train(passagesOf(['a b']), { tokens: 'whitespace', order: 1 })
 * const model = smooth(text, smoothingNamed('mle'))
 * const [bytes] = writeArpa(model)
 * new TextDecoder().decode(bytes).split('\n').slice(0, 6)
 * // → [ '\\data\\', 'ngram 1=5', '', '\\1-grams:', '-99\t<unk>', '-99\t<s>' ]
 */
export const writeArpa = (model: BackoffModel): Generator<Uint8Array> => arpaParts(arpaModel(model))()

/** Counts the n-grams of two tokens and more: the lines that parts divide. */
export const countLines = ({ levels }: ArpaModel) => levels.slice(1).reduce((sum, { size }) => sum + size, 0)

/** Writes an ARPA file in parts, which several threads may write; all parts in order make up the file of {@link writeArpa}. */
export function arpaParts(model: ArpaModel): (part?: Part) => Generator<Uint8Array> {
  const { words, levels } = model
  const last = countLines(model)
  const sizes = levels.map(({ size }) => size)
  return function* ({ from = 0, to = last } = {}) {
    const lines = new LineBuffer()
    if (from === 0) yield* head(lines, { words, sizes, unigrams: levels[0]! })
    let begin = 0
    for (const level of levels.slice(1)) {
      const [first, end] = [Math.max(0, from - begin), Math.min(level.size, to - begin)]
      if (begin >= from && (begin < to || to === last)) lines.put(titleOf(level))
      if (first < end) yield* ngrams(lines, words, levels, { level, first, end })
      begin += level.size
    }
    if (to === last) lines.put(ending())
    yield lines.take()
  }
}

/** The line above the n-grams of a length. */
export const titleOf = ({ length }: Pick<BackoffLevel, 'length'>) => utf8ToBytes(`\n\\${length}-grams:\n`)

/** What follows the last n-gram. */
export const ending = () => utf8ToBytes('\n\\end\\\n')

/** What an ARPA file begins with: the number of n-grams of each length, and the words. */
export interface ArpaHead {
  readonly words: Words
  /** By length, from 1. */
  readonly sizes: readonly number[]
  /** Logarithms by id, as {@link BackoffLevel} has them. */
  readonly unigrams: Pick<BackoffLevel, 'prob' | 'backoff'>
}

/** Writes the beginning of a file, up to the words. */
export function* head(lines: LineBuffer, { words, sizes, unigrams }: ArpaHead): Generator<Uint8Array> {
  const counts = sizes.map((size, index) => `ngram ${index + 1}=${index === 0 ? size + 1 : size}\n`)
  lines.put(utf8ToBytes(`\\data\\\n${counts.join('')}`))
  lines.put(titleOf({ length: 1 }))
  yield* wordLines(lines, words, unigrams, sizes.length)
}

/** One id stands for both marks: its weight is that of `<s>`, its probability that of `</s>`. */
function* wordLines(
  lines: LineBuffer,
  { bytes, starts }: Words,
  { prob, backoff }: ArpaHead['unigrams'],
  order: number,
): Generator<Uint8Array> {
  const size = prob.length
  const line = (logProb: number, id: number, weight: number) => {
    lines.reserve(2 * NUMBER_BYTES + starts[id + 1]! - starts[id]! + 3)
    const { view } = lines
    let at = putNumber(view, lines.length, finite(logProb))
    view.setUint8(at++, TAB)
    at = copyBytes(view, at, bytes, starts[id]!, starts[id + 1]!)
    if (order > 1) {
      view.setUint8(at++, TAB)
      at = putNumber(view, at, finite(weight))
    }
    view.setUint8(at++, LINE_FEED)
    lines.length = at
  }
  line(prob[size - 1]!, size - 1, 0)
  line(-Infinity, BOUNDARY, backoff[BOUNDARY]!)
  line(prob[BOUNDARY]!, size, 0)
  for (let id = 1; id < size - 1; id++) {
    line(prob[id]!, id, backoff[id]!)
    if (lines.isFull) yield lines.take()
  }
}

function* ngrams(
  lines: LineBuffer,
  words: Words,
  levels: readonly ArpaLevel[],
  { level, first, end }: { level: ArpaLevel; first: number; end: number },
): Generator<Uint8Array> {
  const context = new ContextBytes(words, level.length - 1, LINES_AT_ONCE)
  const backoff = level.length === levels.length ? undefined : level.backoff
  const part = { last: level.last, prob: level.prob, ...(backoff && { backoff }) }
  for (let from = first; from < end; from += LINES_AT_ONCE) {
    const to = Math.min(end, from + LINES_AT_ONCE)
    lookUpTokens(context, levels, level.context.slice(from, to))
    putLines(lines, words, context, { ...part, from, to })
    if (lines.isFull) yield lines.take()
  }
}

/** Lines that one call of {@link putLines} writes at most: a loop inside a generator is slower. */
export const LINES_AT_ONCE = 1024

/** N-grams of one length that are written, from `from` to `to` − 1. */
interface Lines {
  readonly from: number
  readonly to: number
  readonly last: Int32Array
  /** Logarithms, as {@link BackoffLevel} has them. */
  readonly prob: Float64Array
  /** Default: the n-grams are the longest ones, and have none. */
  readonly backoff?: Float64Array
}

/** Writes n-grams. @param context has the tokens of their contexts, that of the first one at 0 */
export function putLines(
  lines: LineBuffer,
  words: Words,
  context: ContextBytes,
  { from, to, last, prob, backoff }: Lines,
): void {
  for (let number = from; number < to; number++) {
    context.moveTo(number - from)
    const id = last[number]!
    const word = id === BOUNDARY ? words.starts.length - 2 : id
    const [start, end] = [words.starts[word]!, words.starts[word + 1]!]
    lines.reserve(2 * NUMBER_BYTES + context.length + end - start + 3)
    const { view } = lines
    let at = putNumber(view, lines.length, finite(prob[number]!))
    view.setUint8(at++, TAB)
    at = copyBytes(view, at, context.bytes, 0, context.length)
    at = copyBytes(view, at, words.bytes, start, end)
    if (backoff) {
      view.setUint8(at++, TAB)
      at = putNumber(view, at, id === BOUNDARY ? 0 : finite(backoff[number]!))
    }
    view.setUint8(at++, LINE_FEED)
    lines.length = at
  }
}

const finite = (logarithm: number) => (logarithm === -Infinity ? ARPA_ZERO : logarithm)
