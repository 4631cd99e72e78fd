import { expect, test } from 'vitest'
import { metrics, metricNamed } from '../../src/metrics/index.ts'
import { listAsMarkdown, listOfMeasures, measuresTable, slicesTable } from '../../src/report/measures.ts'

test('docs/measures.md lists what there is to measure (npx vitest run -u writes it anew)', async () => {
  await expect(listAsMarkdown()).toMatchFileSnapshot('../../docs/measures.md')
})

test.each([40, 80, 100])(
  'the list names every measure and fits in %i columns where a word can be broken',
  width => {
    const list = listOfMeasures(width)
    for (const { name } of metrics) expect(list).toContain(`  ${name}  `)
    const prose = list.split('\n').filter(line => line.startsWith('    '))
    expect(prose.filter(line => line.length > width && line.trim().includes(' '))).toEqual([])
  },
)

test('of many parts the best and the worst are named, by which way the measure goes', () => {
  const slices = Array.from({ length: 9 }, (_, k) => ({
    name: `part ${k}`,
    metrics: { perplexity: 100 + k, 'types-written': k },
  }))
  const lines = slicesTable({ perplexity: 104, 'types-written': 20 }, slices, {
    metrics: [metricNamed('perplexity'), metricNamed('types-written')],
  }).split('\n')
  expect(lines[2]).toMatch(/part 0 \(100\) +part 8 \(108\)$/)
  expect(lines[3]).toMatch(/– +–$/)
})
