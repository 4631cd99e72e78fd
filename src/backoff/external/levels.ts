/**
 * The n-grams of each length as columns, in prefix order: sorted by their first token, then the second, and so on.
 *
 * Those of two tokens and more have the column `last.N`, their last tokens, and `count.N`, their occurrences. All n-grams after a context
 * stand side by side, in the order of the contexts one shorter; the first of them has the mark {@link FIRST} on its last token. Every
 * n-gram is such a context but those that end a passage, so that contexts and what follows them are walked through together.
 */
import { BOUNDARY } from '../../text/stream.ts'
import { IntReader, IntWriter, type Store } from './store.ts'
import type { WindowSink } from './windows.ts'

/** Marks the last token of the first n-gram after a context. */
export const FIRST = 0x80000000 | 0

/** Takes the mark off. */
export const tokenOf = (marked: number): number => marked & 0x7fffffff

/** A place between two windows, from which the columns can be read. */
export interface Mark {
  /** The tokens of the window before it. */
  readonly tokens: readonly number[]
  /** By length: the n-grams before it. */
  readonly ngrams: readonly number[]
  /** By length: the n-grams before it that do not end a passage. */
  readonly open: readonly number[]
}

/** N-grams in columns. */
export interface Levels {
  readonly order: number
  /** By id: occurrences; of the boundary the passages. */
  readonly words: Int32Array
  /** By length: the number of n-grams; 0 is not used. */
  readonly sizes: readonly number[]
  /** By length: the number of n-grams that begin a passage; these come first. */
  readonly beginning: readonly number[]
  /** By length: the number of n-grams that begin a passage and do not end it; as contexts these come first. */
  readonly open: readonly number[]
  /** Places from the first to the last. */
  readonly marks: readonly Mark[]
}

export const lastColumn = (length: number) => `last.${length}`
export const countColumn = (length: number) => `count.${length}`

/** Windows from one {@link Mark} to the next. */
const MARK_EVERY = 1 << 15

/** Makes the columns from windows in prefix order. */
export class LevelWriter implements WindowSink {
  private readonly order: number
  private readonly last: IntWriter[]
  private readonly count: IntWriter[]
  private readonly beginning: number[]
  private readonly open: number[]
  /** Windows so far, and by length how many there were when the last n-gram was new. */
  private windows = 0
  private readonly since: number[]
  /** The last window, and its length. */
  private readonly tokens: Int32Array
  private whole = 0
  /** By length: n-grams that do not end a passage. */
  private readonly continued: number[]
  private readonly marks: Mark[] = []
  private marked = 0

  constructor(store: Store, order: number) {
    const columns = (nameOf: (length: number) => string) =>
      Array.from({ length: order - 1 }, (_, index) => new IntWriter(store.create(nameOf(index + 2))))
    this.order = order
    this.last = columns(lastColumn)
    this.count = columns(countColumn)
    this.since = Array.from({ length: order + 1 }, () => 0)
    this.beginning = [...this.since]
    this.open = [...this.since]
    this.continued = [...this.since]
    this.tokens = new Int32Array(order)
    this.tokens[0] = -1
  }

  add(tokens: Int32Array, from: number, shared: number, count: number): void {
    if (shared < this.order) {
      this.close(shared)
      if (this.marked++ % MARK_EVERY === 0) this.mark()
      this.begin(tokens, from, shared)
    }
    this.windows += count
  }

  /** Ends the columns. @param words occurrences by id */
  end(words: Int32Array): Levels {
    this.close(0)
    this.mark()
    for (const column of this.count) column.end()
    const sizes = [0, words.length, ...this.last.map(column => column.end())]
    const [beginning, open] = [this.beginning, this.open]
    beginning[1] = 1
    open[1] = 1
    return { order: this.order, words, sizes, beginning, open, marks: this.marks }
  }

  /** Ends the n-grams of the last window that are longer than what the next one shares with it. */
  private close(shared: number): void {
    const { count, since, windows } = this
    for (let length = shared < 1 ? 2 : shared + 1; length <= this.whole; length++)
      count[length - 2]!.push(windows - since[length]!)
  }

  private mark(): void {
    this.marks.push({
      tokens: [...this.tokens],
      ngrams: [0, 0, ...this.last.map(column => column.size)],
      open: [...this.continued],
    })
  }

  private begin(tokens: Int32Array, from: number, shared: number): void {
    const { order, last, since, windows, continued } = this
    const begins = tokens[from] === BOUNDARY
    let length = shared < 1 ? 2 : shared + 1
    this.tokens[0] = tokens[from]!
    // The context of the first new n-gram has others, unless it is a word that is new too.
    let mark = shared === 0 ? FIRST : 0
    for (; length <= order; length++) {
      const id = tokens[from + length - 1]!
      last[length - 2]!.push(id | mark)
      this.tokens[length - 1] = id
      if (id !== BOUNDARY) continued[length]! += 1
      since[length] = windows
      mark = FIRST
      if (begins) this.beginning[length]! += 1
      if (begins && id !== BOUNDARY) this.open[length]! += 1
      if (id === BOUNDARY) break
    }
    this.whole = Math.min(length, order)
  }
}

/** Walks through the n-grams of a length that are contexts. */
export class ContextWalk {
  /** Its number among the n-grams of its length; −1 before the first. */
  number = -1
  private readonly words: Int32Array | undefined
  private readonly last: IntReader | undefined

  constructor(store: Store, { words }: Pick<Levels, 'words'>, length: number) {
    if (length === 1) this.words = words
    else this.last = new IntReader(store.open(lastColumn(length)))
  }

  /** Moves to the next one. @returns its number; that after the last n-gram where there is none */
  next(): number {
    const { words, last } = this
    let number = this.number + 1
    if (words) while (number < words.length && words[number] === 0) number += 1
    else while (!last!.isAtEnd() && tokenOf(last!.next()) === BOUNDARY) number += 1
    this.number = number
    return number
  }

  close(): void {
    this.last?.close()
  }
}
