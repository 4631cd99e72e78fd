import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { cellTask } from '../../../src/node/experiments/cell-task.ts'
import { verifyTask } from '../../../src/node/runs/run-tasks.ts'
import { ThreadPool, type PoolOptions } from '../../../src/node/threads/pool.ts'
import type { Task } from '../../../src/node/threads/task.ts'
import { planOf } from '../../../src/lineage/plan.ts'
import { scratchFolder } from '../../scratch.ts'

const folder = scratchFolder()
const entry = join(import.meta.dirname, 'entry.js')

/** A task of the threads of these tests, which is known by its name alone. */
const task = <Data, Result, Message = never>(name: string) => ({ name }) as Task<Data, Result, Message>
const echo = task<unknown, unknown>('echo')
const count = task<number, string, number>('count')
const exit = task<number, never>('exit')
const hang = task<null, never>('hang')

const pools: ThreadPool[] = []
const poolOf = (size: number, options: PoolOptions = { entry }) => {
  const pool = new ThreadPool(size, options)
  pools.push(pool)
  return pool
}
afterEach(async () => {
  await Promise.all(pools.splice(0).map(pool => pool.close()))
})

describe('a pool of threads', () => {
  test('gives what its tasks give, more tasks than threads among them', async () => {
    const pool = poolOf(2)
    const results = await Promise.all([1, 2, 3, 4, 5].map(number => pool.run(echo, number)))
    expect(results).toEqual([1, 2, 3, 4, 5])
  })

  test('delivers the messages of a task in their order, and all of them before its result', async () => {
    const numbers: number[] = []
    expect(await poolOf(1).run(count, 1000, { progress: number => numbers.push(number) })).toBe('counted')
    expect(numbers).toEqual(Array.from({ length: 1000 }, (_, index) => index + 1))
  })

  test('sees at once that a thread has exited, and says with which code', async () => {
    const pool = poolOf(2)
    const waiting = pool.run(hang, null)
    const died = pool.run(exit, 3)
    const cause = 'a worker thread stopped: it exited with code 3'
    await expect(died).rejects.toThrow(cause)
    // Others may wait for the one that is gone, so all end, with the cause; and so do tasks that come later.
    await expect(waiting).rejects.toThrow(cause)
    await expect(pool.run(echo, 1)).rejects.toThrow(cause)
  })

  test('says what a thread died of that threw beside its task', async () => {
    await expect(poolOf(1).run(task<null, never>('throw'), null)).rejects.toThrow(
      'a worker thread stopped: the disk is gone',
    )
  })

  test('says what it died of when it could not begin', async () => {
    const pool = poolOf(1, { entry: join(folder, 'nowhere.js') })
    await expect(pool.run(echo, 1)).rejects.toThrow(/a worker thread stopped: .*nowhere\.js/)
  })

  test('ends all threads by a signal, before the tasks are said to be stopped', async () => {
    const stop = new AbortController()
    const pool = poolOf(2, { entry, signal: stop.signal })
    const running = [pool.run(hang, null), pool.run(hang, null), pool.run(echo, 1)]
    stop.abort()
    for (const run of running) await expect(run).rejects.toMatchObject({ name: 'Stopped' })
  })

  test('ends when a message cannot be dealt with, and passes on why', async () => {
    const refuse = () => {
      throw new RangeError('too much')
    }
    await expect(poolOf(1).run(count, 3, { progress: refuse })).rejects.toThrow(new RangeError('too much'))
  })
})

describe('a refusal in a thread', () => {
  test('comes out as a refusal, with its hint', async () => {
    const corpus = join(folder, 'short.txt')
    writeFileSync(corpus, 'Only one.\n')
    const order = { folder, plan: { corpus, ...planOf() } }
    await expect(poolOf(1, {}).run(cellTask, order)).rejects.toMatchObject({
      name: 'Refusal',
      hint: expect.stringMatching(/passage|longer|line/) as string,
    })
    await expect(poolOf(1, {}).run(verifyTask, { folder, scratch: folder })).rejects.toMatchObject({
      name: 'Refusal',
      hint: expect.any(String) as string,
    })
  })
})
