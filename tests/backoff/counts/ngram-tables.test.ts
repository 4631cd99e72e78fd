import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NgramCounter } from '../../../src/backoff/counts/ngram-counter.ts'
import { rank, ranking } from '../../../src/backoff/counts/ngram-ranks.ts'
import { emptyTables, fill, ngramTables, type NgramTable } from '../../../src/backoff/counts/ngram-tables.ts'
import { streamOf } from '../../../src/text/stream.ts'

/** Passages of a few types, so that much repeats; some are empty. */
const anyStream = fc
  .array(fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 9 }), { minLength: 1, maxLength: 12 })
  .map(passages => streamOf(Int32Array.from([0, ...passages.flatMap(ids => [...ids, 0])])))

/** The n-grams of a text by what they are made of: occurrences, and that of every table which is looked up by number. */
function written(tables: readonly NgramTable[]): Record<string, unknown>[] {
  const names: string[][] = []
  return tables.map(({ length, size, last, context, suffix, count, begins }) => {
    const name = (number: number) =>
      length === 1 ? String(last[number]) : `${names[length - 2]![context[number]!]} ${last[number]}`
    names.push(Array.from({ length: size }, (_, number) => name(number)))
    return Object.fromEntries(
      names[length - 1]!.map((ngram, number) => [
        ngram,
        [count[number], length === 1 || names[length - 2]![suffix[number]!], begins[number]],
      ]),
    )
  })
}

/** The same by definition. */
function byDefinition(ids: Int32Array, length: number): Record<string, unknown> {
  const found: Record<string, [number, string, number]> = {}
  for (let at = 0; at + length <= ids.length; at++) {
    const ngram = [...ids.subarray(at, at + length)]
    if (ngram.slice(1, -1).includes(0)) continue
    const entry = (found[ngram.join(' ')] ??= [0, ngram.slice(1).join(' '), ngram[0] === 0 ? 1 : 0])
    entry[0] += 1
  }
  return found
}

const counted = (ids: Int32Array, order: number, piece = ids.length) => {
  const counter = new NgramCounter(order)
  for (let from = 1; from < ids.length; from += piece) counter.add(ids.subarray(from, from + piece))
  return counter.tables(6, Int32Array.of(0, 1, 2, 3, 4, 5))
}

test('sorting and counting find the n-grams of every length, their counts and suffixes', () => {
  fc.assert(
    fc.property(anyStream, fc.integer({ min: 2, max: 6 }), (stream, order) => {
      const sorted = written(ngramTables(stream, 6, order))
      for (let length = 2; length <= order; length++)
        expect(sorted[length - 1]).toEqual(byDefinition(stream.ids, length))
      expect(counted(stream.ids, order)).toEqual(ngramTables(stream, 6, order))
    }),
  )
})

/** What several threads would do, one step of each after another, the last one first. */
function inThreads(ids: Int32Array, order: number, threads: number): NgramTable[] {
  const stream = streamOf(ids)
  const members = Array.from({ length: threads }, (_, thread) => ({ thread, threads })).reverse()
  const together = (all: Generator<void, void>[]) => {
    while (all.map(one => one.next().done).includes(false));
  }
  const ranks = ranking(stream, 6, order)
  together(members.map(member => rank(ranks, member)))
  const tables = emptyTables(ranks)
  together(members.map(member => fill(ranks, tables, member)))
  return tables
}

test('threads find the same n-grams in the same order as one alone', () => {
  fc.assert(
    fc.property(
      anyStream,
      fc.integer({ min: 2, max: 6 }),
      fc.constantFrom(1, 2, 4),
      ({ ids }, order, threads) => {
        expect(inThreads(ids, order, threads)).toEqual(ngramTables(streamOf(ids), 6, order))
      },
    ),
  )
})

test('counting does not depend on where a text is cut', () => {
  const ids = Int32Array.from({ length: 37_001 }, (_, at) =>
    at % 37 === 0 ? 0 : 1 + ((at * at + (at >> 3)) % 4),
  )
  expect(counted(ids, 5, 777)).toEqual(counted(ids, 5))
  expect(written(counted(ids, 5))).toEqual(written(ngramTables(streamOf(ids), 6, 5)))
})

test('ids that came in any order are the final ones in the tables', () => {
  const counter = new NgramCounter(2)
  counter.add(Int32Array.of(2, 1, 1, 0))
  const [words, pairs] = counter.tables(4, Int32Array.of(0, 2, 1))
  expect([...words!.count]).toEqual([1, 1, 2, 0])
  expect([[...pairs!.context], [...pairs!.last], [...pairs!.suffix]]).toEqual([
    [0, 1, 2, 2],
    [1, 2, 0, 2],
    [1, 2, 0, 2],
  ])
})
