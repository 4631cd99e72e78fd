/**
 * The last stage outside of memory: an ARPA file from columns, by the functions that write one from memory.
 *
 * Input: {@link Levels} with the columns `prob.N` and `backoff.N`, and words.
 * Output: pieces of about a mebibyte, the bytes of {@link writeArpa} on the same model.
 */
import { log10Each } from '../../arithmetic.ts'
import { sharedNumbers } from '../../arrays.ts'
import { BOUNDARY } from '../../text/stream.ts'
import { ContextBytes } from '../arpa/context-bytes.ts'
import { LineBuffer } from '../arpa/line-buffer.ts'
import type { Words } from '../arpa/word-bytes.ts'
import { ending, head, LINES_AT_ONCE, putLines, titleOf } from '../arpa/write.ts'
import { backoffColumn, probColumn, type EstimatedWords } from './estimate.ts'
import { lastColumn, tokenOf, type Levels, type Mark } from './levels.ts'
import { IntReader, NumberReader, type Store } from './store.ts'

/** A model in columns, with its words as bytes. */
export interface ColumnModel {
  readonly levels: Levels
  readonly words: Words
  /** Logarithms. */
  readonly unigrams: EstimatedWords
}

/** @param words as {@link wordBytes} makes them */
export function columnModel(levels: Levels, words: Words, { prob, backoff }: EstimatedWords): ColumnModel {
  return { levels, words, unigrams: { prob: logarithms(prob), backoff: logarithms(backoff) } }
}

/** For threads to share. */
function logarithms(numbers: Float64Array): Float64Array {
  const shared = sharedNumbers(numbers.length)
  shared.set(numbers)
  log10Each(shared)
  return shared
}

/** N-grams of one length in a part of a file. */
export interface ColumnPart {
  readonly length: number
  /** The numbers of two marks: the part lies between them. */
  readonly from: number
  readonly to: number
}

/** N-grams of a part at least: some megabytes of lines, so that a thread keeps little and waits seldom for the ones before. */
const PART_NGRAMS = 1 << 16

/** Cuts a file into parts; the first one has all that comes before its n-grams, and the last one the file's end. */
export function partsOfColumns({ order, marks }: Levels): ColumnPart[] {
  const parts: ColumnPart[] = []
  for (let length = 2; length <= order; length++)
    for (let [from, to] = [0, 1]; to < marks.length; to++) {
      const isLast = to === marks.length - 1
      if (!isLast && marks[to]!.ngrams[length]! - marks[from]!.ngrams[length]! < PART_NGRAMS) continue
      parts.push({ length, from, to })
      from = to
    }
  return parts.length > 0 ? parts : [{ length: 1, from: 0, to: 0 }]
}

/** Writes one of the {@link partsOfColumns}; all parts in order make up the file. */
export function* arpaOfPart(
  store: Store,
  { levels, words, unigrams }: ColumnModel,
  part: ColumnPart,
): Generator<Uint8Array> {
  const { order, sizes, marks } = levels
  const { length, from, to } = part
  const lines = new LineBuffer()
  if (from === 0 && length <= 2) yield* head(lines, { words, sizes: sizes.slice(1), unigrams })
  if (from === 0 && length > 1) lines.put(titleOf({ length }))
  if (length > 1) yield* linesOf(store, levels, words, part, lines)
  if (to === marks.length - 1 && length === order) lines.put(ending())
  yield lines.take()
}

function* linesOf(
  store: Store,
  levels: Levels,
  words: Words,
  { length, from, to }: ColumnPart,
  lines: LineBuffer,
): Generator<Uint8Array> {
  const [begin, end] = [levels.marks[from]!, levels.marks[to]!]
  const size = end.ngrams[length]! - begin.ngrams[length]!
  const walk = new PrefixWalk(store, levels, length, begin)
  const numbers = (column: string, before: number) => new NumberReader(store.open(column, 8 * before))
  const prob = numbers(probColumn(length), begin.ngrams[length]!)
  const backoff = length < levels.order ? numbers(backoffColumn(length), begin.open[length]!) : undefined
  const context = new ContextBytes(words, length - 1, LINES_AT_ONCE)
  const own = {
    last: new Int32Array(LINES_AT_ONCE),
    prob: new Float64Array(LINES_AT_ONCE),
    ...(backoff && { backoff: new Float64Array(LINES_AT_ONCE) }),
  }
  for (let done = 0; done < size; done += LINES_AT_ONCE) {
    const count = Math.min(LINES_AT_ONCE, size - done)
    for (let at = 0; at < count; at++) {
      const id = walk.next()
      for (let token = 0; token < length - 1; token++)
        context.ids[at * (length - 1) + token] = walk.tokens[token]!
      own.last[at] = id
      own.prob[at] = prob.next()
      if (backoff) own.backoff![at] = id === BOUNDARY ? 1 : backoff.next()
    }
    log10Each(own.prob)
    if (own.backoff) log10Each(own.backoff)
    putLines(lines, words, context, { from: 0, to: count, ...own })
    if (lines.isFull) yield lines.take()
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

  constructor(store: Store, { words }: Levels, length: number, { tokens, ngrams }: Mark) {
    this.length = length
    this.words = words
    this.tokens = Int32Array.from(tokens.slice(0, length - 1))
    this.last = Array.from({ length: length - 1 }, (_, index) => {
      const shorter = index + 2
      return new IntReader(store.open(lastColumn(shorter), 4 * ngrams[shorter]!))
    })
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
