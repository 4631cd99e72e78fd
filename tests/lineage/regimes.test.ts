import { describe, expect, test } from 'vitest'
import { lineage, type LineageOptions } from '../../src/lineage/lineage.ts'
import { lengthOf } from '../../src/lineage/length.ts'
import { planOf } from '../../src/lineage/plan.ts'
import { draw, pick, repeated, type Source } from '../../src/lineage/sources.ts'
import { Refusal } from '../../src/refusal.ts'
import { randomFrom } from '../../src/random.ts'
import { split } from '../../src/text/corpus/split.ts'
import { streamOf } from '../../src/text/stream.ts'
import { toyBook } from '../toy.ts'

const book = toyBook({ words: 4000, octaves: 9 })
const run = (options: LineageOptions) => [
  ...lineage(book, { order: 2, generations: 4, metrics: ['types-written'], ...options }),
]
const wordsOf = (sources: readonly Source[], name: RegExp) =>
  sources.filter(source => name.test(source.name)).reduce((sum, { stream }) => sum + stream.words, 0)

describe('what is drawn', () => {
  /** The passages 1, 2 2, 3 3 3 … up to ten tokens. */
  const ladder: Source = {
    name: 'ladder',
    stream: streamOf(
      Int32Array.from([
        0,
        ...Array.from({ length: 10 }, (_, k) => [...Array<number>(k + 1).fill(k + 1), 0]).flat(),
      ]),
    ),
  }

  test('are whole passages in their order, by number', () => {
    const some = pick(ladder, Int32Array.of(2, 0, 2))
    expect([...some.stream.ids]).toEqual([0, 3, 3, 3, 0, 1, 0, 3, 3, 3, 0])
    expect([...pick(some, Int32Array.of(1, 2)).passages!]).toEqual([0, 2])
    expect([...repeated([2, 0, 1])]).toEqual([0, 0, 2])
  })

  test('comes within half a passage of what was asked for, and of more than there is, all of it again', () => {
    for (const words of [7, 20, 54, 55, 60, 130]) {
      const [some] = draw([ladder], words, randomFrom('seed', String(words)))
      expect(Math.abs(some!.stream.words - words)).toBeLessThanOrEqual(5)
    }
    const [twice] = draw([ladder], 110, randomFrom('x'))
    expect([...twice!.passages!]).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9])
  })

  test('takes every passage of every text alike', () => {
    const times = new Map<string, number>()
    const even: Source = { name: 'even', stream: streamOf(Int32Array.of(0, 1, 0, 1, 0, 1, 0, 1, 0)) }
    for (let seed = 0; seed < 4000; seed++)
      for (const { name, passages } of draw([even, { ...even, name: 'other' }], 4, randomFrom(String(seed))))
        for (const number of passages!)
          times.set(`${name} ${number}`, (times.get(`${name} ${number}`) ?? 0) + 1)
    expect(times.size).toBe(8)
    // Each with chance ½ in 4,000 draws: standard deviation 31.6.
    for (const count of times.values()) expect(Math.abs(count - 2000)).toBeLessThan(4 * 31.7)
  })
})

test.each([0.1, 0.4])('keep-human and fresh-human take the share %f of human text', humanShare => {
  for (const regime of ['keep-human', 'fresh-human'])
    for (const { training, number, baseline } of run({ regime, humanShare, generations: 3, size: 1000 })) {
      if (number === 1) continue
      const human = wordsOf(training, new RegExp(baseline.human.name))
      expect(Math.abs(human - humanShare * 1000)).toBeLessThan(70)
      expect(Math.abs(wordsOf(training, /./) - 1000)).toBeLessThan(100)
    }
})

test('fresh-human never takes a passage twice, nor one that A has read', () => {
  const generations = run({ regime: 'fresh-human', humanShare: 0.3, seed: 3 })
  const { baseline } = generations[0]!
  const fresh = generations
    .slice(1)
    .flatMap(({ training }) => training.filter(({ name }) => name === baseline.human.name))
    .flatMap(({ passages }) => [...passages!])
  expect(fresh.length).toBeGreaterThan(20)
  expect(new Set(fresh).size).toBe(fresh.length)
  const read = new Set(baseline.passageIds.slice(0, baseline.human.stream.passages))
  expect(fresh.filter(number => read.has(baseline.passageIds[number]!))).toEqual([])
})

test('fresh-human is refused where the reserve is too small, before anything is written', () => {
  expect(() => run({ regime: 'fresh-human', humanShare: 0.9 })).toThrow(
    /unread human text, and the reserve has/,
  )
})

test('a reserve is taken from the training text alone, whole stretches of it', () => {
  const { passages } = toyBook({ words: 30000 })
  const [plain, aside] = [split(passages), split(passages, { reserve: 0.25 })]
  expect([...aside.train, ...aside.reserve].sort(byId)).toEqual([...plain.train].sort(byId))
  expect([aside.test, aside.development]).toEqual([plain.test, plain.development])
  const sections = (of: typeof plain.train) => new Set(of.map(({ section }) => section))
  expect([...sections(aside.reserve)].filter(section => sections(aside.train).has(section))).toEqual([])
  expect(sections(aside.reserve).size / sections(plain.train).size).toBeCloseTo(0.25, 1)
})

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)

test('accumulate-subsample learns from as much as a generation writes, of every text that there is', () => {
  const last = run({ regime: 'accumulate-subsample', size: 1500 }).at(-1)!
  expect(last.training.map(({ name }) => name)).toEqual([last.baseline.human.name, 'A', 'B', 'C'])
  expect(Math.abs(wordsOf(last.training, /./) - 1500)).toBeLessThan(60)
})

test('augment learns from the human text and the last one, teacher from that of A', () => {
  const names = (regime: string) =>
    run({ regime }).map(({ training }) => training.map(({ name }) => name).join())
  expect(names('augment')).toEqual(['constructed', 'constructed,A', 'constructed,B', 'constructed,C'])
  expect(names('teacher')).toEqual(['constructed', 'A', 'A', 'A'])
})

test('grow writes once, twice, three times as much', () => {
  expect(run({ regime: 'grow', size: 300 }).map(({ written }) => written.stream.words)).toEqual([
    300, 600, 900, 1200,
  ])
  expect(run({ regime: 'grow', passages: 5 }).map(({ written }) => written.stream.passages)).toEqual([
    5, 10, 15, 20,
  ])
})

test('the lineages of a pool are isolated: what one writes comes from what it wrote before', () => {
  const [A, B] = run({ regime: 'pool', pool: 3, size: 400 })
  expect(A!.written.stream.words).toBe(1200)
  const parts = A!.written.parts!
  expect(B!.training.map(({ stream }) => stream.words)).toEqual([400, 400, 400])
  const { parents, stream } = B!.writing
  let passage = 0
  for (let place = 1; place < stream.ids.length; place++) {
    const island = partOf(B!.written.parts!, passage)
    if (stream.ids[place] === 0) passage += 1
    else {
      const copied = A!.written.stream.ids.subarray(1, parents![place]).filter(id => id === 0).length
      expect(partOf(parts, copied)).toBe(island)
    }
  }
})

/** Which of the writers a passage is by. */
const partOf = (parts: Int32Array, passage: number) => parts.filter(start => start <= passage).length - 1

test('two lineages of a pool write different texts, and a generation has both', () => {
  const [A] = run({ regime: 'pool', pool: 2, size: 400, generations: 1 })
  const { ids } = A!.written.stream
  expect(ids.subarray(1, 200)).not.toEqual(ids.subarray(ids.length >> 1, (ids.length >> 1) + 199))
})

test('a length as a factor is that of what A read', () => {
  for (const [sizeFactor, words] of [
    [0.5, 50],
    [2, 200],
    [0.001, 1],
  ])
    expect(lengthOf(planOf({ sizeFactor: sizeFactor! }), { words: 100, passages: 4 }, 1).amount).toBe(words)
  const [A] = run({ sizeFactor: 0.5, generations: 1 })
  expect(A!.written.stream.words).toBe(Math.round(A!.baseline.human.stream.words / 2))
})

test('what a regime does not use is refused, and what it uses has its default', () => {
  expect(() => planOf({ humanShare: 0.1 })).toThrow(Refusal)
  expect(() => planOf({ regime: 'keep-human', pool: 2 })).toThrow(/pool is not for the regime keep-human/)
  expect(() => planOf({ regime: 'keep-human', humanShare: 1.1 })).toThrow(/human-share must be/)
  expect(() => planOf({ size: 5, sizeFactor: 2 })).toThrow(/both given/)
  expect(planOf({ regime: 'keep-human' })).toMatchObject({ humanShare: 0.1, pool: null, reserve: 0 })
  expect(planOf({ regime: 'fresh-human' })).toMatchObject({ humanShare: 0.1, reserve: 0.5 })
  expect(planOf({ regime: 'pool' })).toMatchObject({ pool: 4, humanShare: null })
  expect(planOf({ reserve: 0.5 })).toMatchObject({ regime: 'replace', reserve: 0.5 })
})
