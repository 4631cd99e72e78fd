import { randomFrom } from '../../random.ts'
import { BOUNDARY } from '../../text/stream.ts'
import { Sampler } from './sampler.ts'
import type { Indexed } from '../index/contexts.ts'
import { isPlain, type Decoding } from './decoders/index.ts'
import { InterpolatedWriter } from './interpolated.ts'
import {
  BatchSampler,
  SHARD_ENDS,
  TOO_LONG,
  type Shard,
  type WritingModel,
  type WrittenShard,
} from './batch.ts'

/** How a model writes, as the plan names it. */
export const samplings = {
  mle: 'from the shares that were read: every sequence as long as the order was read before',
  'jelinek-mercer':
    'from the interpolated model that perplexity is of: sequences come about that were never read, but no new word',
} as const

export type Sampling = keyof typeof samplings

/** A request for a text: with the model, all that another thread has to know to write chunks of it. */
export interface GenerationRequest {
  readonly decoding: Decoding
  readonly sampling: Sampling
  readonly seed: string
  readonly name: string
  /** What `amount` counts. */
  readonly by: 'words' | 'passages'
  readonly amount: number
  readonly genealogy: boolean
  /** Shards that are written in step, as one chunk. The text does not depend on it. */
  readonly shardsPerChunk: number
}

/** Shards of a chunk: enough that look-ups in memory overlap. */
export const SHARDS_PER_CHUNK = 32

/** Tokens, or passages, that one random stream writes. Part of the format: another number gives another text. */
const SHARD = { words: 65536, passages: 1024 }

/** Several shards of a text, one after another. */
export interface Chunk {
  /** By shard: its tokens; a boundary after every passage, none before the first. */
  readonly ids: readonly Int32Array[]
  /** By shard: the place that each token, or end, was copied from, −1 for an end set by a limit; nothing where no genealogy was asked for. */
  readonly parents?: readonly Int32Array[]
  /** By shard: how each token is written, as where it was copied from; nothing where the training text keeps no surfaces. */
  readonly surfaces?: readonly Uint8Array[]
  readonly passages: number
  /** Passages that ended with their shard. */
  readonly cut: number
  /** Passages that ended at the greatest length. */
  readonly overlong: number
}

/** The number of chunks of a text. */
export const chunkCount = ({ by, amount, shardsPerChunk }: GenerationRequest) =>
  Math.ceil(amount / (SHARD[by] * shardsPerChunk))

/**
 * Makes the function that writes the chunks of a text by number, from 0. Any chunk can be written without the others, since each shard
 * has a random stream of its own. A chunk is valid until the next one is asked for: it lies in buffers that are reused.
 */
export function generateChunks(model: WritingModel, request: GenerationRequest): (chunk: number) => Chunk {
  const { decoding, sampling, genealogy } = request
  const sampler = isPlain(decoding) ? undefined : new Sampler(model.occurrences, decoding)
  const sequences =
    sampling === 'mle' ? new BatchSampler(model, sampler) : new InterpolatedWriter(model, sampler)
  const hasSurfaces = model.occurrences.stream.surfaces !== undefined
  const rooms: Uint8Array[] = []
  return chunk => {
    const written = sequences.write(shardsOf(request, chunk, model.longest))
    const sums = written.map(countEnds)
    const sum = (of: keyof (typeof sums)[number]) => sums.reduce((total, each) => total + each[of], 0)
    const surfaces =
      hasSurfaces && written.map((shard, index) => copySurfaces(model, shard, roomFor(shard, rooms, index)))
    return {
      ids: written.map(({ ids }) => ids),
      ...(surfaces && { surfaces }),
      ...(genealogy && { parents: written.map(shard => placesOfRanks(model, shard)) }),
      ...{ passages: sum('passages'), cut: sum('cut'), overlong: sum('overlong') },
    }
  }
}

function shardsOf(request: GenerationRequest, chunk: number, longest: number): Shard[] {
  const { seed, name, by, amount, shardsPerChunk } = request
  const from = chunk * shardsPerChunk
  const count = Math.min(shardsPerChunk, Math.ceil(amount / SHARD[by]) - from)
  return Array.from({ length: count }, (_, sequence) => ({
    random: randomFrom(seed, 'generate', name, String(from + sequence)),
    ...{ by, longest },
    amount: Math.min(SHARD[by], amount - (from + sequence) * SHARD[by]),
  }))
}

function countEnds({ ids, copied }: WrittenShard): Pick<Chunk, 'passages' | 'cut' | 'overlong'> {
  let [passages, cut, overlong] = [0, 0, 0]
  for (let at = 0; at < ids.length; at++) {
    if (ids[at] !== BOUNDARY) continue
    passages += 1
    if (copied[at] === SHARD_ENDS) cut += 1
    else if (copied[at] === TOO_LONG) overlong += 1
  }
  return { passages, cut, overlong }
}

/** Room for a byte each of a shard's tokens, reused from chunk to chunk. */
function roomFor({ ids: { length } }: WrittenShard, rooms: Uint8Array[], index: number): Uint8Array {
  if (length > (rooms[index]?.length ?? 0)) rooms[index] = new Uint8Array(2 * length)
  return rooms[index]!.subarray(0, length)
}

/**
 * How each token is written where it was copied from.
 *
 * @param into is filled in and returned: 0 for ends set by a limit
 */
function copySurfaces(
  { occurrences: { sorted, stream }, contexts }: Indexed,
  { ids, copied, sources }: WrittenShard,
  into: Uint8Array,
): Uint8Array {
  const byPlace = stream.surfaces!
  const byRank = contexts.surfaces!
  if (sources === 'places') {
    for (let at = 0; at < ids.length; at++) into[at] = copied[at]! < 0 ? 0 : byPlace[copied[at]!]!
    return into
  }
  const { contextLength } = contexts
  let offset = Math.min(1, contextLength)
  for (let at = 0; at < ids.length; at++) {
    const rank = copied[at]!
    if (rank < 0) into[at] = 0
    else into[at] = offset === contextLength ? byRank[rank]! : byPlace[sorted[rank]! + offset]!
    if (ids[at] === BOUNDARY) offset = Math.min(1, contextLength)
    else if (offset < contextLength) offset += 1
  }
  return into
}

/**
 * The place that each token was copied from: where its context stands, and behind it the tokens of the context.
 *
 * @returns `copied`, where the places have replaced the ranks: −1 for ends set by a limit
 */
function placesOfRanks(
  { occurrences: { sorted, stream }, contexts: { contextLength } }: Indexed,
  { ids, copied, sources }: WrittenShard,
): Int32Array {
  const last = stream.ids.length - 1
  let offset = Math.min(1, contextLength)
  for (let at = 0; at < ids.length; at++) {
    const source = copied[at]!
    // The text's first boundary ends nothing; for order 1, where it can be drawn, the last one stands for it.
    if (source < 0) copied[at] = -1
    else if (sources === 'ranks') copied[at] = sorted[source]! + offset || last
    if (ids[at] === BOUNDARY) offset = Math.min(1, contextLength)
    else if (offset < contextLength) offset += 1
  }
  return copied
}
