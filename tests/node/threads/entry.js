import { parentPort } from 'node:worker_threads'

/** A thread with tasks that go wrong: it answers as the entry of collapse-lab does. */
const tasks = {
  echo: data => data,
  exit: code => process.exit(code),
  throw: () =>
    new Promise(() => {
      setTimeout(() => {
        throw new Error('the disk is gone')
      })
    }),
  hang: () => new Promise(() => parentPort.ref()),
  count(to, port) {
    for (let number = 1; number <= to; number++) port.postMessage(number)
    return 'counted'
  },
}

export default async ({ name, data, port }) => ({ kind: 'done', result: await tasks[name](data, port) })
