import { parentPort, workerData } from 'node:worker_threads'
import { longestPassage } from '../../model/train.ts'
import { IntList } from '../../arrays.ts'
import { BOUNDARY } from '../../text/stream.ts'
import type { Message, Order } from '../backoff/counted.ts'
import { readLines } from '../backoff/tokenised.ts'

/** The thread that reads a text while its n-grams are counted; it is never more than so many messages of a mebibyte ahead. */
const AHEAD = 8

const { path, taken } = workerData as Order

function say(message: Message): void {
  parentPort?.postMessage(message, 'ids' in message ? [message.ids.buffer] : [])
}

const ids = new IntList()
ids.push(BOUNDARY)
let longest = 0
let sent = 0
const words = readLines(path, ids, () => {
  // The line that is still open may have to be taken back.
  let end = ids.length - 1
  while (ids.at(end) !== BOUNDARY) end -= 1
  longest = Math.max(longest, longestPassage({ ids: ids.view(0, end + 1) }))
  say({ ids: ids.view(1, end + 1).slice() })
  ids.drop(end)
  sent += 1
  for (let done = Atomics.load(taken, 0); sent - done > AHEAD; done = Atomics.load(taken, 0))
    Atomics.wait(taken, 0, done)
})
say({ words, longest })
