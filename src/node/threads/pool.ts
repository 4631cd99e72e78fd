import { join } from 'node:path'
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads'
import { Tinypool } from 'tinypool'
import { Refusal } from '../../refusal.ts'
import { buildFolder } from '../files/package.ts'
import type { Call, Outcome, Task } from './task.ts'

/** What the tasks of a pool reject with when they were ended: by a signal, or because the pool was closed. */
export class Stopped extends Error {
  override readonly name = 'Stopped'

  constructor() {
    super('the work was stopped')
  }
}

/** Called with each message of a task, in their order and before its result. What it throws ends the pool. */
export type Progress<Message> = (message: Message) => void

export interface PoolOptions {
  /** Ends all threads at once, wherever they are. */
  readonly signal?: AbortSignal | undefined
  /** The file that the threads run, which exports what `serve` makes. Default: the tasks of collapse-lab. */
  readonly entry?: string
}

/** The built entry of every thread: src/node/worker.ts. */
const builtEntry = () => join(buildFolder(), 'node', 'worker.js')

/**
 * Threads that carry out tasks, each one task at a time; further tasks wait in their order. The threads begin at once, and keep the
 * process alive only while a task is under way.
 *
 * A pool is one piece of work: when a thread dies, or a message cannot be dealt with, all its threads end, since others may wait for
 * the one that is gone, and every task rejects with the cause.
 *
 * It is Tinypool with three things that Tinypool leaves open. A thread that exits by itself is reported to it as an error; without that
 * its task would never settle. Idle threads wait in their event loop and not in `Atomics.wait`, so that they can tidy up behind a task.
 * Messages that came before a result are delivered before it, though they take another channel.
 */
export class ThreadPool {
  private readonly pool: Tinypool
  private closing: Promise<void> | undefined
  private failure: Error | undefined
  private readonly signal: AbortSignal | undefined
  private readonly stop = () => void this.close()

  constructor(
    readonly size: number,
    { signal, entry = builtEntry() }: PoolOptions = {},
  ) {
    this.pool = new Tinypool({ filename: entry, minThreads: size, maxThreads: size, useAtomics: false })
    this.pool.on('error', error => this.fail(deathBy(error)))
    // The error of which a thread died may come in the same turn as its exit, before its task has heard of it.
    const told = new Set<unknown>()
    for (const thread of this.pool.threads) {
      thread.on('error', () => told.add(thread))
      thread.on('exit', (code: number) => {
        if (!told.has(thread) && !this.closing) thread.emit('error', new Error(`it exited with code ${code}`))
      })
    }
    if (signal?.aborted) void this.close()
    signal?.addEventListener('abort', this.stop)
    this.signal = signal
  }

  /**
   * Carries out a task.
   *
   * @throws Refusal when the task refuses, with its hint; the error that it throws else
   * @throws Error with the cause when a thread of the pool stopped
   * @throws Stopped when the signal came, or the pool was closed, before the end; all threads have ended then
   */
  async run<Data, Result, Message>(
    { name }: Task<Data, Result, Message>,
    data: Data,
    { progress }: { readonly progress?: Progress<Message> | undefined } = {},
  ): Promise<Result> {
    const messages = progress && this.listen(progress)
    try {
      const outcome = await this.settled({ name, data, ...(messages && { port: messages.port }) })
      messages?.deliver()
      if (this.failure) throw this.failure
      return resultOf(outcome) as Result
    } finally {
      messages?.end()
    }
  }

  /** Ends the threads, wherever they are. */
  close(): Promise<void> {
    this.signal?.removeEventListener('abort', this.stop)
    return (this.closing ??= this.pool.destroy())
  }

  private async settled(call: Call): Promise<Outcome> {
    try {
      if (this.closing) throw new Stopped()
      return (await this.pool.run(call, { transferList: call.port ? [call.port] : [] })) as Outcome
    } catch (error) {
      // Tasks themselves do not throw: what throws here is a thread that died, or a pool that is closed.
      this.fail(deathBy(error))
      await this.closing
      throw this.failure ?? new Stopped()
    }
  }

  /** A channel for the messages of a task. */
  private listen<Message>(progress: Progress<Message>) {
    const { port1, port2 } = new MessageChannel()
    const take = (message: Message) => {
      if (this.failure) return
      try {
        progress(message)
      } catch (error) {
        this.fail(error as Error)
      }
    }
    port1.on('message', take)
    return {
      port: port2,
      /** Delivers what has come and was not listened to yet. */
      deliver() {
        for (let next = receiveMessageOnPort(port1); next; next = receiveMessageOnPort(port1))
          take(next.message as Message)
      },
      end: () => port1.close(),
    }
  }

  private fail(error: Error): void {
    if (this.closing) return
    this.failure = error
    void this.close()
  }
}

/**
 * Carries out a task in a thread of its own.
 *
 * @returns its result; nothing when the signal came before the end
 */
export async function inThread<Data, Result, Message>(
  task: Task<Data, Result, Message>,
  data: Data,
  {
    progress,
    signal,
  }: Pick<PoolOptions, 'signal'> & { readonly progress?: Progress<Message> | undefined } = {},
): Promise<Result | undefined> {
  const threads = new ThreadPool(1, { signal })
  try {
    return await threads.run(task, data, { progress })
  } catch (error) {
    if (error instanceof Stopped) return undefined
    throw error
  } finally {
    await threads.close()
  }
}

const deathBy = (error: unknown) =>
  new Error(`a worker thread stopped: ${error instanceof Error ? error.message : String(error)}`, {
    cause: error,
  })

function resultOf(outcome: Outcome): unknown {
  if (outcome.kind === 'done') return outcome.result
  throw outcome.kind === 'refused' ? new Refusal(outcome.message, outcome.hint) : outcome.error
}
