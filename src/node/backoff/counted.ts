import type { NgramTable } from '../../backoff/counts/ngram-tables.ts'
import { IntList, threadInts } from '../../arrays.ts'
import { checkPassages, longestPassage } from '../../model/train.ts'
import { BOUNDARY } from '../../text/stream.ts'
import type { Vocabulary } from '../../text/vocabulary.ts'
import { refuseAbove, roomHere } from '../memory.ts'
import { inThread } from '../threads/pool.ts'
import type { Task } from '../threads/task.ts'
import { NgramAccumulator } from './accumulator.ts'
import { FOR_TRAINING, noWords, readLines, titleOf, type TokenisedText } from './tokenised.ts'
import { linesOf, type TextPart } from './text-part.ts'
import { unpackedSize } from './wanted-file.ts'

/** The n-grams of a text, and its vocabulary. */
export interface CountedText {
  readonly title: string
  readonly vocabulary: Vocabulary
  /** By length, from 1. */
  readonly tables: readonly NgramTable[]
}

/** A file to read in a thread. */
export interface ReadingOrder {
  readonly path: string
  /** Default: all of it. */
  readonly part?: TextPart | undefined
  /** At 0: the number of messages that the caller has dealt with. */
  readonly taken: Int32Array
}

/** The words of a file by id, and the tokens of its longest line. */
export interface ReadText {
  readonly words: readonly string[]
  readonly longest: number
}

/** Messages of a mebibyte of text that may be sent before the first of them is dealt with (back pressure). */
const MESSAGES_AHEAD = 8

/** Reads a file that is tokenised already. Its messages are lines as ids, a boundary behind each. */
export const readTask: Task<ReadingOrder, ReadText, Int32Array<ArrayBuffer>> = {
  name: 'read',
  work({ path, part, taken }, report) {
    const ids = new IntList()
    ids.push(BOUNDARY)
    let longest = 0
    let sent = 0
    // Tokens of the line that is still open are kept until it has ended.
    let open = 1
    const after = () => {
      let end = ids.length - 1
      while (end >= open && ids.at(end) !== BOUNDARY) end -= 1
      open = ids.length
      if (end < open && ids.at(end) !== BOUNDARY) end = 0
      longest = Math.max(longest, longestPassage({ ids: ids.view(0, end + 1) }))
      const lines = ids.view(1, end + 1).slice()
      report(lines, [lines.buffer])
      ids.drop(end)
      open = ids.length
      sent += 1
      for (let done = Atomics.load(taken, 0); sent - done > MESSAGES_AHEAD; done = Atomics.load(taken, 0))
        Atomics.wait(taken, 0, done)
    }
    const words = readLines(path, ids, {
      ...FOR_TRAINING,
      after,
      ...(part && { pieces: linesOf(path, part) }),
    })
    return { words, longest }
  },
}

/**
 * Reads a file that is tokenised already in a thread of its own.
 *
 * @param take is given lines as ids, a boundary behind each
 * @returns nothing when the signal came before the end
 * @throws Refusal when it is not UTF-8, or has a word that models keep for themselves
 */
export async function readInThread(
  { path, part }: Pick<ReadingOrder, 'path' | 'part'>,
  take: (ids: Int32Array<ArrayBuffer>) => void,
  signal?: AbortSignal,
): Promise<ReadText | undefined> {
  const taken = threadInts(1)
  const progress = (ids: Int32Array<ArrayBuffer>) => {
    take(ids)
    Atomics.add(taken, 0, 1)
    Atomics.notify(taken, 0)
  }
  return await inThread(readTask, { path, part, taken }, { progress, signal })
}

/** Bytes that are read at a time. */
const PIECE = 1 << 20

/** Bytes from which on n-grams are counted while the text is read, so that it need not be kept: about six million tokens. */
const STREAM_FROM_BYTES = 1 << 25

/** Whether a file is so large that its n-grams had better be counted while it is read. */
export const isStreamed = (path: string) => unpackedSize(path) >= STREAM_FROM_BYTES

/**
 * Reads a file that is tokenised already, a sentence a line, in a thread of its own, and counts its n-grams meanwhile; of the text
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
  const pieces = Math.max(1, Math.ceil(unpackedSize(path) / PIECE))
  const accumulator = new NgramAccumulator(order, { pieces, decided })
  const take = (ids: Int32Array) => {
    accumulator.add(ids)
    refuseAbove(
      accumulator.bytes,
      roomHere(),
      `counting the n-grams of ${path}`,
      'take a lower order, or a part of the text; `train --memory` counts on the disk',
    )
  }
  const { words, longest } = (await readInThread({ path }, take))!
  if (words.length === 1) throw noWords(path)
  checkPassages(longest, order)
  return { title: titleOf(path), ...accumulator.take(words) }
}
