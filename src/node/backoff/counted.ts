import { statSync } from 'node:fs'
import { totalmem } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { NgramTable } from '../../backoff/counts/ngram-tables.ts'
import { checkPassages } from '../../model/train.ts'
import { Refusal } from '../../refusal.ts'
import type { Vocabulary } from '../../text/vocabulary.ts'
import { refuseAbove } from '../memory.ts'
import { threadFile } from '../files/package.ts'
import { NgramAccumulator } from './accumulator.ts'
import { readText } from '../files/text-files.ts'
import { PIECE, titleOf, type TokenisedText } from './tokenised.ts'

/** The n-grams of a text, and its vocabulary. */
export interface CountedText {
  readonly title: string
  readonly vocabulary: Vocabulary
  /** By length, from 1. */
  readonly tables: readonly NgramTable[]
}

/** What the thread that reads is told. */
export interface Order {
  readonly path: string
  /** At 0: how many of its messages were dealt with. */
  readonly taken: Int32Array
}

/** What it says: lines as ids, a boundary behind each; in the end the words by id, and the tokens of the longest line. */
export type Message =
  { readonly ids: Int32Array<ArrayBuffer> } | { readonly words: readonly string[]; readonly longest: number }

/** From so many bytes on, about six million tokens, n-grams are counted while the text is read, so that it need not be kept. */
export const LARGE = 1 << 25

/** Whether a file is so large that its n-grams had better be counted while it is read. */
export const isLarge = (path: string) => statSync(path).size >= LARGE

/**
 * Reads a file that is tokenised already, a passage a line, in a thread of its own, and counts its n-grams meanwhile; of the text
 * nothing is kept, so that memory grows with its distinct n-grams alone. Where these will be more than the tokens, the text is kept
 * after all, to be sorted, which takes less time and memory then.
 *
 * @param decided tokens after which it is known which
 * @throws Refusal when it is not UTF-8, has no words, or no passage is as long as the order
 */
export async function countTokenised(
  path: string,
  order: number,
  { decided }: { decided?: number } = {},
): Promise<CountedText | TokenisedText> {
  const accumulator = new NgramAccumulator(order, { pieces: Math.ceil(statSync(path).size / PIECE), decided })
  const { words, longest } = await read(path, ids => {
    accumulator.add(ids)
    refuseAbove(
      accumulator.bytes,
      totalmem(),
      `counting the n-grams of ${path}`,
      'take a lower order, or a part of the text',
    )
  })
  checkPassages(longest, order)
  return { title: titleOf(path), ...accumulator.take(words) }
}

function read(
  path: string,
  take: (ids: Int32Array) => void,
): Promise<{ words: readonly string[]; longest: number }> {
  const taken = new Int32Array(new SharedArrayBuffer(4))
  const order: Order = { path, taken }
  const worker = new Worker(threadFile('reading-worker'), { workerData: order })
  return new Promise((resolve, reject) => {
    worker.on('message', (message: Message) => {
      if ('words' in message) resolve(message)
      else {
        try {
          take(message.ids)
        } catch (error) {
          void worker.terminate()
          reject(error instanceof Error ? error : new Error(String(error)))
        }
        Atomics.add(taken, 0, 1)
        Atomics.notify(taken, 0)
      }
    })
    worker.on('error', error => {
      reject(refusalOf(path) ?? error)
    })
  })
}

/** What is wrong with a text. From another thread a refusal comes without its hint, so that it is looked for again. */
function refusalOf(path: string): Refusal | undefined {
  try {
    readText(path, { limit: Infinity })
    return undefined
  } catch (refusal) {
    return refusal as Refusal
  }
}
