import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { passageBytes } from '../report/run/passage-bytes.ts'
import { writeOutput } from './outputs.ts'
import { SIGNALS, type Printed, type Sheet } from './press.ts'

/** The thread that prints the texts of a {@link Press}, one after another. */
const { port, signals } = workerData as { readonly port: MessagePort; readonly signals: Int32Array }

function print({ folder, path, text }: Sheet): Printed {
  try {
    return { output: writeOutput(folder, path, alive(passageBytes(text))) }
  } catch (error) {
    return { error: error as Error }
  }
}

function* alive(chunks: Iterable<Uint8Array>): Generator<Uint8Array> {
  for (const chunk of chunks) {
    Atomics.add(signals, SIGNALS.parts, 1)
    yield chunk
  }
}

parentPort?.on('message', (sheet: Sheet) => {
  port.postMessage(print(sheet))
  Atomics.add(signals, SIGNALS.printed, 1)
  Atomics.notify(signals, SIGNALS.printed)
})
