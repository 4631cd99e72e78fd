import type { Random } from '../../random.ts'
import { BOUNDARY } from '../../text/stream.ts'
import { drawBy, type Sampler, type Draw } from './sampler.ts'
import { Sequence, ShardBuffer, type Shard, type WritingModel, type WrittenShard } from './batch.ts'
import type { Range } from '../index/suffix-index.ts'
import { ContextCursor } from '../index/context-counts.ts'

/** Weights become whole numbers out of this many, so that text is decided by whole numbers alone. */
const WHOLE = 1048576

/**
 * Samples from the interpolated model of which perplexity is measured, without the uniform part that gives every word of the vocabulary
 * a chance. A level is drawn by its weight λ among those whose context was seen, then one occurrence of that context, and the token
 * behind it is copied. So sequences arise that were never read, but no new word, and every token has a parent. (Composition method for
 * mixtures: Devroye 1986, section II.4.)
 */
export class InterpolatedWriter {
  private readonly model: WritingModel
  private readonly draw: Draw
  /** By level from 1. */
  private readonly weights: readonly number[]

  constructor(model: WritingModel, sampler: Sampler | undefined) {
    this.model = model
    this.draw = drawBy(sampler)
    this.weights = model.weights.map(weight => Math.round(weight * WHOLE))
  }

  write(shards: readonly Shard[]): WrittenShard[] {
    return shards.map(shard => this.writeShard(shard))
  }

  private writeShard(shard: Shard): WrittenShard {
    const { occurrences, order, vocabulary } = this.model
    const sequence = new Sequence(shard, new ShardBuffer())
    const cursor = new ContextCursor(occurrences, order, vocabulary.unknown)
    while (sequence.left > 0) {
      const place = this.place(cursor, shard.random)
      const id = occurrences.stream.ids[place]!
      const isOver = sequence.written === sequence.limit
      if (id === BOUNDARY || isOver) sequence.end(id === BOUNDARY ? place : undefined)
      else sequence.put(id, place)
      cursor.advance(isOver ? BOUNDARY : id)
    }
    return { ...sequence.result(), sources: 'places' }
  }

  /** The place that the next token is copied from. */
  place(cursor: ContextCursor, random: Random): number {
    const { sorted } = this.model.occurrences
    const { low, high, length } = this.context(cursor, random)
    return sorted[this.draw(low, high, length, random)]! + length
  }

  /** A level's context, drawn by the weights of the levels whose context was seen; the longest where these have none. */
  private context(cursor: ContextCursor, random: Random): Range & { readonly length: number } {
    const contexts = [cursor.shortest(), ...cursor.seen()]
    const total = contexts.reduce((sum, _, index) => sum + this.weights[index + 1]!, 0)
    if (total === 0) return contexts.at(-1)!
    let draw = random.below(total)
    const drawn = contexts.findIndex((_, index) => (draw -= this.weights[index + 1]!) < 0)
    return contexts[drawn]!
  }
}
