import { statSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { NgramCounter } from '../model/ngram-counter.ts'
import type { NgramTable } from '../model/ngram-tables.ts'
import { checkPassages } from '../model/train.ts'
import { whitespace } from '../text/tokenizers/whitespace.ts'
import { rankWords, type Vocabulary } from '../text/vocabulary.ts'
import { packageRoot } from './package.ts'
import { readText } from './text-files.ts'
import { titleOf } from './tokenised.ts'

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

/** From so many bytes on counting while reading is faster than sorting: about six million tokens. */
export const LARGE = 1 << 25

/** Whether a file is so large that its n-grams had better be counted while it is read. */
export const isLarge = (path: string) => statSync(path).size >= LARGE

/**
 * Counts the n-grams of a file that is tokenised already, a passage a line, while a thread of its own reads it. Nothing of the text is
 * kept, so that memory grows with its distinct n-grams alone.
 *
 * @throws Refusal when it is not UTF-8, has no words, or no passage is as long as the order
 */
export async function countTokenised(path: string, order: number): Promise<CountedText> {
  const counter = new NgramCounter(order)
  const { words, longest } = await read(path, ids => counter.add(ids))
  checkPassages(longest, order)
  const { vocabulary, idOf } = rankWords(words, counter.counts(), whitespace)
  return { title: titleOf(path), vocabulary, tables: counter.tables(vocabulary.unknown + 1, idOf) }
}

function read(
  path: string,
  take: (ids: Int32Array) => void,
): Promise<{ words: readonly string[]; longest: number }> {
  const taken = new Int32Array(new SharedArrayBuffer(4))
  const order: Order = { path, taken }
  const worker = new Worker(join(packageRoot(), 'dist', 'node', 'reading-worker.js'), { workerData: order })
  return new Promise((resolve, reject) => {
    worker.on('message', (message: Message) => {
      if ('words' in message) resolve(message)
      else {
        take(message.ids)
        Atomics.add(taken, 0, 1)
        Atomics.notify(taken, 0)
      }
    })
    // A refusal loses what it is on its way from a thread, so that it is looked for again.
    worker.on('error', error => {
      try {
        readText(path, { limit: Infinity })
        reject(error)
      } catch (refusal) {
        reject(refusal)
      }
    })
  })
}
