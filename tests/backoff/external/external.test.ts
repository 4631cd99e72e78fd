import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wordBytes } from '../../../src/backoff/arpa/word-bytes.ts'
import { writeArpa } from '../../../src/backoff/arpa/write.ts'
import { arpaOfPart, columnModel, partsOfColumns } from '../../../src/backoff/external/arpa.ts'
import { LevelWriter } from '../../../src/backoff/external/levels.ts'
import { mergeColumns } from '../../../src/backoff/external/merge.ts'
import { smoothColumns } from '../../../src/backoff/external/smooth.ts'
import { IntWriter } from '../../../src/backoff/external/store.ts'
import { addSorted, RunWriter } from '../../../src/backoff/external/windows.ts'
import { smooth } from '../../../src/backoff/smooth.ts'
import { smoothingNamed, smoothings, type Smoothing } from '../../../src/backoff/smoothings/index.ts'
import { given } from '../../../src/given.ts'
import { train } from '../../../src/model/train.ts'
import { passagesOf } from '../../../src/text/passage.ts'
import { MemoryStore } from './memory-store.ts'

/** Carries out all steps. @returns what they end with */
function ended<Result>(steps: Generator<unknown, Result>): Result {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

interface Limits {
  /** Windows of a run. */
  readonly run: number
  readonly fanIn: number
  /** Bytes for what lies in memory. */
  readonly memory: number
}

interface Training {
  readonly lines: readonly string[]
  readonly order: number
  readonly smoothing: Smoothing
  readonly discounts?: readonly number[]
  readonly added?: number
}

const read = ({ lines, order }: Training) => train(passagesOf(lines), { tokens: 'whitespace', order })

function inMemory(training: Training): string {
  const { smoothing, discounts, added } = training
  return Buffer.concat([
    ...writeArpa(smooth(read(training), smoothing, given({ discounts, added }))),
  ]).toString()
}

function inColumns(training: Training, { run, fanIn, memory }: Limits): string {
  const { order, smoothing, discounts, added } = training
  const { vocabulary, occurrences } = read(training)
  const { ids } = occurrences.stream
  const types = vocabulary.unknown + 1
  const store = new MemoryStore()
  const runs: string[] = []
  const places = ids.length - 1
  for (let from = 0; from < places; from += run) {
    const name = `run.${runs.length}`
    const size = Math.min(run, places - from)
    const padded = new Int32Array(size + order)
    padded.set(ids.subarray(from, from + size + order))
    const writer = new RunWriter(order, new IntWriter(store.create(name)))
    const room = [new Int32Array(size), new Int32Array(size)] as const
    addSorted({ ids: padded, size, stride: 1 }, order, types, room, writer)
    writer.end()
    runs.push(name)
  }
  const levels = new LevelWriter(store, order)
  if (order > 1) ended(mergeColumns(store, { order, runs, fanIn }, levels))
  const words = Int32Array.from([...vocabulary.counts, 0])
  const smoothed = ended(
    smoothColumns(store, levels.end(words), { smoothing, memory, ...given({ discounts, added }) }),
  )
  const model = columnModel(smoothed.levels, wordBytes([...vocabulary.types, '']), smoothed.words)
  const pieces = partsOfColumns(smoothed.levels).flatMap(part => [...arpaOfPart(store, model, part)])
  return Buffer.concat(pieces).toString()
}

const anyLines = fc
  .array(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 9 }), {
    minLength: 2,
    maxLength: 30,
  })
  .map(lines => lines.map(words => words.join(' ')))

const anyLimits = fc.record({
  run: fc.integer({ min: 1, max: 40 }),
  fanIn: fc.integer({ min: 2, max: 5 }),
  memory: fc.constantFrom(1, 100, 1000, 100_000),
})

describe('n-grams in columns give the file that those in memory give', () => {
  test.each(smoothings.filter(({ readsText }) => !readsText))('by $name', smoothing => {
    fc.assert(
      fc.property(anyLines, fc.integer({ min: 1, max: 6 }), anyLimits, (lines, order, limits) => {
        const longest = Math.max(...lines.map(line => line.split(' ').length))
        const training = { lines, order: Math.min(order, longest + 1), smoothing }
        expect(inColumns(training, limits)).toBe(inMemory(training))
      }),
      { numRuns: 25 },
    )
  })

  test('with discounts and additions that were chosen', () => {
    const lines = ['a b a b c', 'b a b a', 'c c a b', 'a b c a b c']
    const limits = { run: 5, fanIn: 2, memory: 100 }
    const trainings: Training[] = [
      { lines, order: 3, smoothing: smoothingNamed('modified-kneser-ney'), discounts: [0.2, 0.4, 0.6] },
      { lines, order: 3, smoothing: smoothingNamed('add-k'), added: 0.25 },
    ]
    for (const training of trainings) {
      const file = inColumns(training, limits)
      expect(file).toBe(inMemory(training))
      const { lines: _, order: __, smoothing } = training
      expect(file).not.toBe(inMemory({ lines, order: 3, smoothing }))
    }
  })
})

test('a smoothing that looks at the text itself is refused', () => {
  const { order, smoothing } = { order: 2, smoothing: smoothingNamed('jelinek-mercer') }
  expect(() => inColumns({ lines: ['a b'], order, smoothing }, { run: 9, fanIn: 2, memory: 1 })).toThrow(
    /jelinek-mercer fits its weights on the text itself/,
  )
})

test('an n-gram may occur more often than a record of a run can say', () => {
  const store = new MemoryStore()
  const [tokens, often] = [Int32Array.of(1, 2), 2 ** 28 - 1]
  const writer = new RunWriter(2, new IntWriter(store.create('run.0')))
  for (let time = 0; time < 3; time++) writer.add(tokens, 0, time === 0 ? 0 : 2, often)
  writer.end()
  const counts: number[] = []
  const sink = { add: (_: Int32Array, __: number, ___: number, count: number) => void counts.push(count) }
  ended(mergeColumns(store, { order: 2, runs: ['run.0'] }, sink))
  expect(counts).toEqual([often, often, often])
})
