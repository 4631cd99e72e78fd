import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { Output } from './outputs.ts'
import { threadFile } from './package.ts'
import type { PlainText } from '../report/run/passages.ts'

/** A text to print to a file of a run. */
export interface Sheet {
  readonly folder: string
  readonly path: string
  readonly text: PlainText
}

/** What the thread says when it is done, by way of its port. */
export type Printed = { readonly output: Output } | { readonly error: Error }

/** Signals between the threads, by place: how many texts are printed, and how many parts of them, as a sign of life. */
export const SIGNALS = { printed: 0, parts: 1 } as const

/** A thread that shows no sign of life for so long, in milliseconds, has come to grief. */
const PATIENCE = 120_000

/**
 * Prints large texts in a thread of its own, so that the next model learns meanwhile. It is waited for without an event loop, since
 * the thread that asks is busy with the lineage.
 */
export class Press {
  private readonly signals = new Int32Array(new SharedArrayBuffer(8))
  private readonly channel = new MessageChannel()
  private readonly worker: Worker
  private begun = 0
  private received = 0

  constructor() {
    const { port2 } = this.channel
    this.worker = new Worker(threadFile('press-worker'), {
      workerData: { port: port2, signals: this.signals },
      transferList: [port2],
    })
    this.worker.unref()
  }

  /** Begins to print. What was begun before has to be collected first. */
  print(sheet: Sheet): void {
    this.begun += 1
    this.worker.postMessage(sheet)
  }

  /**
   * The file that was printed, once.
   *
   * @param wait whether to wait for it
   * @returns nothing while there is none
   */
  collect({ wait }: { wait: boolean }): Output | undefined {
    if (this.received === this.begun) return undefined
    if (wait) this.wait()
    if (Atomics.load(this.signals, SIGNALS.printed) === this.received) return undefined
    this.received += 1
    const { message } = receiveMessageOnPort(this.channel.port1) as { message: Printed }
    if ('error' in message) throw message.error
    return message.output
  }

  close(): void {
    this.channel.port1.close()
    void this.worker.terminate()
  }

  private wait(): void {
    for (let parts = -1; ;) {
      if (Atomics.wait(this.signals, SIGNALS.printed, this.received, PATIENCE) !== 'timed-out') return
      const now = Atomics.load(this.signals, SIGNALS.parts)
      if (now === parts) throw new Error('the thread that writes passages has stopped')
      parts = now
    }
  }
}
