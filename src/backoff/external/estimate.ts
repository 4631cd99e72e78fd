/**
 * The estimation stage outside of memory: probabilities and backoff weights, by the functions that estimate in memory.
 *
 * Input: {@link AdjustedLevels}, and a fitted {@link Estimator}.
 * Output: those of words, in memory; of each length from 2 the column `prob.N` of plain probabilities, and of each length below the
 * order from 2 `backoff.N`, the weights of those n-grams that are contexts.
 *
 * N-grams are estimated many contexts at a time. The probabilities of their suffixes lie in memory: all those one shorter, or one slice of
 * them after another, for each of which the suffixes are walked through again.
 */
import { lengthened } from '../../arrays.ts'
import { contextStats, estimateLevel } from '../estimate.ts'
import { wordTable } from '../counts/ngram-tables.ts'
import type { Estimator, Smoothing } from '../smoothings/smoothing.ts'
import { countColumn, lastColumn, tokenOf } from './levels.ts'
import { IntReader, NumberReader, NumberWriter, type Store } from './store.ts'
import { adjustedColumn, NGRAMS_AT_ONCE, suffixColumn, type AdjustedLevels } from './suffixes.ts'

export const probColumn = (length: number) => `prob.${length}`
export const backoffColumn = (length: number) => `backoff.${length}`

/** Plain probabilities and backoff weights of words, by id. */
export interface EstimatedWords {
  readonly prob: Float64Array
  readonly backoff: Float64Array
}

/**
 * Estimates every length, shortest first. Yields the n-grams that it has read.
 *
 * @param room for probabilities; what is in it plays no part
 */
export function* estimate(
  store: Store,
  levels: AdjustedLevels,
  { seen }: Pick<Smoothing, 'seen'>,
  estimator: Estimator,
  room: Float64Array,
): Generator<number, EstimatedWords> {
  const { order, words, adjustedWords } = levels
  const outcomes = words.length
  const table = wordTable(adjustedWords)
  const prob = new Float64Array(outcomes)
  estimateLevel[seen]({
    level: { ...table, prob },
    below: undefined,
    counts: adjustedWords,
    stats: contextStats(table, adjustedWords, { order, begins: undefined }),
    estimator,
    outcomes,
  })
  const backoff = new Float64Array(outcomes).fill(1)
  let read = 0
  for (let length = 2; length <= order; length++) {
    const lower = length === 2 ? inMemory(prob) : yield* lowerProbabilities(store, levels, length, room, read)
    const probs = new NumberWriter(store.create(probColumn(length)))
    const weights = length === 2 ? undefined : new NumberWriter(store.create(backoffColumn(length - 1)))
    let word = 0
    for (const batch of batches(store, levels, length)) {
      const { size, context, counts, begins, numbers } = batch
      const below = { prob: lower.take(batch), backoff: new Float64Array(begins.length).fill(1) }
      const own = new Float64Array(size)
      estimateLevel[seen]({
        level: { length, size, context, suffix: numbers, prob: own },
        below,
        counts,
        stats: contextStats({ length, size, context }, counts, { order, begins }),
        estimator,
        outcomes,
      })
      for (let at = 0; at < size; at++) probs.push(own[at]!)
      for (const weight of below.backoff) {
        if (weights) weights.push(weight)
        else {
          while (words[word] === 0) word += 1
          backoff[word++] = weight
        }
      }
      yield read + size
      read += size
    }
    probs.end()
    weights?.end()
    lower.close()
    for (const column of new Set([countColumn(length), adjustedColumn(length, levels)])) store.remove(column)
    if (length > 2) store.remove(suffixColumn(length))
  }
  return { prob, backoff }
}

/** N-grams of a batch at least, but for the last one. */
const BATCH = 1 << 14

/** The n-grams that follow some contexts, one context after another. */
interface Batch {
  readonly size: number
  /** The number of each one's context in the batch. */
  readonly context: Int32Array
  readonly counts: Int32Array
  /** The number of each one's suffix. */
  readonly suffix: Int32Array
  /** By context: 1 where it begins a passage. */
  readonly begins: Uint8Array
  /** From 0 on. */
  readonly numbers: Int32Array
}

/** Arrays that every batch of a length is read into. */
class BatchRoom {
  context = new Int32Array(2 * BATCH)
  counts = new Int32Array(2 * BATCH)
  suffix = new Int32Array(2 * BATCH)
  numbers = upTo(2 * BATCH)

  double(): void {
    const { length } = this.context
    this.context = lengthened(this.context, 2 * length)
    this.counts = lengthened(this.counts, 2 * length)
    this.suffix = lengthened(this.suffix, 2 * length)
    this.numbers = upTo(2 * length)
  }
}

const upTo = (length: number) => new Int32Array(length).map((_, at) => at)

/** Reads the n-grams of a length. A batch is overwritten by the next one. */
function* batches(store: Store, levels: AdjustedLevels, length: number): Generator<Batch, void> {
  const last = new IntReader(store.open(lastColumn(length)))
  const count = new IntReader(store.open(adjustedColumn(length, levels)))
  const suffixes = length === 2 ? undefined : new IntReader(store.open(suffixColumn(length)))
  const room = new BatchRoom()
  let open = levels.open[length - 1]!
  while (!last.isAtEnd()) {
    let [size, contexts] = [0, 0]
    while (!last.isAtEnd() && (size < BATCH || last.peek() >= 0)) {
      const marked = last.next()
      if (marked < 0) contexts += 1
      if (size === room.context.length) room.double()
      room.context[size] = contexts - 1
      room.counts[size] = count.next()
      room.suffix[size++] = suffixes ? suffixes.next() : tokenOf(marked)
    }
    const begins = new Uint8Array(contexts).fill(1, 0, Math.max(0, Math.min(open, contexts)))
    open -= contexts
    yield {
      size,
      context: room.context.subarray(0, size),
      counts: room.counts.subarray(0, size),
      suffix: room.suffix.subarray(0, size),
      numbers: room.numbers.subarray(0, size),
      begins,
    }
  }
  count.close()
  suffixes?.close()
}

/** The probabilities of the suffixes of a length, batch after batch. */
interface LowerProbabilities {
  take(batch: Pick<Batch, 'size' | 'suffix'>): Float64Array
  close(): void
}

function inMemory(prob: Float64Array): LowerProbabilities {
  return {
    take({ size, suffix }) {
      const taken = new Float64Array(size)
      for (let at = 0; at < size; at++) taken[at] = prob[suffix[at]!]!
      return taken
    },
    close: () => undefined,
  }
}

/** Those of one length below: where memory has no room for all, found slice by slice, and taken in turn from the slice that has each. */
function* lowerProbabilities(
  store: Store,
  { sizes }: AdjustedLevels,
  length: number,
  room: Float64Array,
  read: number,
): Generator<number, LowerProbabilities> {
  const size = sizes[length - 1]!
  const column = new NumberReader(store.open(probColumn(length - 1)))
  const load = (from: number) => {
    const slice = room.subarray(0, Math.min(room.length, size - from))
    for (let at = 0; at < slice.length; at++) slice[at] = column.next()
    return slice
  }
  if (size <= room.length) {
    const prob = load(0)
    column.close()
    return inMemory(prob)
  }
  const nameOf = (slice: number) => `lower.${slice}`
  const slices = Math.ceil(size / room.length)
  for (let number = 0; number < slices; number++) {
    const from = number * room.length
    const slice = load(from)
    const found = new NumberWriter(store.create(nameOf(number)))
    const suffixes = new IntReader(store.open(suffixColumn(length)))
    for (let at = 0; !suffixes.isAtEnd(); at++) {
      const suffix = suffixes.next() - from
      if (suffix >= 0 && suffix < slice.length) found.push(slice[suffix]!)
      if (at % NGRAMS_AT_ONCE === 0) yield read
    }
    found.end()
  }
  column.close()
  const found = Array.from({ length: slices }, (_, number) => new NumberReader(store.open(nameOf(number))))
  return {
    take({ size: taking, suffix }) {
      const taken = new Float64Array(taking)
      for (let at = 0; at < taking; at++) taken[at] = found[Math.floor(suffix[at]! / room.length)]!.next()
      return taken
    },
    close: () =>
      found.forEach((reader, number) => {
        reader.close()
        store.remove(nameOf(number))
      }),
  }
}
