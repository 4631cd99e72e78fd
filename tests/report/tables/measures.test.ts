import { expect, test } from 'vitest'
import { allMetrics } from '../../../src/metrics/index.ts'
import { metricNamed } from '../../../src/metrics/named.ts'
import { slicings } from '../../../src/metrics/slices.ts'
import { listAsMarkdown, listOfMeasures } from '../../../src/report/docs/lists.ts'
import { measuresTable } from '../../../src/report/tables/measures.ts'
import { slicesTable } from '../../../src/report/tables/slices.ts'

test('docs/measures.md lists what there is to measure (npx vitest run -u writes it anew)', async () => {
  await expect(listAsMarkdown()).toMatchFileSnapshot('../../../docs/measures.md')
})

test.each([40, 80, 100])('the list names every measure, and its prose fits in %i columns', width => {
  const list = listOfMeasures(width)
  for (const { name } of allMetrics) expect(list).toContain(`  ${name}  `)
  const prose = list.split('\n').filter(line => line.startsWith('    '))
  expect(prose.filter(line => line.length > width && line.trim().includes(' '))).toEqual([])
})

test('below an overall figure stands the one on words used once, and the human one beside both', () => {
  const rows = measuresTable(
    { metrics: { perplexity: 300, 'perplexity/1': 9000 }, human: { perplexity: 200 } },
    { metrics: [metricNamed('perplexity')], width: 120 },
  ).split('\n')
  expect(rows[2]).toMatch(/^perplexity +300 +200 +▲/)
  expect(rows[3]).toMatch(/^ {2}on words used once +9,000 +–/)
})

test('a text that stands alone has no line for the words that it uses once itself', () => {
  const rows = measuresTable({ metrics: { 'rep-16': 0.5, 'rep-16/1': 0 }, human: null })
  expect(rows).toContain('rep-16')
  expect(rows).not.toContain('on words used once')
})

test('of many parts the best and the worst are named, by which way the measure goes', () => {
  const slices = Array.from({ length: 41 }, (_, k) => ({
    name: `part ${k}`,
    metrics: { perplexity: 100 + k, 'types-written': k },
  }))
  const overall = { perplexity: 104, 'types-written': 20 }
  const lines = slicesTable(overall, slices, {
    slicing: slicings[2]!,
    metrics: [metricNamed('perplexity'), metricNamed('types-written')],
  }).split('\n')
  expect(lines[2]).toMatch(/part 0 \(100\) +part 40 \(140\)$/)
  expect(lines[3]).toMatch(/– +–$/)
})

test('of up to forty parts and three measures every part has a row', () => {
  const slices = Array.from({ length: 9 }, (_, k) => ({
    name: `part ${k}`,
    metrics: { perplexity: 100 + k },
  }))
  const lines = slicesTable({ perplexity: 104 }, slices, {
    slicing: slicings[2]!,
    metrics: [metricNamed('perplexity')],
  })
  expect(lines.split('\n').slice(2, 5)).toEqual([
    'all            104',
    'part 0    best 100',
    'part 1         101',
  ])
  expect(lines).toMatch(/^part 8 {3}worst 108$/m)
})

test('a table of parts is never wider than the terminal: side by side, the ends, one below the other', () => {
  const names = ['perplexity', 'accuracy-1', 'accuracy-5', 'out-of-vocabulary']
  const slices = Array.from({ length: 4 }, (_, k) => ({
    name: `a part with a name of its own, number ${k}`,
    metrics: Object.fromEntries(names.map(name => [name, name === 'perplexity' ? 100 + k : 0])),
  }))
  const drawn = (width: number) =>
    slicesTable({ perplexity: 104 }, slices, {
      slicing: slicings[2]!,
      metrics: names.map(metricNamed),
      width,
    }).split('\n')
  for (const width of [300, 120, 60])
    expect(Math.max(...drawn(width).map(line => line.length))).toBeLessThanOrEqual(width)
  expect(drawn(300)[0]).toContain('number 2')
  expect(drawn(120)[0]).toMatch(/^measure +all +best +worst$/)
  expect(drawn(60).slice(2, 5)).toEqual([
    expect.stringMatching(/^perplexity +104$/),
    expect.stringMatching(/^ {2}best: .* number 0 +100$/),
    expect.stringMatching(/^ {2}worst: .* number 3 +103$/),
  ])
})

test('a line too narrow for titles has none', () => {
  const drawn = (width: number) =>
    measuresTable({ metrics: { entropy: 9 }, human: { entropy: 9 } }, { width }).split('\n')
  expect(Math.max(...drawn(60).map(line => line.length))).toBeLessThanOrEqual(60)
  expect(drawn(60)[0]).not.toContain('meaning')
  expect(drawn(80)[0]).toContain('meaning')
})
