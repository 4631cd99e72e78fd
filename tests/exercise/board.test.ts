import { describe, expect, test } from 'vitest'
import { boardOf, lawsOf, numbersOf, type PupilWork } from '../../src/exercise/board.ts'
import { valueIn, type RunFacts } from '../../src/exercise/keys/facts.ts'
import { packOf, FORMAT } from '../../src/exercise/pack.ts'
import { Refusal } from '../../src/refusal.ts'
import type { Row } from '../../src/experiment/sweep/rows.ts'

const measured = (generation: number) => ({ run: 'copy', metric: 'surviving-types/1', generation })
const common = { points: 1, prompt: 'How many?' }
const { tasks } = packOf({
  format: FORMAT,
  name: 'toy',
  version: 1,
  title: 'Toy',
  summary: 'Toy.',
  minutes: 10,
  runs: { copy: { corpus: 'twenty-chapters', generations: 2 } },
  items: [
    { kind: 'prediction', id: 'guess', ...common, expects: { from: 0, to: 100 } },
    { kind: 'prediction', id: 'which', ...common, expects: { options: { more: 'more', less: 'fewer' } } },
    { kind: 'number', id: 'left', ...common, value: measured(1), percent: true, tolerance: { decdig: 1 } },
    {
      kind: 'number',
      id: 'lost',
      ...common,
      value: { difference: [measured(1), measured(2)] },
      percent: true,
      tolerance: { decdig: 1 },
    },
    { kind: 'number', id: 'law', ...common, value: { law: 'survival', times: 1, generation: 1 }, tolerance: { decdig: 1 } }, // prettier-ignore
  ],
})

const row = (model: string, generation: number, value: number): Row => ({
  ...{ model, generation, value, metric: 'surviving-types/1' },
})
const factsOf = (rows: readonly Row[]) => (): RunFacts => ({
  ...{ rows, types: [], counts: [] },
  value: of => valueIn(rows, of),
})

describe('the numbers of a run', () => {
  test('are those that the questions ask for, and theirs by theory beside them', () => {
    const facts = factsOf([
      row('A', 1, 0.64),
      row('B', 2, 0.48),
      row('theory', 1, 0.632),
      row('theory', 2, 0.468),
    ])
    expect(numbersOf(tasks, facts)).toEqual({ left: 64, lost: expect.closeTo(16) as number })
    expect(lawsOf(tasks, facts)).toEqual({ left: expect.closeTo(63.2) as number, lost: expect.closeTo(16.4) as number }) // prettier-ignore
  })

  test('are left out where a run is not done, and its law where theory is silent', () => {
    expect(numbersOf(tasks, () => { throw new Refusal('not run', '') })).toEqual({}) // prettier-ignore
    expect(lawsOf(tasks, factsOf([row('A', 1, 0.64), row('B', 2, 0.48)]))).toEqual({})
  })
})

describe('the board', () => {
  const work = (answers: PupilWork['answers'], numbers: PupilWork['numbers'] = {}): PupilWork => ({
    answers,
    numbers,
  })
  const works = [
    work({ guess: '50', which: 'less' }, { left: 63 }),
    work({ guess: 'about 63,5 %', which: 'fewer' }, { left: 64, lost: 16 }),
    work({ guess: '150', which: 'both' }),
    work({ guess: null }),
  ]

  test('has the guesses that can be read and may be made', () => {
    expect(boardOf(tasks, works)[0]).toEqual({ id: 'guess', prompt: 'How many?', kind: 'guesses', isFound: false, from: 0, to: 100, values: [50, 63.5] }) // prettier-ignore
  })

  test('counts options', () => {
    expect(boardOf(tasks, works)[1]).toMatchObject({
      kind: 'choices',
      options: [
        { text: 'more', count: 0 },
        { text: 'fewer', count: 1 },
      ],
    })
  })

  test('has a number of each run that is done, their mean and its interval by hand, and the law', () => {
    const [, , left, lost, ...none] = boardOf(tasks, works, { left: 63.2 })
    // Student's t for one degree of freedom is 12.706; the standard error of 63 and 64 is 0.5.
    expect(left).toMatchObject({
      ...{ kind: 'numbers', values: [63, 64], unit: '%', law: 63.2 },
      mean: { mean: 63.5, interval: { low: expect.closeTo(63.5 - 6.353, 3) as number, high: expect.closeTo(63.5 + 6.353, 3) as number } }, // prettier-ignore
    })
    expect(lost).toMatchObject({ values: [16], unit: 'points' })
    expect(lost).not.toHaveProperty('law')
    expect(none).toEqual([])
  })

  test('takes no field of an object for an answer', () => {
    const hostile = JSON.parse(
      '{"answers":{"__proto__":"1"},"numbers":{"__proto__":1,"constructor":2}}',
    ) as PupilWork
    expect(boardOf(tasks, [hostile], JSON.parse('{"__proto__":3}') as Record<string, number>)).toMatchObject([
      { values: [] },
      {},
      { values: [] },
      { values: [] },
    ])
  })
})
