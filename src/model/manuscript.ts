import { BOUNDARY, type Stream } from '../text/stream.ts'
import { sharedInts } from './shared-memory.ts'
import { SHARD_ENDS, TOO_LONG, type Written } from './lanes.ts'
import type { Model } from './train.ts'

/** What a model wrote. */
export interface Writing {
  readonly stream: Stream
  /**
   * For every place of the stream, the place of the training text that it was copied from; −1 for boundaries set by the limits.
   * Nothing where no genealogy was asked for.
   */
  readonly parents?: Int32Array
  /** Passages that were ended with their shard and not by the model. */
  readonly cut: number
  /** Passages that were ended because they had reached the greatest length. */
  readonly overlong: number
}

/** The same with its genealogy. */
export type Traced = Writing & { readonly parents: Int32Array }

/** What a model has written so far: shards put one after another, and the ranks they were drawn at turned into places. */
export class Manuscript {
  private readonly model: Pick<Model, 'occurrences' | 'contexts'>
  private ids: Int32Array = new Int32Array(1)
  private parents: Int32Array | undefined
  private length = 1
  private passages = 0
  private cut = 0
  private overlong = 0

  constructor(
    model: Pick<Model, 'occurrences' | 'contexts'>,
    { genealogy = true }: { genealogy?: boolean } = {},
  ) {
    this.model = model
    if (genealogy) this.parents = Int32Array.of(-1)
  }

  /** Puts shards behind what is there. @param done the share of all shards that is written with these: how much room there has to be */
  add(shards: readonly Written[], done: number): void {
    const needed = shards.reduce((sum, { ids }) => sum + ids.length, this.length)
    this.widen(needed, done)
    for (const { ids, copied, sources } of shards) {
      this.ids.set(ids, this.length)
      this.count(ids, copied)
      if (this.parents && sources === 'ranks') this.trace(ids, copied, this.parents)
      else
        this.parents?.set(
          copied.map(place => (place < 0 ? -1 : place)),
          this.length,
        )
      this.length += ids.length
    }
  }

  writing(): Writing {
    const { length, passages, cut, overlong } = this
    const stream: Stream = { ids: this.ids.subarray(0, length), words: length - 1 - passages, passages }
    return {
      stream,
      ...(this.parents ? { parents: this.parents.subarray(0, length) } : {}),
      cut,
      overlong,
    }
  }

  private widen(needed: number, done: number): void {
    if (needed <= this.ids.length) return
    // As long as the whole will be if it goes on like this, and a little more; the last shards tell exactly.
    const room = done < 1 ? Math.ceil((needed / done) * 1.01) : needed
    this.ids = moved(this.ids, this.length, room)
    if (this.parents) this.parents = moved(this.parents, this.length, room)
  }

  private count(ids: Int32Array, copied: Int32Array): void {
    for (let at = 0; at < ids.length; at++) {
      if (ids[at] !== BOUNDARY) continue
      this.passages += 1
      if (copied[at] === SHARD_ENDS) this.cut += 1
      else if (copied[at] === TOO_LONG) this.overlong += 1
    }
  }

  /** Looks up the place that each token was copied from: that of its context, and as many tokens on as the context has. */
  private trace(ids: Int32Array, ranks: Int32Array, parents: Int32Array): void {
    const { occurrences, contexts } = this.model
    const { sorted, stream } = occurrences
    const { reach } = contexts
    const last = stream.ids.length - 1
    let offset = Math.min(1, reach)
    for (let at = 0; at < ids.length; at++) {
      const rank = ranks[at]!
      // The text's first boundary ends nothing; for order 1, where it can be drawn, it stands for the last one.
      parents[this.length + at] = rank < 0 ? -1 : sorted[rank]! + offset || last
      if (ids[at] === BOUNDARY) offset = Math.min(1, reach)
      else if (offset < reach) offset += 1
    }
  }
}

function moved(numbers: Int32Array, used: number, room: number): Int32Array {
  const wider = sharedInts(room)
  wider.set(numbers.subarray(0, used))
  return wider
}
