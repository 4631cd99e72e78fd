import { availableParallelism } from 'node:os'
import type { WritingModel } from '../../model/sampling/batch.ts'
import {
  generateChunks as alone,
  chunkCount,
  type GenerationRequest,
  type ChunkGenerator,
  type Chunk,
} from '../../model/sampling/chunks.ts'
import { LARGE } from '../large.ts'
import { SideThread, type Pending } from './side-thread.ts'

/** What each thread begins with: long arrays of it are shared, not copied. */
export interface ScribeData {
  readonly model: WritingModel
  readonly request: GenerationRequest
}

/** More threads than this would wait for memory. */
const MOST = 4

/** Stretches that a thread may have written before the first of them is taken. */
const AHEAD = 2

/** A stretch takes a second or two, on a slow machine a minute. */
const PATIENCE = 600_000

/**
 * Writes large texts in several threads, each of them every so many stretches, to the same text as one.
 *
 * @param threads default: as many as there are processors
 * @param from tokens from which on a text is large
 */
export function scribes(
  threads = availableParallelism(),
  { from = LARGE }: { from?: number } = {},
): ChunkGenerator {
  return (model, request) =>
    threads === 1 || expectedTokens(model, request) < from
      ? alone(model, request)
      : inThreads(Math.min(threads, MOST, chunkCount(request)), {
          model: bare(model, request),
          request,
        })
}

function expectedTokens(
  { occurrences: { stream } }: WritingModel,
  { by, amount }: GenerationRequest,
): number {
  return by === 'words' ? amount : (amount * stream.words) / Math.max(1, stream.passages)
}

/** Only what is written from, so that it can be sent. */
function bare(model: WritingModel, { sampling }: GenerationRequest): WritingModel {
  const { order, occurrences, contexts, longest, vocabulary } = model
  const { unknown } = vocabulary
  // Working the weights out takes time, and only the smoothed model is written by them.
  const weights = sampling === 'mle' ? [] : model.weights
  return { order, occurrences, contexts, longest, vocabulary: { unknown }, weights }
}

function inThreads(count: number, data: ScribeData): (chunk: number) => Chunk {
  const chunks = chunkCount(data.request)
  const threads = Array.from(
    { length: count },
    () => new SideThread<number, Chunk>('scribe-worker', { data, patience: PATIENCE }),
  )
  const close = () => threads.forEach(thread => thread.close())
  const begun: Pending<Chunk>[] = []
  let next = 0
  const begin = () => {
    if (next < chunks) begun.push(threads[next % count]!.begin(next++))
  }
  for (let ahead = 0; ahead < AHEAD * count; ahead++) begin()
  return () => {
    try {
      const written = begun.shift()!.result()
      begin()
      if (begun.length === 0) close()
      return written
    } catch (error) {
      close()
      throw error
    }
  }
}
