import { prepareBaseline, type Baseline } from '../../lineage/baseline.ts'
import { importedTexts, planOfImports } from '../../lineage/imported.ts'
import { measureText, type Measured, type UnmeasuredText } from '../../lineage/measuring.ts'
import type { WritingModel } from '../../model/sampling/batch.ts'
import { generateChunks, type Chunk, type GenerationRequest } from '../../model/sampling/chunks.ts'
import { passageBytes } from '../../report/run/passage-bytes.ts'
import type { PlainText } from '../../report/run/passages.ts'
import { writeOutput, type Output } from '../files/outputs.ts'
import { byName, textsKey } from '../corpora/plan-texts.ts'
import { collectGarbage } from '../memory.ts'
import type { Task } from '../threads/task.ts'
import type { PreparedRun } from './run-file.ts'

/** A chunk of a text, by its number. */
export interface ChunkOrder {
  readonly model: WritingModel
  readonly request: GenerationRequest
  readonly chunk: number
}

let writer: { readonly text: string; readonly write: (chunk: number) => Chunk } | undefined

/** Writes a chunk. A thread keeps what it made of the model for further chunks of the text. */
export const chunkTask: Task<ChunkOrder, Chunk> = {
  name: 'chunk',
  work({ model, request, chunk }) {
    const text = JSON.stringify(request)
    if (writer?.text !== text) writer = { text, write: generateChunks(model, request) }
    const { ids, parents, surfaces, ...sums } = writer.write(chunk)
    return {
      ids: [joined(ids, length => new Int32Array(length))],
      ...(parents && { parents: [joined(parents, length => new Int32Array(length))] }),
      ...(surfaces && { surfaces: [joined(surfaces, length => new Uint8Array(length))] }),
      ...sums,
    }
  },
}

/** Shards in one array: they lie in buffers that are longer than they are, and that would be sent whole. */
function joined<Numbers extends Int32Array | Uint8Array>(
  shards: readonly Numbers[],
  room: (length: number) => Numbers,
): Numbers {
  const whole = room(shards.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const shard of shards) {
    whole.set(shard, at)
    at += shard.length
  }
  return whole
}

/** The texts of a run, from which a thread prepares the baseline itself: that takes less time than sending it. */
export type HumanOrder = Pick<PreparedRun, 'corpus' | 'plan' | 'others'>

let human: { readonly name: string; readonly baseline: Baseline } | undefined

/** The baseline of a run; a thread keeps the last one. */
export function baselineOf({ corpus, plan, others }: HumanOrder): Baseline {
  const name = JSON.stringify([textsKey([corpus, ...others]), plan])
  if (human?.name !== name) {
    const texts = byName(others)
    const whole = planOfImports(plan, texts)
    const imported = importedTexts(whole, texts)
    human = { name, baseline: prepareBaseline(corpus, whole, { imported }).baseline }
  }
  return human.baseline
}

/** Prepares the baseline for texts that will be measured, while the first of them is still written. */
export const baselineTask: Task<HumanOrder, undefined> = {
  name: 'baseline',
  work(order) {
    baselineOf(order)
    return undefined
  },
}

/** Measures a text that a generation wrote; there is a message after each measure, the share that is done. */
export const measureTask: Task<HumanOrder & { readonly text: UnmeasuredText }, Measured, number> = {
  name: 'measure',
  work({ text, ...order }, report) {
    const measured = measureText(text, baselineOf(order), report)
    setImmediate(collectGarbage)
    return measured
  },
}

/** A text to be written to passages.jsonl.gz. */
export interface PassagesOrder {
  readonly folder: string
  readonly path: string
  readonly text: PlainText
}

/** Writes the passages of a text. */
export const passagesTask: Task<PassagesOrder, Output> = {
  name: 'passages',
  work: ({ folder, path, text }) => writeOutput(folder, path, passageBytes(text)),
}
