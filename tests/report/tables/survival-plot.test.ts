import { expect, test } from 'vitest'
import { survivalPlot } from '../../../src/report/tables/survival-plot.ts'

/** Rows of three rounds that follow the law but for a point. */
const rows = [0.8, 0.65, 0.55].flatMap((share, index) =>
  [share, share - 0.2].flatMap((value, row) => {
    const metric = row === 0 ? 'surviving-types' : 'surviving-types/1'
    const at = { generation: index + 1, metric }
    return [
      { ...at, model: 'ABC'.charAt(index), value },
      { ...at, model: 'theory', value: value + 0.01 },
    ]
  }),
)
const overview = { rows, generations: ['A', 'B', 'C'], tokens: 'word', origin: 'human', metrics: null }

test('words left are drawn as points on the lines of the law, with a scale in percent and the names of the models', () => {
  const lines = survivalPlot(overview).split('\n')
  expect(lines.at(-1)!.trim().split(/\s+/)).toEqual(['human', 'A', 'B', 'C'])
  expect(lines.join('\n').match(/●/g)).toHaveLength(7)
  for (const tick of ['100 %┤', '75 %┤', '50 %┤', '25 %┤', '0 %┤'])
    expect(lines.some(line => line.includes(tick))).toBe(true)
  expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(100)
})

test.each([
  ['fewer than three rounds', { ...overview, generations: ['A', 'B'] }],
  ['no law', { ...overview, rows: rows.filter(({ model }) => model !== 'theory') }],
  ['no share', { ...overview, rows: rows.filter(({ metric }) => metric !== 'surviving-types/1') }],
])('nothing is drawn of %s', (_, overview) => {
  expect(survivalPlot(overview)).toBe('')
})
