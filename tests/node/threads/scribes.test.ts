import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { generate, type GenerateOptions, type Writing } from '../../../src/model/sampling/generate.ts'
import { train } from '../../../src/model/train.ts'
import { scribes } from '../../../src/node/threads/scribes.ts'
import { prose } from '../../prose.ts'

const tale = prose(40)
  .split('\n')
  .filter(line => line !== '')
  .map((text, index) => ({ id: String(index), text }))

/** Written by so many threads, however short. */
const written = (threads: number | undefined, order: number, options: Omit<GenerateOptions, 'seed'>) =>
  generate(train(tale, { order }), {
    seed: 'threads',
    ...options,
    ...(threads === undefined ? {} : { generateChunks: scribes(threads, { from: 0 }) }),
  })

const hashOf = (numbers: Int32Array) => createHash('sha256').update(numbers).digest('hex')

/** Everything about a writing; its long lists by their hash. */
const summaryOf = ({ stream: { ids, ...sizes }, parents, cut, overlong }: Writing) => ({
  ids: hashOf(ids),
  parents: parents && hashOf(parents),
  ...{ sizes, cut, overlong },
})

describe('a text written by several threads', () => {
  test.each<[string, number, Omit<GenerateOptions, 'seed'>]>([
    ['by passages, in three stretches, the last of them short', 3, { passages: 70_000 }],
    ['by words, a part of a shard at the end', 3, { size: 4_300_001 }],
    ['of single words', 1, { passages: 40_000 }],
    ['by the likeliest words', 2, { passages: 40_000, topP: 0.9, temperature: 0.8 }],
    ['from the smoothed model', 3, { passages: 33_000, sampling: 'jelinek-mercer' }],
  ])('%s, is the same as by one', (_, order, options) => {
    const one = written(undefined, order, options)
    for (const threads of [1, 2, 4]) {
      const several = written(threads, order, options)
      expect(summaryOf(several)).toEqual(summaryOf(one))
    }
  })

  test('without genealogy has no parents', () => {
    const bare = written(2, 3, { passages: 33_000, genealogy: false })
    expect(bare.parents).toBeUndefined()
    expect(summaryOf(bare).ids).toBe(summaryOf(written(undefined, 3, { passages: 33_000 })).ids)
  })

  test('is refused in the thread that asks, before any other begins', () => {
    expect(() => written(2, 3, { passages: 40_000, topK: 0 })).toThrow(/top-k must be a whole number/)
  })

  test('says how far it is', () => {
    const shares: number[] = []
    written(2, 2, { passages: 70_000, progress: share => shares.push(share) })
    expect(shares).toEqual([1 / 3, 2 / 3, 1])
  })
})
