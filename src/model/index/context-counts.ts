import { BOUNDARY, type Stream } from '../../text/stream.ts'
import { everywhere, narrow, passageBeginnings, type Interval, type SuffixIndex } from './suffix-index.ts'

/**
 * What a model's training text knows of every token of another text. Row i, level k (from 1) stand at i · order + k − 1.
 */
export interface ContextCounts {
  readonly order: number
  /** The tokens that are scored, end marks included, out-of-vocabulary tokens left out. */
  readonly targets: Int32Array
  /** How often the token was seen after its context of k − 1 tokens. */
  readonly counts: Int32Array
  /** How often that context was seen with anything after it; 0 for a context never seen. */
  readonly totals: Int32Array
  /** Tokens left out. */
  readonly unknown: number
}

const NOWHERE: Interval = { low: 0, high: 0 }

/**
 * Looks up every token of a text after its contexts of 0 to `order` − 1 tokens. A context reaches back to its passage's
 * beginning and no further, so at a beginning all longer contexts are the one that holds the whole past.
 *
 * @param unknown the id of what is not in the vocabulary; it is never a target, and a context that holds it was never seen
 */
export function countContexts(
  occurrences: SuffixIndex,
  order: number,
  text: Stream,
  unknown: number,
): ContextCounts {
  return countContextsWith(new ContextCursor(occurrences, order, unknown), order, text, unknown)
}

/** Goes through a text token after token. */
export type ContextLookup = Pick<ContextCursor, 'look' | 'step'>

/** The same, by whatever knows the contexts. */
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
      cursor.look(id, counts, totals, rows * order)
      rows += 1
    }
    cursor.step(id)
  }
  return {
    order,
    targets: targets.slice(0, rows),
    counts: counts.slice(0, rows * order),
    totals: totals.slice(0, rows * order),
    unknown: size - rows,
  }
}

/** The contexts that end where we stand in a text, as intervals of the index. */
export class ContextCursor {
  private readonly occurrences: SuffixIndex
  private readonly order: number
  /** Set only where the text has such tokens at all. */
  private readonly unknown: number | undefined
  /** `contexts[m]` holds the occurrences of the last m tokens. */
  private readonly contexts: Interval[]
  /** Length of the longest context, the boundary counted. */
  private contextLength: number

  /** @param unknown the id of what is not in the vocabulary: what it stands for is never foreseen, so it is in no total */
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

  /** Counts of `id` after each context, and of the contexts, from level 1 to the order. */
  look(id: number, counts: Int32Array, totals: Int32Array, offset: number): void {
    for (let level = 1; level <= this.order; level++) {
      const length = Math.min(level - 1, this.contextLength)
      counts[offset + level - 1] = this.count(length, id)
      totals[offset + level - 1] = this.total(length)
      if (!this.wasSeen(length)) break
    }
  }

  /** How often `id` came after the last `length` tokens. */
  count(length: number, id: number): number {
    return sizeOf(this.follow(length, id))
  }

  /** How often something known came after the last `length` tokens; the text's first boundary comes after nothing. */
  total(length: number): number {
    const unknown = this.unknown === undefined ? 0 : sizeOf(this.follow(length, this.unknown))
    return Math.max(0, sizeOf(this.contexts[length]!) - (length === 0 ? 1 : 0) - unknown)
  }

  /** Whether the last `length` tokens were seen. */
  wasSeen(length: number): boolean {
    return sizeOf(this.contexts[length]!) > 0
  }

  /** Goes on to the place after `id`. */
  step(id: number): void {
    if (id === BOUNDARY) return this.begin()
    for (let length = Math.min(this.order - 1, this.contextLength + 1); length > 0; length--)
      this.contexts[length] = this.follow(length - 1, id)
    this.contextLength = Math.min(this.order - 1, this.contextLength + 1)
  }

  /** The longest context that the text has seen, and its occurrences; of the boundaries all but one, since the first follows nothing. */
  longest(): { length: number; interval: Interval } {
    let length = this.contextLength
    while (length > 0 && this.contexts[length]!.high === this.contexts[length]!.low) length -= 1
    const { low, high } = this.contexts[length]!
    return { length, interval: length === 0 ? { low: low + 1, high } : { low, high } }
  }

  /** The context of no tokens at all: every place but the first, which follows nothing. */
  shortest(): Interval & { readonly length: number } {
    const { low, high } = this.contexts[0]!
    return { low: low + 1, high, length: 0 }
  }

  /** The contexts of the levels from 2 on, as far as they were seen; `length` is that of the context. */
  seen(): (Interval & { readonly length: number })[] {
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

  private follow(length: number, id: number): Interval {
    const context = this.contexts[length]!
    if (length > 0 && context.high === context.low) return NOWHERE
    const found = narrow(this.occurrences, context, length, id)
    // Of the boundaries, the first one of the text follows nothing.
    return length === 0 && id === BOUNDARY ? { low: found.low + 1, high: found.high } : found
  }
}

const sizeOf = ({ low, high }: Interval) => high - low
