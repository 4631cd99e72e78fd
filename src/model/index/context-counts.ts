import { BOUNDARY, type Stream } from '../../text/stream.ts'
import { everywhere, narrow, passageBeginnings, type Range, type SuffixIndex } from './suffix-index.ts'

/**
 * Counts of every token of a text after each of its contexts, in the training text of a model. Row i, level k (from 1) are at
 * index i · order + k − 1.
 */
export interface ContextCounts {
  readonly order: number
  /** The tokens that are scored, end marks included, out-of-vocabulary tokens left out. */
  readonly targets: Int32Array
  /** Occurrences of the token after its context of k − 1 tokens. */
  readonly counts: Int32Array
  /** Occurrences of that context with anything known after it; 0 for a context never seen. */
  readonly totals: Int32Array
  /** Number of out-of-vocabulary tokens, left out. */
  readonly unknown: number
}

const NOWHERE: Range = { low: 0, high: 0 }

/**
 * Counts every token of a text after its contexts of 0 to `order` − 1 tokens. A context reaches back to the beginning of its
 * passage and no further, so near a beginning all longer contexts are the one that holds the whole past.
 *
 * @param unknown the id of out-of-vocabulary types; it is never a target, and a context that holds it was never seen
 */
export function countContexts(
  occurrences: SuffixIndex,
  order: number,
  text: Stream,
  unknown: number,
): ContextCounts {
  return countContextsWith(new ContextCursor(occurrences, order, unknown), order, text, unknown)
}

/** A cursor over a text that knows the counts of its contexts. */
export type ContextLookup = Pick<ContextCursor, 'lookup' | 'advance'>

/** Counts every token of a text as {@link countContexts} does, with any cursor. */
export function countContextsWith(
  cursor: ContextLookup,
  order: number,
  text: Stream,
  unknown: number,
): ContextCounts {
  const size = text.ids.length - 1
  const targets = new Int32Array(size)
  const counts = new Int32Array(size * order)
  const totals = new Int32Array(size * order)
  let rows = 0
  for (let at = 1; at < text.ids.length; at++) {
    const id = text.ids[at]!
    if (id !== unknown) {
      targets[rows] = id
      cursor.lookup(id, counts, totals, rows * order)
      rows += 1
    }
    cursor.advance(id)
  }
  return {
    order,
    targets: targets.slice(0, rows),
    counts: counts.slice(0, rows * order),
    totals: totals.slice(0, rows * order),
    unknown: size - rows,
  }
}

/** A cursor over a text: the contexts that end at its place, as ranges of the suffix index. */
export class ContextCursor {
  private readonly occurrences: SuffixIndex
  private readonly order: number
  /** Undefined where the text has no such tokens. */
  private readonly unknown: number | undefined
  /** `contexts[m]` holds the occurrences of the last m tokens. */
  private readonly contexts: Range[]
  /** Length of the longest context, the boundary counted. */
  private contextLength: number

  /** @param unknown the id of out-of-vocabulary types, which are never predicted and so are in no total */
  constructor(occurrences: SuffixIndex, order: number, unknown?: number) {
    const { bucket } = occurrences
    this.occurrences = occurrences
    this.order = order
    this.unknown = unknown === undefined || bucket[unknown] === bucket[unknown + 1] ? undefined : unknown
    this.contexts = Array.from({ length: order }, () => NOWHERE)
    this.contexts[0] = everywhere(occurrences)
    this.contextLength = 0
    this.begin()
  }

  /** Writes the counts of `id` after each context, and the totals of the contexts, from level 1 to the order. */
  lookup(id: number, counts: Int32Array, totals: Int32Array, offset: number): void {
    for (let level = 1; level <= this.order; level++) {
      const length = Math.min(level - 1, this.contextLength)
      counts[offset + level - 1] = this.count(length, id)
      totals[offset + level - 1] = this.total(length)
      if (!this.wasSeen(length)) break
    }
  }

  /** Occurrences of `id` after the last `length` tokens. */
  count(length: number, id: number): number {
    return sizeOf(this.follow(length, id))
  }

  /** Occurrences of the last `length` tokens with a known token after them; the text's first boundary comes after nothing. */
  total(length: number): number {
    const unknown = this.unknown === undefined ? 0 : sizeOf(this.follow(length, this.unknown))
    return Math.max(0, sizeOf(this.contexts[length]!) - (length === 0 ? 1 : 0) - unknown)
  }

  /** Whether the last `length` tokens were seen. */
  wasSeen(length: number): boolean {
    return sizeOf(this.contexts[length]!) > 0
  }

  /** Moves to the place after `id`. */
  advance(id: number): void {
    if (id === BOUNDARY) return this.begin()
    for (let length = Math.min(this.order - 1, this.contextLength + 1); length > 0; length--)
      this.contexts[length] = this.follow(length - 1, id)
    this.contextLength = Math.min(this.order - 1, this.contextLength + 1)
  }

  /** The longest context that the text has seen, and its occurrences; without the first boundary, which follows nothing. */
  longest(): { length: number; range: Range } {
    let length = this.contextLength
    while (length > 0 && this.contexts[length]!.high === this.contexts[length]!.low) length -= 1
    const { low, high } = this.contexts[length]!
    return { length, range: length === 0 ? { low: low + 1, high } : { low, high } }
  }

  /** The context of no tokens at all: every place but the first, which follows nothing. */
  shortest(): Range & { readonly length: number } {
    const { low, high } = this.contexts[0]!
    return { low: low + 1, high, length: 0 }
  }

  /** The contexts of the levels from 2 on, as far as they were seen; `length` is that of the context. */
  seen(): (Range & { readonly length: number })[] {
    const levels = []
    for (let level = 2; level <= this.order; level++) {
      const length = Math.min(level - 1, this.contextLength)
      const context = this.contexts[length]!
      if (context.high === context.low) break
      levels.push({ ...context, length })
    }
    return levels
  }

  private begin(): void {
    this.contextLength = Math.min(1, this.order - 1)
    if (this.contextLength === 1) this.contexts[1] = passageBeginnings(this.occurrences)
  }

  private follow(length: number, id: number): Range {
    const context = this.contexts[length]!
    if (length > 0 && context.high === context.low) return NOWHERE
    const found = narrow(this.occurrences, context, length, id)
    // Of the boundaries, the first one of the text follows nothing.
    return length === 0 && id === BOUNDARY ? { low: found.low + 1, high: found.high } : found
  }
}

const sizeOf = ({ low, high }: Range) => high - low
