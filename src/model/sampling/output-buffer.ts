import { sharedInts } from '../../shared-memory.ts'
import type { Stream } from '../../text/stream.ts'
import type { Chunk } from './chunks.ts'

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

/** What a model has written so far: stretches put one after another. */
export class OutputBuffer {
  private ids: Int32Array = new Int32Array(1)
  private parents: Int32Array | undefined
  private length = 1
  private passages = 0
  private cut = 0
  private overlong = 0

  constructor({ genealogy }: { readonly genealogy: boolean }) {
    if (genealogy) this.parents = Int32Array.of(-1)
  }

  /** Puts a stretch behind what is there. @param done the share of the whole that is written with it: how much room there has to be */
  add({ ids, parents, passages, cut, overlong }: Chunk, done: number): void {
    this.widen(
      ids.reduce((sum, { length }) => sum + length, this.length),
      done,
    )
    ids.forEach((shard, index) => {
      this.ids.set(shard, this.length)
      if (parents) this.parents?.set(parents[index]!, this.length)
      this.length += shard.length
    })
    this.passages += passages
    this.cut += cut
    this.overlong += overlong
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
    // As long as the whole will be if it goes on like this, and a little more; the last stretches tell exactly.
    const room = done < 1 ? Math.ceil((needed / done) * 1.01) : needed
    this.ids = moved(this.ids, this.length, room)
    if (this.parents) this.parents = moved(this.parents, this.length, room)
  }
}

function moved(numbers: Int32Array, used: number, room: number): Int32Array {
  const wider = sharedInts(room)
  wider.set(numbers.subarray(0, used))
  return wider
}
