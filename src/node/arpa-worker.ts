import { parentPort } from 'node:worker_threads'
import { writeParts, type ArpaTask } from './arpa-parts.ts'

/** A thread that writes parts of an ARPA file, among others that do the same. */
parentPort?.on('message', (task: ArpaTask) => {
  void writeParts(task).then(() => parentPort?.postMessage('done'))
})
