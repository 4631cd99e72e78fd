import { availableParallelism } from 'node:os'
import type { TextRequest } from '../../lineage/ensemble.ts'
import type { Measured, UnmeasuredText } from '../../lineage/measuring.ts'
import type { WritingModel } from '../../model/sampling/batch.ts'
import { chunkCount, type Chunk, type GenerationRequest } from '../../model/sampling/chunks.ts'
import { generate, generationRequest, OutputBuffer, type Writing } from '../../model/sampling/generate.ts'
import type { Output } from '../files/outputs.ts'
import { ThreadPool } from '../threads/pool.ts'
import {
  baselineTask,
  chunkTask,
  measureTask,
  passagesTask,
  type HumanOrder,
  type PassagesOrder,
} from './generation-tasks.ts'

/** More threads than this would wait for memory. */
const MAX_WRITERS = 4

/** Chunks of a thread that may be written before the first of them is taken. */
const CHUNKS_AHEAD = 2

/**
 * The threads of a run with large texts: some write chunks, one measures, and one writes passages, so that the next model can learn
 * meanwhile. What they give does not depend on their number.
 */
export class GenerationThreads {
  private measuring: ThreadPool | undefined
  private printing: ThreadPool | undefined
  private readonly human: HumanOrder
  private readonly onMeasure: () => void

  /** @param onMeasure called after each measure that is taken in a thread */
  constructor({ corpus, plan, others }: HumanOrder, { onMeasure }: { onMeasure: () => void }) {
    this.human = { corpus, plan, others }
    this.onMeasure = onMeasure
  }

  /** Begins the thread that measures: it prepares the baseline first. */
  prepare(): void {
    if (this.measuring) return
    this.measuring = new ThreadPool(1)
    // A failure comes out again where a text is measured.
    this.measuring.run(baselineTask, this.human).catch(() => undefined)
  }

  /** Whether large texts are expected, or came. */
  get isMeasuring(): boolean {
    return this.measuring !== undefined
  }

  /** Measures a text; texts are measured one after another. */
  measure({ written, known }: UnmeasuredText): Promise<Measured> {
    this.prepare()
    const order = { ...this.human, text: { written, known } }
    return this.measuring!.run(measureTask, order, { progress: this.onMeasure })
  }

  /** Writes the passages of a text. */
  print(order: PassagesOrder): Promise<Output> {
    this.printing ??= new ThreadPool(1)
    return this.printing.run(passagesTask, order)
  }

  /** Ends the threads, wherever they are. */
  async close(): Promise<void> {
    await Promise.all([this.measuring?.close(), this.printing?.close()])
  }
}

/**
 * Writes a text in several threads, to the same bytes as in one. Each text has threads of its own, so that nothing holds on to the
 * index of its model when it is written.
 *
 * @param jobs threads, of which at most four are used; default one for each processor
 * @param from tokens from which on it is worth several threads
 * @param shardsPerChunk shards that a thread writes in step; default 32
 */
export async function generateInThreads(
  { model, options }: TextRequest,
  { jobs = availableParallelism(), from, shardsPerChunk }: ThreadedGeneration,
): Promise<Writing> {
  const usual = generationRequest(model, options)
  if (jobs === 1 || expectedTokens(model, usual) < from) return generate(model, options)
  const request = shardsPerChunk === undefined ? usual : { ...usual, shardsPerChunk }
  const chunks = chunkCount(request)
  const threads = new ThreadPool(Math.min(jobs, MAX_WRITERS, chunks))
  const output = new OutputBuffer(request, model)
  try {
    for await (const [chunk, done] of chunksInOrder(threads, { model: bareModel(model, request), request })) {
      output.add(chunk, done)
      options.progress?.(done)
    }
    return output.writing()
  } finally {
    await threads.close()
  }
}

export interface ThreadedGeneration {
  readonly jobs?: number | undefined
  readonly from: number
  readonly shardsPerChunk?: number
}

/** The chunks of a text, each with the share of the text that is written with it. */
async function* chunksInOrder(
  threads: ThreadPool,
  text: { readonly model: WritingModel; readonly request: GenerationRequest },
): AsyncGenerator<[Chunk, number]> {
  const chunks = chunkCount(text.request)
  const begun: Promise<Chunk>[] = []
  let next = 0
  for (let taken = 0; taken < chunks; taken++) {
    while (next < chunks && begun.length < CHUNKS_AHEAD * threads.size) {
      const chunk = threads.run(chunkTask, { ...text, chunk: next++ })
      // Where one fails, all do, and the one that is waited for says why.
      chunk.catch(() => undefined)
      begun.push(chunk)
    }
    yield [await begun.shift()!, (taken + 1) / chunks]
  }
}

function expectedTokens(
  { occurrences: { stream } }: WritingModel,
  { by, amount }: GenerationRequest,
): number {
  return by === 'words' ? amount : (amount * stream.words) / Math.max(1, stream.passages)
}

/** The parts of a model that writing needs, which can be sent to a thread; their long arrays are shared. */
function bareModel(model: WritingModel, { sampling }: GenerationRequest): WritingModel {
  const { order, occurrences, contexts, longest, vocabulary } = model
  const { unknown } = vocabulary
  // Fitting the weights takes time, and only the smoothed model writes by them.
  const weights = sampling === 'mle' ? [] : model.weights
  return { order, occurrences, contexts, longest, vocabulary: { unknown }, weights }
}
