import { expect, test } from 'vitest'
import { metrics, metricNamed } from '../../src/metrics/index.ts'
import { listAsMarkdown, listOfMeasures } from '../../src/report/measures-list.ts'
import { measuresTable, slicesTable } from '../../src/report/measures.ts'

test('docs/measures.md lists what there is to measure (npx vitest run -u writes it anew)', async () => {
  await expect(listAsMarkdown()).toMatchFileSnapshot('../../docs/measures.md')
})

test.each([40, 80, 100])('the list names every measure, and its prose fits in %i columns', width => {
  const list = listOfMeasures(width)
  for (const { name } of metrics) expect(list).toContain(`  ${name}  `)
  const prose = list.split('\n').filter(line => line.startsWith('    '))
  expect(prose.filter(line => line.length > width && line.trim().includes(' '))).toEqual([])
})

test('below an overall figure stands the one on words used once, and the human one beside both', () => {
  const rows = measuresTable(
    { metrics: { perplexity: 300, 'perplexity/1': 9000 }, human: { perplexity: 200 } },
    { metrics: [metricNamed('perplexity')] },
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
  const slices = Array.from({ length: 9 }, (_, k) => ({
    name: `part ${k}`,
    metrics: { perplexity: 100 + k, 'types-written': k },
  }))
  const overall = { perplexity: 104, 'types-written': 20 }
  const lines = slicesTable(overall, slices, {
    metrics: [metricNamed('perplexity'), metricNamed('types-written')],
  }).split('\n')
  expect(lines[2]).toMatch(/part 0 \(100\) +part 8 \(108\)$/)
  expect(lines[3]).toMatch(/– +–$/)
})
