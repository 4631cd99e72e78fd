import type { Random } from '../../random.ts'
import { lengthened } from '../../arrays.ts'
import { BOUNDARY } from '../../text/stream.ts'
import type { Vocabulary } from '../../text/vocabulary.ts'
import { drawBy, type Sampler, type Draw } from './sampler.ts'
import type { Indexed } from '../index/contexts.ts'
import { passageBeginnings, type Range } from '../index/suffix-index.ts'

/** What writing asks of a model. */
export interface WritingModel extends Indexed {
  readonly order: number
  readonly vocabulary: Pick<Vocabulary, 'unknown'>
  /** No passage grows longer than this many tokens. */
  readonly longest: number
  /** By level, level 0 first. */
  readonly weights: readonly number[]
}

/** A part of a text to write, from a random stream of its own. */
export interface Shard {
  readonly random: Random
  /** What `amount` counts. */
  readonly by: 'words' | 'passages'
  readonly amount: number
  /** No passage grows longer than this. */
  readonly longest: number
}

/** A shard that was written. */
export interface WrittenShard {
  /** Its tokens; a boundary after every passage, none before the first. */
  readonly ids: Int32Array
  /** By place: what the token, or the end, was copied from; negative for an end set by a limit. */
  readonly copied: Int32Array
  /** What `copied` holds: ranks of the contexts' occurrences, or the places themselves. */
  readonly sources: 'ranks' | 'places'
}

/** In place of a rank: the passage was ended with its shard. */
export const SHARD_ENDS = -1
/** In place of a rank: the passage was ended at its greatest length. */
export const TOO_LONG = -2

/**
 * Batched sampler: writes several shards in step, a token of each in turn. The look-up that follows a draw lies far away in memory;
 * while one shard waits for its own, the others draw.
 */
export class BatchSampler {
  private readonly indexed: Indexed
  private readonly draw: Draw
  private readonly beginning: Range
  /** Reused for every chunk: new ones for every shard would be gigabytes of garbage. */
  private readonly buffers: ShardBuffer[] = []

  constructor(indexed: Indexed, sampler: Sampler | undefined) {
    const { occurrences, contexts } = indexed
    this.indexed = indexed
    this.draw = drawBy(sampler)
    // For order 1 the context is the whole text but one boundary, since the first one follows nothing.
    this.beginning =
      contexts.contextLength === 0
        ? { low: 1, high: occurrences.sorted.length }
        : passageBeginnings(occurrences)
  }

  /** @returns the shards, valid until the next call, which reuses their buffers */
  write(shards: readonly Shard[]): WrittenShard[] {
    const sequences = shards.map(
      (shard, index) => new Sequence(shard, (this.buffers[index] ??= new ShardBuffer())),
    )
    const active = sequences.filter(sequence => this.begin(sequence))
    if (this.indexed.contexts.contextLength > 0) this.followChains(active)
    return sequences.map(sequence => ({ ...sequence.result(), sources: 'ranks' }))
  }

  /** Draws from full contexts, a token for each sequence in turn, until every sequence has written its shard. */
  private followChains(active: Sequence[]): void {
    const { draw } = this
    const { next, runs, contextLength } = this.indexed.contexts
    const ranks = new Int32Array(active.length)
    const after = new Int32Array(active.length)
    while (active.length > 0) {
      for (let index = 0; index < active.length; index++) {
        const { low, high, random } = active[index]!
        ranks[index] = draw(low, high, contextLength, random)
      }
      // Nothing but look-ups, so that the processor waits for all of them at once.
      for (let index = 0; index < active.length; index++) after[index] = next[ranks[index]!]!
      for (let index = active.length - 1; index >= 0; index--) {
        const sequence = active[index]!
        const context = after[index]!
        if (context >= 0 && sequence.written < sequence.limit) {
          sequence.low = runs[2 * context]!
          sequence.high = runs[2 * context + 2]!
          sequence.put(runs[2 * context + 1]!, ranks[index]!)
        } else {
          sequence.end(context < 0 ? ranks[index] : undefined)
          if (!this.begin(sequence)) active.splice(index, 1)
        }
      }
    }
  }

  /** Writes the first tokens of a passage, whose contexts are not full yet, and as many passages as end there; false at the shard's end. */
  private begin(sequence: Sequence): boolean {
    const { bucket, sorted, stream } = this.indexed.occurrences
    const { contextLength, grown } = this.indexed.contexts
    while (sequence.left > 0) {
      let { low, high } = this.beginning
      let offset = Math.min(1, contextLength)
      for (;;) {
        if (offset === contextLength && contextLength > 0) {
          sequence.low = low
          sequence.high = high
          return true
        }
        const rank = this.draw(low, high, offset, sequence.random)
        const id = stream.ids[sorted[rank]! + offset]!
        if (id === BOUNDARY || sequence.written === sequence.limit) {
          sequence.end(id === BOUNDARY ? rank : undefined)
          break
        }
        sequence.put(id, rank)
        if (contextLength === 0) continue
        offset += 1
        low = grown[offset]![2 * (rank - bucket[BOUNDARY]!)]!
        high = grown[offset]![2 * (rank - bucket[BOUNDARY]!) + 1]!
      }
    }
    return false
  }
}

/** The state of a shard while it is written. */
export class Sequence {
  readonly random: Random
  /** Words or passages still to write. */
  left: number
  /** Tokens of the passage so far, and how many it may have. */
  written = 0
  limit = 0
  /** The current context, an interval of ranks. */
  low = 0
  high = 0
  private readonly shard: Shard
  private readonly buffer: ShardBuffer
  private length = 0

  constructor(shard: Shard, buffer: ShardBuffer) {
    this.shard = shard
    this.buffer = buffer
    this.random = shard.random
    this.left = shard.amount
    this.limit = this.room()
  }

  /** Takes a token. @param copied what it was copied from: {@link WrittenShard.copied} */
  put(id: number, copied: number): void {
    this.push(id, copied)
    this.written += 1
  }

  /** Ends the passage. @param copied what the end was copied from; nothing when a limit sets it */
  end(copied: number | undefined): void {
    this.push(BOUNDARY, copied ?? (this.written === this.shard.longest ? TOO_LONG : SHARD_ENDS))
    this.left -= this.shard.by === 'words' ? this.written : 1
    this.written = 0
    this.limit = this.room()
  }

  result(): Pick<WrittenShard, 'ids' | 'copied'> {
    const { ids, copied } = this.buffer
    return { ids: ids.subarray(0, this.length), copied: copied.subarray(0, this.length) }
  }

  private room(): number {
    return this.shard.by === 'words' ? Math.min(this.left, this.shard.longest) : this.shard.longest
  }

  private push(id: number, copied: number): void {
    const { buffer } = this
    if (this.length === buffer.ids.length) buffer.widen()
    buffer.ids[this.length] = id
    buffer.copied[this.length++] = copied
  }
}

/** Growable room for one shard. */
export class ShardBuffer {
  ids = new Int32Array(4096)
  copied = new Int32Array(4096)

  widen(): void {
    this.ids = lengthened(this.ids, this.ids.length * 2)
    this.copied = lengthened(this.copied, this.copied.length * 2)
  }
}
