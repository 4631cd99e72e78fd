import type { Random } from '../random.ts'
import { BOUNDARY } from '../text/stream.ts'
import type { Chooser } from './chooser.ts'
import type { Contexts } from './contexts.ts'
import { passageBeginnings, type Interval, type Occurrences } from './occurrences.ts'

/** A piece of text to write from a stream of chance of its own. */
export interface Shard {
  readonly random: Random
  /** What `amount` counts. */
  readonly by: 'words' | 'passages'
  readonly amount: number
  /** No passage grows longer than this. */
  readonly longest: number
}

/** In place of a rank: the passage was ended with its shard. */
export const SHARD_ENDS = -1
/** In place of a rank: the passage was ended at its greatest length. */
const TOO_LONG = -2

/** How one draw is made: from a context of `offset` tokens at ranks `low` to `high` − 1. */
type Draw = (low: number, high: number, offset: number, random: Random) => number

/**
 * Writes several shards in step, a token of each in turn. Where one draw leads to is a look-up far away in memory; while one
 * shard waits for its own, the others draw.
 */
export class Lanes {
  private readonly occurrences: Occurrences
  private readonly contexts: Contexts
  private readonly draw: Draw
  private readonly beginning: Interval

  constructor(occurrences: Occurrences, contexts: Contexts, chooser: Chooser | undefined) {
    this.occurrences = occurrences
    this.contexts = contexts
    this.draw = chooser
      ? (low, high, offset, random) => chooser.choose(low, high, offset, random)
      : (low, high, _offset, random) => low + random.below(high - low)
    // For order 1 the context is the whole text but one boundary, since the first one follows nothing.
    this.beginning =
      contexts.reach === 0 ? { low: 1, high: occurrences.sorted.length } : passageBeginnings(occurrences)
  }

  /**
   * @returns for each shard the ranks that it drew: for each token, and each end of a passage, the occurrence that it is copied
   *   from; negative for an end set by a limit
   */
  write(shards: readonly Shard[]): Int32Array[] {
    const lanes = shards.map(shard => new Lane(shard))
    const active = lanes.filter(lane => this.begin(lane))
    if (this.contexts.reach > 0) this.followChains(active)
    return lanes.map(lane => lane.ranks.slice(0, lane.length))
  }

  /** Draws from full contexts, lane after lane, until every lane has written its shard. */
  private followChains(active: Lane[]): void {
    const { draw } = this
    const { next, reach } = this.contexts
    while (active.length > 0) {
      for (let index = 0; index < active.length; index++) {
        const lane = active[index]!
        const rank = draw(lane.low, lane.high, reach, lane.random)
        lane.rank = rank
        lane.low = next[2 * rank]!
        lane.high = next[2 * rank + 1]!
      }
      for (let index = active.length - 1; index >= 0; index--) {
        const lane = active[index]!
        if (lane.low >= 0 && lane.written < lane.limit) lane.put(lane.rank)
        else {
          lane.end(lane.low < 0 ? lane.rank : undefined)
          if (!this.begin(lane)) active.splice(index, 1)
        }
      }
    }
  }

  /** Writes the first tokens of a passage, whose contexts are not full yet, and as many passages as end there; false at the shard's end. */
  private begin(lane: Lane): boolean {
    const { bucket, sorted, stream } = this.occurrences
    const { reach, grown } = this.contexts
    while (lane.left > 0) {
      let { low, high } = this.beginning
      let offset = Math.min(1, reach)
      for (;;) {
        if (offset === reach && reach > 0) {
          lane.low = low
          lane.high = high
          return true
        }
        const rank = this.draw(low, high, offset, lane.random)
        const ends = stream.ids[sorted[rank]! + offset] === BOUNDARY
        if (ends || lane.written === lane.limit) {
          lane.end(ends ? rank : undefined)
          break
        }
        lane.put(rank)
        if (reach === 0) continue
        offset += 1
        low = grown[offset]![2 * (rank - bucket[BOUNDARY]!)]!
        high = grown[offset]![2 * (rank - bucket[BOUNDARY]!) + 1]!
      }
    }
    return false
  }
}

/** How far one shard is written. */
class Lane {
  readonly random: Random
  ranks: Int32Array
  length = 0
  /** Words or passages still to write. */
  left: number
  /** Tokens of the passage so far, and how many it may have. */
  written = 0
  limit = 0
  /** The context at hand, an interval of ranks, and what was drawn last. */
  low = 0
  high = 0
  rank = 0
  private readonly shard: Shard

  constructor(shard: Shard) {
    this.shard = shard
    this.random = shard.random
    this.left = shard.amount
    this.ranks = new Int32Array(shard.by === 'words' ? Math.ceil(shard.amount * 1.05) + 16 : 1024)
    this.limit = this.room()
  }

  /** Takes a token. */
  put(rank: number): void {
    this.push(rank)
    this.written += 1
  }

  /** Ends the passage. @param rank the end that was drawn; nothing when a limit ends it */
  end(rank: number | undefined): void {
    this.push(rank ?? (this.written === this.shard.longest ? TOO_LONG : SHARD_ENDS))
    this.left -= this.shard.by === 'words' ? this.written : 1
    this.written = 0
    this.limit = this.room()
  }

  private room(): number {
    return this.shard.by === 'words' ? Math.min(this.left, this.shard.longest) : this.shard.longest
  }

  private push(rank: number): void {
    if (this.length === this.ranks.length) {
      const wider = new Int32Array(this.length * 2)
      wider.set(this.ranks)
      this.ranks = wider
    }
    this.ranks[this.length++] = rank
  }
}
