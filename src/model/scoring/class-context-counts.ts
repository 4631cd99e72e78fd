import { IntList } from '../../arrays.ts'
import { BOUNDARY, type Stream } from '../../text/stream.ts'
import { indexText, type SuffixIndex } from '../index/suffix-index.ts'
import {
  countContextsWith,
  ContextCursor,
  type ContextLookup,
  type ContextCounts,
} from '../index/context-counts.ts'

/** A text whose rare types, those with ids above a cutoff, are read as one class. */
export interface ClassContextCounts {
  /** Types with ids up to this one stay as they are. */
  readonly cutoff: number
  /** The text; its class has the id `cutoff` + 1. */
  readonly text: Stream
}

/**
 * Counts contexts as {@link countContextsWith} would if the training text had the class too. The text is not sorted again:
 * n-grams without the class are looked up in the given index, all others in an index of the class's surroundings, which are few.
 *
 * @param occurrences the index of the training text with its own types, at least `order` deep
 */
export function countClassContexts(
  occurrences: SuffixIndex,
  order: number,
  { cutoff, text }: ClassContextCounts,
): ContextCounts {
  const around = indexText(surroundings(occurrences.stream, cutoff, order), cutoff + 3, order)
  const cursor = new ClassContextCursor(
    new ContextCursor(occurrences, order),
    new ContextCursor(around, order),
    {
      order,
      cutoff,
    },
  )
  return countContextsWith(cursor, order, text, cutoff + 2)
}

/**
 * The tokens of the class with the `order` − 1 tokens on either side. Every n-gram that holds the class occurs here as often as in
 * the text. The id `cutoff` + 2 separates pieces that are not adjacent in the text.
 */
function surroundings({ ids }: Stream, cutoff: number, order: number): Stream {
  const near = new IntList()
  let next = 0
  for (let at = 0; at < ids.length; at++) {
    if (ids[at]! <= cutoff) continue
    if (at - order + 1 > next) near.push(cutoff + 2)
    const end = Math.min(ids.length, at + order)
    for (let place = Math.max(next, at - order + 1); place < end; place++)
      near.push(Math.min(ids[place]!, cutoff + 1))
    next = Math.max(next, end)
  }
  near.push(cutoff + 2)
  near.push(BOUNDARY)
  return { ids: near.array(), words: near.length - 1, passages: 0 }
}

/** A cursor over both indexes: each look-up asks the index that has the n-gram. */
class ClassContextCursor implements ContextLookup {
  private readonly whole: ContextCursor
  private readonly around: ContextCursor
  private readonly order: number
  private readonly cutoff: number
  /** Tokens since the last one of the class, and since the boundary that the passage begins with. */
  private clean = 0
  private past = 1

  constructor(
    whole: ContextCursor,
    around: ContextCursor,
    { order, cutoff }: { order: number; cutoff: number },
  ) {
    this.whole = whole
    this.around = around
    this.order = order
    this.cutoff = cutoff
    this.clean = order
  }

  lookup(id: number, counts: Int32Array, totals: Int32Array, offset: number): void {
    for (let level = 1; level <= this.order; level++) {
      const length = Math.min(level - 1, this.past)
      const context = length > this.clean ? this.around : this.whole
      const ngram = id > this.cutoff ? this.around : context
      counts[offset + level - 1] = ngram.count(length, id)
      totals[offset + level - 1] = context.total(length)
      if (!context.wasSeen(length)) break
    }
  }

  advance(id: number): void {
    this.whole.advance(id)
    this.around.advance(id)
    this.past = id === BOUNDARY ? 1 : this.past + 1
    this.clean = id > this.cutoff ? 0 : id === BOUNDARY ? this.order : this.clean + 1
  }
}
