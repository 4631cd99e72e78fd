import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { generate, type GenerateOptions, type Writing } from '../../../src/model/sampling/generate.ts'
import { train } from '../../../src/model/train.ts'
import { generateInThreads } from '../../../src/node/runs/generation-threads.ts'
import { prose } from '../../prose.ts'

const tale = prose(40)
  .split('\n')
  .filter(line => line !== '')
  .map((text, index) => ({ id: String(index), text }))

const SEED = 'threads'

/** Written by several threads, two shards at a time. */
const written = (jobs: number, order: number, options: Omit<GenerateOptions, 'seed'>) =>
  generateInThreads(
    { model: train(tale, { order }), options: { seed: SEED, ...options } },
    { jobs, from: 0, shardsPerChunk: 2 },
  )

const hashOf = (numbers: Int32Array) => createHash('sha256').update(numbers).digest('hex')

/** Everything about a writing; its long lists by their hash. */
const summaryOf = ({ stream: { ids, ...sizes }, parents, cut, overlong }: Writing) => ({
  ids: hashOf(ids),
  parents: parents && hashOf(parents),
  ...{ sizes, cut, overlong },
})

describe('a text written by several threads', () => {
  test.each<[string, number, Omit<GenerateOptions, 'seed'>]>([
    ['by passages, in three chunks, the last of them short', 3, { passages: 4500 }],
    ['by words, a part of a shard at the end', 3, { size: 300_001 }],
    ['of single words', 1, { passages: 3000 }],
    ['by the likeliest words', 2, { passages: 3000, topP: 0.9, temperature: 0.8 }],
    ['from the smoothed model', 3, { passages: 2100, sampling: 'jelinek-mercer' }],
  ])('%s, is the same as by one', async (_, order, options) => {
    const one = generate(train(tale, { order }), { seed: SEED, ...options })
    for (const jobs of [1, 2, 4])
      expect(summaryOf(await written(jobs, order, options))).toEqual(summaryOf(one))
  })

  test('without genealogy has no parents', async () => {
    const bare = await written(2, 3, { passages: 3000, genealogy: false })
    expect(bare.parents).toBeUndefined()
    expect(summaryOf(bare).ids).toBe(summaryOf(await written(1, 3, { passages: 3000 })).ids)
  })

  test('is refused before any thread begins', async () => {
    await expect(written(2, 3, { passages: 4000, topK: 0 })).rejects.toThrow(/top-k must be a whole number/)
  })

  test('says how far it is', async () => {
    const shares: number[] = []
    await written(2, 2, { passages: 6000, progress: share => shares.push(share) })
    expect(shares).toEqual([1 / 3, 2 / 3, 1])
  })
})
