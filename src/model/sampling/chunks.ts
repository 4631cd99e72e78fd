import { randomFrom } from '../../random.ts'
import { BOUNDARY } from '../../text/stream.ts'
import { Sampler } from './sampler.ts'
import type { Indexed } from '../index/contexts.ts'
import { isPlain, type Decoding } from './decoders/index.ts'
import { InterpolatedWriter } from './interpolated.ts'
import { BatchSampler, SHARD_ENDS, TOO_LONG, type Shard, type WritingModel, type Written } from './batch.ts'

/** How a model writes, as the plan names it. */
export const samplings = {
  mle: 'from the shares that were read: every sequence as long as the order was read before',
  'jelinek-mercer':
    'from the interpolated model that perplexity is of: sequences come about that were never read, but no new word',
} as const

export type Sampling = keyof typeof samplings

/** A text to write: all that another thread has to be told beside the model. */
export interface GenerationRequest {
  readonly decoding: Decoding
  readonly sampling: Sampling
  readonly seed: string
  readonly name: string
  /** What `amount` counts. */
  readonly by: 'words' | 'passages'
  readonly amount: number
  readonly genealogy: boolean
}

/** Tokens, or passages, that one stream of chance writes. Part of the format: another number gives another text. */
const SHARD = { words: 65536, passages: 1024 }

/** So many shards are written side by side. */
const SIDE_BY_SIDE = 32

/** Several shards of a text, one after another, as they were written. */
export interface Chunk {
  /** By shard: its tokens; a boundary after every passage, none before the first. */
  readonly ids: readonly Int32Array[]
  /** By shard: the place that each token, or end, was copied from, −1 for an end set by a limit; nothing where no genealogy was asked for. */
  readonly parents?: readonly Int32Array[]
  readonly passages: number
  /** Passages that ended with their shard. */
  readonly cut: number
  /** Passages that ended at the greatest length. */
  readonly overlong: number
}

/** Writes the stretches of a text, asked for by number, from 0 on and one after another; each is good until the next is asked for. */
export type ChunkGenerator = (model: WritingModel, request: GenerationRequest) => (chunk: number) => Chunk

/** Into how many stretches a text is divided. */
export const chunkCount = ({ by, amount }: GenerationRequest) =>
  Math.ceil(amount / (SHARD[by] * SIDE_BY_SIDE))

/** Writes in the thread at hand. Any stretch can be written without the others, since each shard has a stream of chance of its own. */
export const generateChunks: ChunkGenerator = (model, request) => {
  const { decoding, sampling, genealogy } = request
  const sampler = isPlain(decoding) ? undefined : new Sampler(model.occurrences, decoding)
  const sequences =
    sampling === 'mle' ? new BatchSampler(model, sampler) : new InterpolatedWriter(model, sampler)
  return chunk => {
    const written = sequences.write(shardsOf(request, chunk, model.longest))
    const sums = written.map(countEnds)
    const sum = (of: keyof (typeof sums)[number]) => sums.reduce((total, each) => total + each[of], 0)
    return {
      ids: written.map(({ ids }) => ids),
      ...(genealogy ? { parents: written.map(shard => parentsOf(model, shard)) } : {}),
      ...{ passages: sum('passages'), cut: sum('cut'), overlong: sum('overlong') },
    }
  }
}

function shardsOf({ seed, name, by, amount }: GenerationRequest, chunk: number, longest: number): Shard[] {
  const from = chunk * SIDE_BY_SIDE
  const count = Math.min(SIDE_BY_SIDE, Math.ceil(amount / SHARD[by]) - from)
  return Array.from({ length: count }, (_, sequence) => ({
    random: randomFrom(seed, 'generate', name, String(from + sequence)),
    ...{ by, longest },
    amount: Math.min(SHARD[by], amount - (from + sequence) * SHARD[by]),
  }))
}

function countEnds({ ids, copied }: Written): Pick<Chunk, 'passages' | 'cut' | 'overlong'> {
  let [passages, cut, overlong] = [0, 0, 0]
  for (let at = 0; at < ids.length; at++) {
    if (ids[at] !== BOUNDARY) continue
    passages += 1
    if (copied[at] === SHARD_ENDS) cut += 1
    else if (copied[at] === TOO_LONG) overlong += 1
  }
  return { passages, cut, overlong }
}

/** In place: the place that each token was copied from is that of its context, and as many tokens on as the context has. */
function parentsOf({ occurrences, contexts }: Indexed, { ids, copied, sources }: Written): Int32Array {
  const { sorted, stream } = occurrences
  const { contextLength } = contexts
  const last = stream.ids.length - 1
  let offset = Math.min(1, contextLength)
  for (let at = 0; at < ids.length; at++) {
    const source = copied[at]!
    // The text's first boundary ends nothing; for order 1, where it can be drawn, it stands for the last one.
    if (source < 0) copied[at] = -1
    else if (sources === 'ranks') copied[at] = sorted[source]! + offset || last
    if (ids[at] === BOUNDARY) offset = Math.min(1, contextLength)
    else if (offset < contextLength) offset += 1
  }
  return copied
}
