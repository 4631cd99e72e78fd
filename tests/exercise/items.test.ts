import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RunFacts } from '../../src/exercise/keys/facts.ts'
import { itemNamed, items, type StudentRuns } from '../../src/exercise/items/index.ts'
import { evaluate } from '../../src/exercise/keys/values.ts'

/** A run of three words: `whale` 1, `sea` 2, `the` 9 times in the human text; the first generation wrote no `whale`. */
const rows: RunFacts['rows'] = [
  { generation: 0, model: 'human', metric: 'surviving-types/1', value: 1 },
  { generation: 1, model: 'A', metric: 'surviving-types/1', value: 0.6321 },
  { generation: 1, model: 'theory', metric: 'surviving-types/1', value: 0.5 },
  { generation: 2, model: 'B', metric: 'surviving-types/1', value: 0.4 },
  { generation: 1, model: 'A', metric: 'types-written', value: 2 },
]
const facts: RunFacts = {
  rows,
  types: ['', 'the', 'sea', 'whale'],
  counts: [Int32Array.of(3, 9, 2, 1), Int32Array.of(3, 11, 1, 0)],
  value: ({ metric, generation, theory }) =>
    rows.find(
      row =>
        row.metric === metric &&
        row.generation === generation &&
        (row.model === 'theory') === (theory ?? false),
    )!.value,
}
const runs: StudentRuns = { factsOf: () => facts, attempt: () => facts }
const once = (generation: number) => ({ run: 'copy', metric: 'surviving-types/1', generation })
const base = { id: 'one', points: 2, prompt: 'Which?' }
const taskOf = (kind: string, item: object) => itemNamed(kind).task({ kind, ...base, ...item })
const mark = (kind: string, item: object, answer: unknown) => taskOf(kind, item).mark(answer, runs)

describe('a value', () => {
  test('is a row, a law, a difference or a ratio', () => {
    expect(evaluate(once(1), runs.factsOf)).toBe(0.6321)
    expect(evaluate({ ...once(1), theory: true }, runs.factsOf)).toBe(0.5)
    expect(evaluate({ difference: [once(1), once(2)] }, runs.factsOf)).toBeCloseTo(0.2321, 12)
    expect(evaluate({ ratio: [once(2), once(0)] }, runs.factsOf)).toBe(0.4)
    expect(evaluate({ law: 'survival', times: 1, generation: 2 }, runs.factsOf)).toBeCloseTo(0.4685, 4)
    expect(
      evaluate({ law: 'selection', odds: 1, rounds: 3, keepFalse: 0.3, keepTrue: 0.9 }, runs.factsOf),
    ).toBeCloseTo(1 / 27, 12)
    expect(
      evaluate({ law: 'detector', human: 0.5, truePositives: 0.8, falsePositives: 0.1 }, runs.factsOf),
    ).toBeCloseTo(0.45 / 0.55, 12)
    expect(evaluate({ law: 'score', right: [84, 2], of: [95, 5] }, runs.factsOf)).toBeCloseTo(0.86, 12)
  })
})

describe('a number', () => {
  const item = { value: once(1), percent: true, tolerance: { decdig: 1 } }
  test('is right within the tolerance, and not yet outside', () => {
    expect(mark('number', item, 63.2)).toEqual({ verdict: 'right', share: 1 })
    expect(mark('number', item, '63,2 %').verdict).toBe('right')
    expect(mark('number', item, 63.3).verdict).toBe('not yet')
  })
  test('with three decimals after a comma is what was asked for, decimals or thousands', () => {
    expect(mark('number', item, '63,212').verdict).toBe('right')
    expect(mark('number', { ...item, value: once(2) }, '0,400').note).toBe(
      'as a percentage it is a hundred times as much',
    )
    const ratio = { value: { ratio: [once(1), once(2)] }, tolerance: { decdig: 3 } }
    expect(mark('number', ratio, '1,580').verdict).toBe('right')
    expect(mark('prediction', { expects: { from: 0, to: 100 } }, '63,212').verdict).toBe('made')
    const count = { value: { run: 'copy', metric: 'types-written', generation: 1 } }
    expect(mark('integer', { ...count, within: 2 }, '1.005').verdict).toBe('not yet')
    expect(mark('integer', { ...count, within: 1003 }, '1.005').verdict).toBe('right')
    expect(mark('integer', count, '2,5').note).toBe('this is not a whole number')
  })
  test('given as a share where per cent are wanted is not yet, and says why; a wrong one does not', () => {
    const note = 'as a percentage it is a hundred times as much'
    expect(mark('number', item, 0.632)).toEqual({ verdict: 'not yet', share: 0, note })
    expect(mark('number', item, 0.7).note).toBeUndefined()
    expect(mark('number', { ...item, percent: false }, 0.00632).note).toBeUndefined()
  })
  test('that is none is for a person to read, and says so', () => {
    const note = 'this is not a number'
    for (const answer of [
      'many',
      '63.2 (the table cell A (63.2))',
      '92.2 - 53.4 = 38.8',
      '60-70',
      { __proto__: null },
    ])
      expect(mark('number', item, answer)).toEqual({
        verdict: 'needs a look',
        share: 0,
        note,
        unreadable: true,
      })
  })
  test('with fewer decimals than are asked for is not yet, and says so', () => {
    expect(mark('number', item, 63).note).toBe('more decimals are asked for')
    for (const answer of [62, 63.1, 64])
      expect(mark('number', item, answer)).toEqual({ verdict: 'not yet', share: 0 })
  })
  test('may have an equals sign before it, and a full stop after it', () => {
    expect(mark('number', item, '= 63.2%.').verdict).toBe('right')
  })
  test('depends on the seed when it is measured, and not when it is law or theory', () => {
    expect(taskOf('number', item).seededKey).toBeDefined()
    expect(taskOf('number', { ...item, value: { ...once(1), theory: true } }).seededKey).toBeUndefined()
    expect(taskOf('number', { ...item, value: once(0) }).seededKey).toBeUndefined()
  })
})

test('an integer must be whole and within what is allowed', () => {
  const item = { value: { run: 'copy', metric: 'types-written', generation: 1 } }
  expect(mark('integer', item, 2).verdict).toBe('right')
  expect(mark('integer', item, '2.5').note).toBe('this is not a whole number')
  expect(mark('integer', item, 3).verdict).toBe('not yet')
  expect(mark('integer', { ...item, within: 1 }, 3).verdict).toBe('right')
})

describe('words', () => {
  const lost = { of: { words: 'lost', run: 'copy', generation: 1 } }
  test('out of a set are right however they are capitalised', () => {
    expect(mark('word', lost, ' WHALE ').verdict).toBe('right')
    expect(mark('word', lost, 'sea').verdict).toBe('not yet')
    expect(mark('word', { of: { ...lost.of, words: 'left' } }, 'sea').verdict).toBe('right')
  })
  test('that the human text has not, or not so often, are in no set', () => {
    for (const word of ['iPhone', '__proto__', 'constructor'])
      expect(mark('word', lost, word).verdict, word).toBe('not yet')
    expect(mark('word', { of: { ...lost.of, band: '2-5' } }, 'whale').verdict).toBe('not yet')
  })
  test('count once each, and for a share of the points', () => {
    const two = { of: { words: 'left', run: 'copy', generation: 1 }, count: 2 }
    expect(mark('word', two, ['the', 'sea']).share).toBe(1)
    expect(mark('word', two, ['the', 'The']).share).toBe(0.5)
    expect(mark('word', two, ['the', 'whale'])).toEqual({
      verdict: 'partly right',
      share: 0.5,
      note: '1 of 2',
    })
    expect(mark('word', two, ['the', 'sea', 'whale']).verdict).toBe('not yet')
  })
  test('in a list that cannot be told apart are for a person to read', () => {
    const two = { of: { words: 'left', run: 'copy', generation: 1 }, count: 2 }
    for (const answer of ['the sea', '1. the 2. sea', '1. the, 2. sea', { the: 'sea' }])
      expect(mark('word', two, answer).unreadable, JSON.stringify(answer)).toBe(true)
  })
  test.each(['the, sea', '“The”, “sea”', "'the', 'sea'", 'the; sea', 'the\nsea', 'the and sea', 'The, sea.'])(
    'may be listed as people do: %s',
    answer => {
      const two = { of: { words: 'left', run: 'copy', generation: 1 }, count: 2 }
      expect(mark('word', two, answer).share).toBe(1)
    },
  )
})

describe('a choice', () => {
  const options = { a: 'A', b: 'B' }
  test('is the option with the greatest or least value, or one that is named', () => {
    const values = { a: once(1), b: once(2) }
    expect(mark('choice', { options, answer: { greatest: values } }, 'a').verdict).toBe('right')
    expect(mark('choice', { options, answer: { least: values } }, ' B ').verdict).toBe('right')
    expect(mark('choice', { options, answer: { is: ['b'] } }, 'a').verdict).toBe('not yet')
  })
  test('may have more words after it, but no other option', () => {
    const item = { options: { first: 'A', second: 'B' }, answer: { is: ['first'] } }
    for (const answer of ['The First.', 'first copy', 'a) first', 'first: the first, from the book to A'])
      expect(mark('choice', item, answer).verdict, answer).toBe('right')
    for (const answer of ['first or second', 'not the first', 'the one before the second', '1st', 'A'])
      expect(mark('choice', item, answer).verdict, answer).toBe('needs a look')
  })
  test('of what equals the best is right too', () => {
    const values = { a: once(1), b: once(1) }
    expect(mark('choice', { options, answer: { greatest: values } }, 'b').verdict).toBe('right')
  })
  test('may be called a copy', () => {
    expect(mark('choice', { options, answer: { is: ['a'] } }, 'copy A').verdict).toBe('right')
  })
  test('of no option is for a person to read, names of prototypes among them', () => {
    for (const answer of ['c', '__proto__', 'constructor', 'tostring', 1, ['a']])
      expect(mark('choice', { options, answer: { is: ['a'] } }, answer)).toMatchObject({
        verdict: 'needs a look',
        note: 'this is none of the options',
        unreadable: true,
      })
  })
})

describe('k of a list', () => {
  const item = { options: { a: 'A', b: 'B', c: 'C', d: 'D' }, k: 2, answer: { is: ['a', 'b'] } }
  test('gives a share for each, and takes one back for each wrong', () => {
    expect(mark('k-of-list', item, ['a', 'b']).share).toBe(1)
    expect(mark('k-of-list', item, ['a']).share).toBe(0.5)
    expect(mark('k-of-list', item, ['a', 'c']).share).toBe(0)
    expect(mark('k-of-list', item, 'b, a').share).toBe(1)
  })
  test('of too many is not yet; of what is not there, it is for a person to read', () => {
    expect(mark('k-of-list', item, ['a', 'b', 'c']).verdict).toBe('not yet')
    expect(mark('k-of-list', item, ['a', 'x']).unreadable).toBe(true)
    expect(mark('k-of-list', item, 'copy B, copy A').share).toBe(1)
  })
})

test('an order is read as people write it: numbered in a line, with ordinals, arrows or words between; numbers say the places', () => {
  const item = {
    options: { plain: 'fair', 'by-two': 'by two', neat: 'neat' },
    answer: { is: ['plain', 'by-two', 'neat'] },
  }
  for (const answer of [
    '1. plain 2. by-two 3. neat',
    '1) plain, 2) by-two, 3) neat',
    '1. plain\n2. by-two\n3. neat',
    '1st plain, 2nd by-two, 3rd neat',
    '1st plain 2nd by-two 3rd neat',
    '3. neat 1. plain 2. by-two',
    '2nd: by-two; 1st: plain; 3rd: neat',
    'plain -> by-two → neat',
    'plain, then by-two, then neat',
    'plain then by-two then neat.',
  ])
    expect(mark('order', item, answer).share, answer).toBe(1)
  // Where the numbers are no order, the order in which they stand counts.
  expect(mark('order', item, '1. plain 1. neat 2. by-two').share).toBeCloseTo(1 / 3, 12)
  expect(mark('order', item, '3. plain 2. by-two 1. neat').share).toBe(0)
  for (const answer of ['1 2 3', '1st', 'plain > by-two > neat'])
    expect(mark('order', item, answer).share, answer).toBe(0)
})

test('an order has points by its pairs, by hand: one swap of neighbours in three keeps 2 of 3 pairs, 1/3', () => {
  const item = { options: { a: 'A', b: 'B', c: 'C' }, answer: { is: ['a', 'b', 'c'] } }
  expect(mark('order', item, ['a', 'b', 'c']).share).toBe(1)
  expect(mark('order', item, ['b', 'a', 'c']).share).toBeCloseTo(1 / 3, 12)
  expect(mark('order', item, ['c', 'b', 'a']).share).toBe(0)
  expect(mark('order', item, ['a', 'b']).note).toBe('this is not a list of all the options')
  expect(mark('order', item, ['a', 'a', 'b']).verdict).toBe('not yet')
  expect(mark('order', item, 'a < b < c').unreadable).toBe(true)
})

test('a prediction is marked for being made, whatever it says', () => {
  const item = { expects: { from: 0, to: 100 } }
  for (const answer of [0, '50', 100])
    expect(mark('prediction', item, answer)).toEqual({ verdict: 'made', share: 1 })
  expect(mark('prediction', item, 101).verdict).toBe('not yet')
  for (const answer of ['two thirds', '60-70']) expect(mark('prediction', item, answer).unreadable).toBe(true)
  expect(mark('prediction', { expects: { options: { up: 'Up', down: 'Down' } } }, 'up').verdict).toBe('made')
})

describe('a short text', () => {
  const item = { accepted: ['survivorship'], look: 'who is left to tell' }
  test('that is known is right, a slip of the pen among it', () => {
    expect(mark('short-text', item, 'Survivorship').verdict).toBe('right')
    expect(mark('short-text', item, 'survivership').verdict).toBe('right')
  })
  test('that is not known is never failed: it needs a look', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 50 }).filter(text => text.trim() !== ''),
        text => {
          expect(['right', 'needs a look']).toContain(mark('short-text', item, text).verdict)
        },
      ),
    )
  })
})

test('every kind says what an answer looks like and how it is marked', () => {
  for (const { name, title } of items) expect(title, name).not.toBe('')
  expect(items.map(({ name }) => name)).toEqual([
    ...['prediction', 'number', 'integer', 'word', 'k-of-list', 'choice', 'order', 'short-text', 'goal'],
  ])
})
