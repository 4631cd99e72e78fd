import type { MessagePort, Transferable } from 'node:worker_threads'
import { Refusal } from '../../refusal.ts'

/**
 * Sends a message to the caller of a task, while the task works.
 *
 * @param transfer buffers of the message that are moved instead of copied
 */
export type Report<Message> = (message: Message, transfer?: readonly Transferable[]) => void

/** Work that a thread does, known by its name. Data, messages and result have to be of kinds that can be cloned. */
export interface Task<Data, Result, Message = never> {
  readonly name: string
  readonly work: (data: Data, report: Report<Message>) => Result | Promise<Result>
}

/** What a thread is sent: the name of a task, its data, and where its messages go. */
export interface Call {
  readonly name: string
  readonly data: unknown
  readonly port?: MessagePort
}

/** What comes back. An error loses its class and its own fields between threads, so a refusal is sent in parts. */
export type Outcome =
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'refused'; readonly message: string; readonly hint: string }
  | { readonly kind: 'failed'; readonly error: Error }

/** Tasks by name; each is loaded when it is first asked for, so that a thread begins quickly. */
export type Tasks = Readonly<Record<string, () => Promise<Task<never, unknown, unknown>>>>

/** Makes the function by which a thread answers calls. */
export const serve =
  (tasks: Tasks) =>
  async ({ name, data, port }: Call): Promise<Outcome> => {
    try {
      const { work } = await tasks[name]!()
      const report: Report<unknown> = (message, transfer) => port?.postMessage(message, transfer)
      return { kind: 'done', result: await work(data as never, report) }
    } catch (error) {
      if (error instanceof Refusal) return { kind: 'refused', message: error.message, hint: error.hint }
      return { kind: 'failed', error: error instanceof Error ? error : new Error(String(error)) }
    }
  }
