/**
 * The last stage outside of memory: an ARPA file from columns, by the functions that write one from memory.
 *
 * Input: {@link Levels} with the columns `prob.N` and `backoff.N`, and words.
 * Output: pieces of about a mebibyte, the bytes of {@link writeArpa} on the same model.
 */
import { log10Each } from '../../arithmetic.ts'
import { BOUNDARY } from '../../text/stream.ts'
import { ContextBytes } from '../arpa/context-bytes.ts'
import { LineBuffer } from '../arpa/line-buffer.ts'
import type { Words } from '../arpa/word-bytes.ts'
import { ending, head, LINES_AT_ONCE, putLines, titleOf } from '../arpa/write.ts'
import { backoffColumn, probColumn, type EstimatedWords } from './estimate.ts'
import { lastColumn, tokenOf, type Levels } from './levels.ts'
import { IntReader, NumberReader, type Store } from './store.ts'

/** Writes an ARPA file. @param words as {@link wordBytes} makes them @param written is called with the n-grams of two tokens and more so far */
export function* arpaOfColumns(
  store: Store,
  levels: Levels,
  words: Words,
  { prob, backoff }: EstimatedWords,
  written: (ngrams: number) => void = () => undefined,
): Generator<Uint8Array> {
  const lines = new LineBuffer()
  const unigrams = { prob: prob.slice(), backoff: backoff.slice() }
  log10Each(unigrams.prob)
  log10Each(unigrams.backoff)
  yield* head(lines, { words, sizes: levels.sizes.slice(1), unigrams })
  let done = 0
  for (let length = 2; length <= levels.order; length++) {
    lines.put(titleOf({ length }))
    yield* linesOf(store, levels, words, { length, lines, written: ngrams => written(done + ngrams) })
    done += levels.sizes[length]!
  }
  lines.put(ending())
  yield lines.take()
}

function* linesOf(
  store: Store,
  levels: Levels,
  words: Words,
  { length, lines, written }: { length: number; lines: LineBuffer; written: (ngrams: number) => void },
): Generator<Uint8Array> {
  const size = levels.sizes[length]!
  const walk = new PrefixWalk(store, levels, length)
  const prob = new NumberReader(store.open(probColumn(length)))
  const backoff = length < levels.order ? new NumberReader(store.open(backoffColumn(length))) : undefined
  const context = new ContextBytes(words, length - 1, LINES_AT_ONCE)
  const own = {
    last: new Int32Array(LINES_AT_ONCE),
    prob: new Float64Array(LINES_AT_ONCE),
    ...(backoff && { backoff: new Float64Array(LINES_AT_ONCE) }),
  }
  for (let from = 0; from < size; from += LINES_AT_ONCE) {
    const to = Math.min(LINES_AT_ONCE, size - from)
    for (let at = 0; at < to; at++) {
      const id = walk.next()
      for (let token = 0; token < length - 1; token++)
        context.ids[at * (length - 1) + token] = walk.tokens[token]!
      own.last[at] = id
      own.prob[at] = prob.next()
      if (backoff) own.backoff![at] = id === BOUNDARY ? 1 : backoff.next()
    }
    log10Each(own.prob)
    if (own.backoff) log10Each(own.backoff)
    putLines(lines, words, context, { from: 0, to, ...own })
    if (!lines.isFull) continue
    written(from + to)
    yield lines.take()
  }
  walk.close()
  prob.close()
  backoff?.close()
}

/** Walks through the n-grams of a length, and through their contexts with them. */
class PrefixWalk {
  /** The tokens of the context. */
  readonly tokens: Int32Array
  private readonly length: number
  private readonly words: Int32Array
  /** By length, from 2. */
  private readonly last: readonly IntReader[]

  constructor(store: Store, { words }: Levels, length: number) {
    this.length = length
    this.words = words
    this.last = Array.from({ length: length - 1 }, (_, index) => new IntReader(store.open(lastColumn(index + 2))))
    this.tokens = new Int32Array(length - 1)
    this.tokens[0] = -1
  }

  /** Moves to the next n-gram. @returns its last token */
  next(): number {
    return this.nextOf(this.length)
  }

  close(): void {
    for (const column of this.last) column.close()
  }

  private nextOf(length: number): number {
    const marked = this.last[length - 2]!.next()
    if (marked < 0) this.nextContext(length - 1)
    return tokenOf(marked)
  }

  /** Moves to the next n-gram of a length that is a context. */
  private nextContext(length: number): void {
    const { tokens, words } = this
    if (length > 1) {
      let id: number
      do id = this.nextOf(length)
      while (id === BOUNDARY)
      tokens[length - 1] = id
    } else {
      do tokens[0]! += 1
      while (words[tokens[0]!] === 0)
    }
  }
}
