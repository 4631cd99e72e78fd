import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads'
import { threadFile } from '../files/package.ts'

/** Signals between the threads, by place: how many tasks are done, and how many parts of them, as a sign of life. */
export const SIGNALS = { done: 0, parts: 1 } as const

const SECOND = 1000

/** What a thread is given when it begins. */
export interface SideData<Data> {
  readonly port: MessagePort
  readonly signals: Int32Array
  readonly data: Data
}

/** What it says of a task by way of its port. */
export type Outcome<Result> = { readonly result: Result } | { readonly error: Error }

/** A task under way. */
export interface Pending<Result> {
  isDone(): boolean
  /** Waits for it. @param waiting called every second of it @throws what the thread ran into */
  result(waiting?: () => void): Result
}

/**
 * A thread that does tasks one after another beside the one that asks. It is waited for without an event loop, since the thread that
 * asks is busy with a lineage.
 */
export class SideThread<Task, Result> {
  private readonly signals = new Int32Array(new SharedArrayBuffer(8))
  private readonly channel = new MessageChannel()
  private readonly worker: Worker
  private readonly patience: number
  private begun = 0
  private received = 0
  private readonly outcomes = new Map<number, Outcome<Result>>()

  /**
   * @param name of its file in src/node
   * @param data it begins with
   * @param patience milliseconds without a sign of life after which it has come to grief
   */
  constructor(name: string, { data, patience }: { data?: unknown; patience: number }) {
    const { port2 } = this.channel
    this.patience = patience
    this.worker = new Worker(threadFile(name), {
      workerData: { port: port2, signals: this.signals, data } satisfies SideData<unknown>,
      transferList: [port2],
    })
    this.worker.unref()
  }

  /** Gives it a task, behind those that it has. */
  begin(task: Task): Pending<Result> {
    const number = this.begun++
    this.worker.postMessage(task)
    let known: Outcome<Result> | undefined
    return {
      isDone: () => Atomics.load(this.signals, SIGNALS.done) > number,
      result: waiting => {
        known ??= this.outcomeOf(number, waiting)
        if ('error' in known) throw known.error
        return known.result
      },
    }
  }

  /** Parts of all tasks that are done. */
  get parts(): number {
    return Atomics.load(this.signals, SIGNALS.parts)
  }

  close(): void {
    this.channel.port1.close()
    void this.worker.terminate()
  }

  private outcomeOf(number: number, waiting: (() => void) | undefined): Outcome<Result> {
    this.wait(number, waiting)
    // They come in the order of the tasks; one that is taken need not be kept.
    for (; this.received <= number; this.received++) {
      const { message } = receiveMessageOnPort(this.channel.port1) as { message: Outcome<Result> }
      this.outcomes.set(this.received, message)
    }
    const outcome = this.outcomes.get(number)!
    this.outcomes.delete(number)
    return outcome
  }

  private wait(number: number, waiting: (() => void) | undefined): void {
    let parts = -1
    let quiet = 0
    for (;;) {
      const done = Atomics.load(this.signals, SIGNALS.done)
      if (done > number) return
      if (Atomics.wait(this.signals, SIGNALS.done, done, SECOND) !== 'timed-out') continue
      waiting?.()
      quiet = this.parts === parts ? quiet + SECOND : 0
      parts = this.parts
      if (quiet >= this.patience) throw new Error('a thread that works on the side has stopped')
    }
  }
}
