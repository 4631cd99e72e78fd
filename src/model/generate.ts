import { Refusal } from '../refusal.ts'
import { randomFrom, type Random } from '../random.ts'
import { BOUNDARY, streamOf, type Stream } from '../text/stream.ts'
import { contextsOf } from './contexts.ts'
import { isPlain, type Decoding } from './decoders/index.ts'
import { Chooser } from './chooser.ts'
import { passageBeginnings } from './occurrences.ts'
import type { Model } from './train.ts'

/** What a model wrote. */
export interface Writing {
  readonly stream: Stream
  /** For every place of the stream, the place of the training text that it was copied from; −1 for boundaries set by the limits. */
  readonly parents: Int32Array
  /** Passages that were ended by the size or the length limit and not by the model. */
  readonly cut: number
}

export interface GenerateOptions extends Decoding {
  /** Any text or number; hashed. */
  readonly seed: string | number
  /** Tokens to write, exactly; by default as many as the model was trained on. The last passage is cut there. */
  readonly size?: number
  /** Passages to write instead of a number of tokens. */
  readonly passages?: number
  /** Names the stream of chance, so that generations differ under one seed. Default `''`. */
  readonly name?: string
  /** Called now and then with the share done, 0 to 1. */
  readonly progress?: (done: number) => void
}

/** Tokens, or passages, that one stream of chance writes: part of the format, so that shares of the work can be cut alike everywhere. */
const SHARD_WORDS = 1048576
const SHARD_PASSAGES = 16384

/**
 * Writes a text. Plain sampling copies: it picks one occurrence of the context in the training text, each with the same
 * chance, and takes the token that follows, which is sampling from the maximum-likelihood model and tells every token
 * its parent. With a temperature, top-k or top-p the next type is drawn by the bent weights, then one of its occurrences.
 *
 * @throws Refusal when a limit or a decoding value is out of range
 */
export function generate(model: Model, options: GenerateOptions): Writing {
  const goal = goalOf(model, options)
  const writer = new Writer(model, options)
  const shard = goal.by === 'words' ? SHARD_WORDS : SHARD_PASSAGES
  for (let from = 0, number = 0; from < goal.amount; from += shard, number++) {
    const random = randomFrom(String(options.seed), 'generate', options.name ?? '', String(number))
    writer.write(random, goal.by, Math.min(shard, goal.amount - from))
    options.progress?.(Math.min(1, (from + shard) / goal.amount))
  }
  return writer.finish()
}

function goalOf(
  model: Model,
  { size, passages }: GenerateOptions,
): { by: 'words' | 'passages'; amount: number } {
  const amount = passages ?? size ?? model.occurrences.stream.words
  if (!Number.isInteger(amount) || amount < 1)
    throw new Refusal(
      `${passages === undefined ? 'size' : 'passages'} must be a whole number of at least 1, got ${amount}`,
      'leave it out to write as much as was read',
    )
  return { by: passages === undefined ? 'words' : 'passages', amount }
}

/** Writes shards one after another into arrays that grow when they must. */
class Writer {
  private readonly model: Model
  private readonly contexts: Int32Array
  private readonly chooser: Chooser | undefined
  private ids: Int32Array
  private parents: Int32Array
  private length = 1
  private cut = 0

  constructor(model: Model, options: GenerateOptions) {
    const { stream } = model.occurrences
    this.model = model
    this.contexts = contextsOf(model.occurrences, model.order)
    this.chooser = isPlain(options) ? undefined : new Chooser(model.occurrences, options)
    const marks = stream.ids.length / Math.max(1, stream.words)
    this.ids = new Int32Array(Math.ceil((options.size ?? stream.words) * marks * 1.02) + 1024)
    this.parents = new Int32Array(this.ids.length)
    this.ids[0] = BOUNDARY
    this.parents[0] = -1
  }

  /** One shard: passages until the amount is reached; when it is words, the last passage ends there. */
  write(random: Random, by: 'words' | 'passages', amount: number): void {
    const { longest } = this.model
    for (let left = amount; left > 0;) {
      const written = this.passage(random, by === 'words' ? Math.min(left, longest) : longest)
      left -= by === 'words' ? written : 1
    }
  }

  finish(): Writing {
    return {
      stream: streamOf(this.ids.slice(0, this.length)),
      parents: this.parents.slice(0, this.length),
      cut: this.cut,
    }
  }

  /** One passage of at most `limit` tokens; returns how many. */
  private passage(random: Random, limit: number): number {
    this.reserve(limit + 1)
    const { ids, parents, contexts, chooser, length } = this
    const { occurrences, order } = this.model
    const { sorted, stream } = occurrences
    const text = stream.ids
    const reach = order - 1
    let { low, high } = reach === 0 ? { low: 1, high: text.length } : passageBeginnings(occurrences)
    let offset = Math.min(1, reach)
    for (let written = 0; ; written++) {
      let place: number
      if (chooser) place = chooser.choose(low, high, offset, random)
      else if (reach === 0) place = low + random.below(high - low)
      else place = sorted[low + random.below(high - low)]! + offset
      const id = text[place]!
      if (id === BOUNDARY || written === limit) {
        ids[length + written] = BOUNDARY
        parents[length + written] = id === BOUNDARY ? place : -1
        if (id !== BOUNDARY) this.cut += 1
        this.length = length + written + 1
        return written
      }
      ids[length + written] = id
      parents[length + written] = place
      if (reach === 0) continue
      low = contexts[2 * place + 2]!
      high = contexts[2 * place + 3]!
      if (offset < reach) offset += 1
    }
  }

  private reserve(more: number): void {
    if (this.length + more <= this.ids.length) return
    const size = Math.max(this.ids.length + (this.ids.length >> 1), this.length + more)
    this.ids = widened(this.ids, size)
    this.parents = widened(this.parents, size)
  }
}

function widened(array: Int32Array, size: number): Int32Array {
  const wider = new Int32Array(size)
  wider.set(array)
  return wider
}
