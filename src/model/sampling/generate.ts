import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { checkDecoding } from './sampler.ts'
import { decodingIn, type Decoding } from './decoders/index.ts'
import {
  chunkCount,
  generateChunks,
  SHARDS_PER_CHUNK,
  type Chunk,
  type GenerationRequest,
  type Sampling,
} from './chunks.ts'
import type { Indexed } from '../index/contexts.ts'
import type { Model } from '../train.ts'
import { sharedBytes, sharedInts } from '../../arrays.ts'
import type { Stream } from '../../text/stream.ts'

/** Options of {@link generate}: the seed, how much to write, and how each token is drawn. Only the seed is required. */
export interface GenerateOptions extends Decoding {
  /** Default `mle`. */
  readonly sampling?: Sampling
  /** Any text or number; hashed. */
  readonly seed: string | number
  /** Tokens to write, exactly; by default as many as the model was trained on. The last passage is cut there. */
  readonly size?: number
  /** Passages to write instead of a number of tokens. */
  readonly passages?: number
  /** Names the random stream, so that generations differ under one seed. Default `''`. */
  readonly name?: string
  /** Whether to keep the place that each token was copied from: 4 bytes a token. Default true. */
  readonly genealogy?: boolean
  /** Called after each chunk with the share done, 0 to 1. */
  readonly progress?: ((done: number) => void) | undefined
}

/**
 * Samples a text. Plain sampling copies: it picks one occurrence of the context in the training text, each with the same
 * chance, and takes the token that follows. That is sampling from the maximum-likelihood model, and it gives every token a
 * parent. With a temperature, top-k, top-p or min-p the next type is drawn by reweighted counts, then one of its occurrences.
 *
 * With `jelinek-mercer` it samples from the smoothed model instead (see `InterpolatedWriter`), an order of magnitude slower.
 *
 * The text is written in shards of 65,536 tokens (or 1,024 passages), each from a random stream of its own; a passage ends
 * with its shard.
 *
 * @throws Refusal when a limit or a decoding value is out of range
 * @example
 * import { generate, passagesOf, train, writePassages } from 'collapse-lab'
 * const A = train(passagesOf(['the cat sat', 'the dog sat', 'the cat ran']), { order: 2 })
 * const { stream, parents } = generate(A, { seed: 2, passages: 3 })
 * Array.from(writePassages(stream, A.vocabulary)) // → [ 'the cat ran', 'the cat sat', 'the cat ran' ]
 * // The first word was copied from place 5 of the training text, the "the" of its second passage.
 * parents[1] // → 5
 */
export function generate(model: Model, options: GenerateOptions & { readonly genealogy?: true }): Traced
export function generate(model: Model, options: GenerateOptions): Writing
export function generate(model: Model, options: GenerateOptions): Writing {
  const request = generationRequest(model, options)
  const write = generateChunks(model, request)
  const output = new OutputBuffer(request, model)
  const chunks = chunkCount(request)
  for (let chunk = 0; chunk < chunks; chunk++) {
    const done = (chunk + 1) / chunks
    output.add(write(chunk), done)
    options.progress?.(done)
  }
  return output.writing()
}

/** The options of a text with every default filled in. @throws Refusal when a limit or a decoding value is out of range */
export function generationRequest(model: Model, options: GenerateOptions): GenerationRequest {
  const { size, passages, sampling = 'mle', seed, name = '', genealogy = true } = options
  const decoding = decodingIn(options)
  checkDecoding(decoding)
  const amount = passages ?? size ?? model.occurrences.stream.words
  const option = passages === undefined ? 'size' : 'passages'
  if (!Number.isInteger(amount) || amount < 1)
    throw new Refusal(
      phrase`${option} must be a whole number of at least 1, got ${amount}`,
      'leave it out to write as much as was read',
    )
  return {
    ...{ decoding, sampling, seed: String(seed), name, amount, genealogy },
    by: passages === undefined ? 'words' : 'passages',
    shardsPerChunk: SHARDS_PER_CHUNK,
  }
}

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

/** What a model wrote, with its genealogy. */
export type Traced = Writing & { readonly parents: Int32Array }

/** Collects the chunks of a text, one after another, in arrays that grow. */
export class OutputBuffer {
  private ids: Int32Array = new Int32Array(1)
  private parents: Int32Array | undefined
  private surfaces: Uint8Array | undefined
  private length = 1
  private passages = 0
  private cut = 0
  private overlong = 0

  /** @param model the one that writes: where its training text keeps surfaces, what it writes does */
  constructor({ genealogy }: { readonly genealogy: boolean }, { occurrences }: Indexed) {
    if (genealogy) this.parents = Int32Array.of(-1)
    if (occurrences.stream.surfaces) this.surfaces = new Uint8Array(1)
  }

  /** Appends a chunk. @param done the share of the text that is written with it, by which the final length is estimated */
  add({ ids, parents, surfaces, passages, cut, overlong }: Chunk, done: number): void {
    this.widen(
      ids.reduce((sum, { length }) => sum + length, this.length),
      done,
    )
    ids.forEach((shard, index) => {
      this.ids.set(shard, this.length)
      if (parents) this.parents?.set(parents[index]!, this.length)
      if (surfaces) this.surfaces?.set(surfaces[index]!, this.length)
      this.length += shard.length
    })
    this.passages += passages
    this.cut += cut
    this.overlong += overlong
  }

  writing(): Writing {
    const { length, passages, cut, overlong } = this
    const stream: Stream = {
      ids: this.ids.subarray(0, length),
      ...(this.surfaces && { surfaces: this.surfaces.subarray(0, length) }),
      words: length - 1 - passages,
      passages,
    }
    return {
      stream,
      ...(this.parents ? { parents: this.parents.subarray(0, length) } : {}),
      cut,
      overlong,
    }
  }

  private widen(needed: number, done: number): void {
    if (needed <= this.ids.length) return
    // The final length at the present rate, and a little more; the last chunk gives it exactly.
    const room = done < 1 ? Math.ceil((needed / done) * 1.01) : needed
    this.ids = moved(this.ids, this.length, sharedInts(room))
    if (this.parents) this.parents = moved(this.parents, this.length, sharedInts(room))
    if (this.surfaces) this.surfaces = moved(this.surfaces, this.length, sharedBytes(room))
  }
}

function moved<Numbers extends Int32Array | Uint8Array>(
  from: Numbers,
  used: number,
  wider: Numbers,
): Numbers {
  wider.set(from.subarray(0, used))
  return wider
}
