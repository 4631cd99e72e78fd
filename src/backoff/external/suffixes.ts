/**
 * The adjusting stage outside of memory: for every n-gram the number of its suffix, the n-gram without its first token, and continuation
 * counts (KenLM's AdjustCounts).
 *
 * Input: {@link Levels}.
 * Output: the column `suffix.N` of each length from 3, and, where continuation counts are asked for, `adjusted.N` of each length below
 * the order from 2, and those of words in memory.
 *
 * The suffix of an n-gram is one of those that follow the suffix of its context. These lie in memory: all n-grams one shorter, or one
 * slice of them after another, for each of which the longer ones are walked through again.
 */
import { BOUNDARY } from '../../text/stream.ts'
import { ContextWalk, countColumn, lastColumn, tokenOf, type Levels } from './levels.ts'
import { IntReader, IntWriter, type Store } from './store.ts'

/** N-grams after which a stage lets others work. */
export const NGRAMS_AT_ONCE = 1 << 16

/** The column with the number of each n-gram's suffix; that of a pair is its last token. */
export const suffixColumn = (length: number) => (length === 2 ? lastColumn(2) : `suffix.${length}`)

/** The column with the counts from which n-grams are estimated. */
export const adjustedColumn = (length: number, { order, adjusted }: AdjustedLevels) =>
  adjusted && length < order ? `adjusted.${length}` : countColumn(length)

/** {@link Levels} with suffixes. */
export interface AdjustedLevels extends Levels {
  /** Whether n-grams shorter than the order have continuation counts. */
  readonly adjusted: boolean
  /** By id: the counts from which words are estimated. */
  readonly adjustedWords: Int32Array
}

/**
 * Numbers suffixes and adjusts counts. Yields the n-grams that it has read.
 *
 * @param continuations whether continuation counts are wanted
 * @param room for what is in memory: at least two numbers for each word, and two more; what is in it plays no part
 */
export function* adjust(
  store: Store,
  levels: Levels,
  continuations: boolean,
  room: Int32Array,
): Generator<number, AdjustedLevels> {
  const { order, words } = levels
  const adjusted = continuations && order > 1
  const adjustedWords = adjusted ? new Int32Array(words.length) : words
  if (adjusted) {
    const last = new IntReader(store.open(lastColumn(2)))
    while (!last.isAtEnd()) adjustedWords[tokenOf(last.next())]! += 1
  }
  for (let length = 3; length <= order; length++)
    yield* new Adjusting(store, levels, adjusted, length, room).run()
  return { ...levels, adjusted, adjustedWords }
}

/** What follows some contexts. */
interface Slice {
  /** Numbers of the contexts: from `from` to `to` − 1. */
  readonly from: number
  readonly to: number
  /** The number of the first n-gram that follows one of them. */
  readonly start: number
  /** N-grams. */
  readonly size: number
}

/** Numbers the suffixes of the n-grams of one length, and counts what continues those one shorter. */
class Adjusting {
  private readonly store: Store
  private readonly levels: Levels
  private readonly adjusted: boolean
  private readonly length: number
  /** By context, from the first one of the slice: where what follows it begins, in the slice. */
  private readonly begins: Int32Array
  /** By n-gram of the slice, which is one shorter: its last token, and the n-grams that it is the suffix of. */
  private readonly last: Int32Array
  private readonly preceded: Int32Array
  private read = 0

  constructor(store: Store, levels: Levels, adjusted: boolean, length: number, room: Int32Array) {
    const contexts = levels.sizes[length - 2]! + 1
    const ngrams = levels.sizes[length - 1]!
    const share = room.length / (contexts + 2 * ngrams)
    // Where not all fit, as many of each as there are on average; but what follows one context always fits.
    const size = share >= 1 ? ngrams : Math.max(levels.words.length, Math.floor(ngrams * share))
    this.store = store
    this.levels = levels
    this.adjusted = adjusted
    this.length = length
    this.last = room.subarray(0, size)
    this.preceded = room.subarray(size, 2 * size)
    this.begins = room.subarray(2 * size, 2 * size + contexts)
  }

  *run(): Generator<number, void> {
    const { store, levels, length } = this
    const slices: Slice[] = []
    const contexts = new ContextWalk(store, levels, length - 2)
    const last = new IntReader(store.open(lastColumn(length - 1)))
    const count = this.adjusted ? new IntReader(store.open(countColumn(length - 1))) : undefined
    const adjusted = this.adjusted ? new IntWriter(store.create(`adjusted.${length - 1}`)) : undefined
    let context = contexts.next()
    for (let start = 0; start < levels.sizes[length - 1]!; start += slices.at(-1)!.size) {
      const { slice, next } = this.load(contexts, context, last, start)
      context = next
      slices.push(slice)
      yield* this.answer(slice, slices.length - 1, slice.size === levels.sizes[length - 1])
      if (!adjusted) continue
      // An n-gram that begins a passage is preceded by nothing, and keeps its count.
      for (let at = 0; at < slice.size; at++) {
        const occurrences = count!.next()
        adjusted.push(start + at < levels.beginning[length - 1]! ? occurrences : this.preceded[at]!)
      }
    }
    contexts.close()
    last.close()
    count?.close()
    adjusted?.end()
    if (slices.length > 1) yield* this.join(slices)
  }

  /** Loads what follows the next contexts. @returns also the first context that is not among them */
  private load(
    contexts: ContextWalk,
    first: number,
    column: IntReader,
    start: number,
  ): { slice: Slice; next: number } {
    const { begins, last, levels, length } = this
    const left = levels.sizes[length - 1]! - start
    const enough = Math.min(levels.words.length, left)
    let [size, context, entries] = [0, first, 0]
    // One context follows at most all words: where these no longer fit, the slice ends.
    while (
      size < left &&
      (size === 0 || size + Math.min(enough, left - size) <= last.length) &&
      context - first + 1 < begins.length
    ) {
      while (entries <= context - first) begins[entries++] = size
      do last[size++] = tokenOf(column.next())
      while (size < left && column.peek() >= 0)
      context = contexts.next()
    }
    const to = first + entries
    begins[entries] = size
    this.preceded.fill(0, 0, size)
    return { slice: { from: first, to, start, size }, next: context }
  }

  /** Walks through the n-grams with their contexts' suffixes. @param visit is called before what follows each context */
  private *walk(visit: (suffix: number, last: IntReader) => void): Generator<number, void> {
    const { store, levels, length } = this
    const last = new IntReader(store.open(lastColumn(length)))
    const contexts = new IntReader(store.open(lastColumn(length - 1)))
    const suffixes = new IntReader(store.open(suffixColumn(length - 1)))
    let at = 0
    while (!last.isAtEnd()) {
      let isOpen = false
      let suffix = 0
      while (!isOpen) {
        isOpen = tokenOf(contexts.next()) !== BOUNDARY
        suffix = suffixes.next()
      }
      visit(tokenOf(suffix), last)
      if (++at % NGRAMS_AT_ONCE === 0) yield this.read
    }
    contexts.close()
    suffixes.close()
    yield (this.read += levels.sizes[length]!)
  }

  /** Finds the suffixes that are in a slice. */
  private *answer({ from, to, start }: Slice, number: number, isAll: boolean): Generator<number, void> {
    const { store, begins, last, preceded, length } = this
    const answers = new IntWriter(store.create(isAll ? suffixColumn(length) : answerColumn(length, number)))
    yield* this.walk((context, column) => {
      const isHere = context >= from && context < to
      let at = isHere ? begins[context - from]! : 0
      const end = isHere ? begins[context - from + 1]! : 0
      for (let isFirst = true; isFirst || (!column.isAtEnd() && column.peek() >= 0); isFirst = false) {
        const id = tokenOf(column.next())
        if (!isHere) continue
        at = placeOf(id, last, at, end)
        preceded[at]! += 1
        answers.push(start + at)
      }
    })
    answers.end()
  }

  /** Puts the suffixes together that were found in several slices. */
  private *join(slices: readonly Slice[]): Generator<number, void> {
    const { store, length } = this
    const suffixes = new IntWriter(store.create(suffixColumn(length)))
    const answers = slices.map((_, number) => new IntReader(store.open(answerColumn(length, number))))
    yield* this.walk((context, column) => {
      const answer = answers[slices.findIndex(({ to }) => context < to)]!
      do {
        column.next()
        suffixes.push(answer.next())
      } while (!column.isAtEnd() && column.peek() >= 0)
    })
    suffixes.end()
    answers.forEach((answer, number) => {
      answer.close()
      store.remove(answerColumn(length, number))
    })
  }
}

const answerColumn = (length: number, slice: number) => `suffix.${length}.${slice}`

/** Up to this many places are looked through one by one. */
const FEW = 8

/** The place of a token among sorted ones, from `at` to `end` − 1, where it is. */
function placeOf(id: number, sorted: Int32Array, at: number, end: number): number {
  while (end - at > FEW) {
    const middle = (at + end) >>> 1
    if (sorted[middle]! <= id) at = middle
    else end = middle
  }
  while (sorted[at] !== id) at += 1
  return at
}
