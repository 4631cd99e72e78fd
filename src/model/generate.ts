import { Refusal } from '../refusal.ts'
import { randomFrom } from '../random.ts'
import { BOUNDARY, streamOf, type Stream } from '../text/stream.ts'
import { Chooser } from './chooser.ts'
import { contextsOf } from './contexts.ts'
import { isPlain, type Decoding } from './decoders/index.ts'
import { Lanes, SHARD_ENDS, type Shard } from './lanes.ts'
import type { Model } from './train.ts'

/** What a model wrote. */
export interface Writing {
  readonly stream: Stream
  /** For every place of the stream, the place of the training text that it was copied from; −1 for boundaries set by the limits. */
  readonly parents: Int32Array
  /** Passages that were ended with their shard and not by the model. */
  readonly cut: number
  /** Passages that were ended because they had reached the greatest length. */
  readonly overlong: number
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

/** Tokens, or passages, that one stream of chance writes. Part of the format: another number gives another text. */
const SHARD = { words: 65536, passages: 1024 }

/** So many shards are written side by side. */
const SIDE_BY_SIDE = 16

/**
 * Writes a text. Plain sampling copies: it picks one occurrence of the context in the training text, each with the same
 * chance, and takes the token that follows, which is sampling from the maximum-likelihood model and tells every token
 * its parent. With a temperature, top-k, top-p or min-p the next type is drawn by the bent weights, then one of its occurrences.
 *
 * The text is written in shards of 65,536 tokens (or 1,024 passages), each from a stream of chance of its own; a passage ends
 * with its shard.
 *
 * @throws Refusal when a limit or a decoding value is out of range
 */
export function generate(model: Model, options: GenerateOptions): Writing {
  const { by, amount } = goalOf(model, options)
  const { occurrences, order } = model
  const chooser = isPlain(options) ? undefined : new Chooser(occurrences, options)
  const lanes = new Lanes(occurrences, contextsOf(occurrences, order), chooser)
  const count = Math.ceil(amount / SHARD[by])
  const ranks: Int32Array[] = []
  for (let from = 0; from < count; from += SIDE_BY_SIDE) {
    const numbers = Array.from({ length: Math.min(SIDE_BY_SIDE, count - from) }, (_, lane) => from + lane)
    const shards = numbers.map((number): Shard => ({
      random: randomFrom(String(options.seed), 'generate', options.name ?? '', String(number)),
      by,
      amount: Math.min(SHARD[by], amount - number * SHARD[by]),
      longest: model.longest,
    }))
    ranks.push(...lanes.write(shards))
    options.progress?.(Math.min(1, (from + SIDE_BY_SIDE) / count))
  }
  return copy(model, ranks)
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

/** Looks up the tokens of the ranks that were drawn, shard after shard; a negative rank is an end set by a limit. */
function copy({ occurrences: { sorted, stream }, order }: Model, shards: readonly Int32Array[]): Writing {
  const length = shards.reduce((sum, ranks) => sum + ranks.length, 1)
  const ids = new Int32Array(length)
  const parents = new Int32Array(length)
  parents[0] = -1
  const reach = order - 1
  const last = stream.ids.length - 1
  let at = 1
  let cut = 0
  let overlong = 0
  for (const ranks of shards) {
    let offset = Math.min(1, reach)
    for (let draw = 0; draw < ranks.length; draw++, at++) {
      const rank = ranks[draw]!
      if (rank < 0) {
        parents[at] = -1
        offset = Math.min(1, reach)
        if (rank === SHARD_ENDS) cut += 1
        else overlong += 1
        continue
      }
      // The text's first boundary ends nothing; for order 1, where it can be drawn, it stands for the last one.
      const place = sorted[rank]! + offset || last
      const id = stream.ids[place]!
      parents[at] = place
      ids[at] = id
      if (id === BOUNDARY) offset = Math.min(1, reach)
      else if (offset < reach) offset += 1
    }
  }
  return { stream: streamOf(ids), parents, cut, overlong }
}
