import { expect, test } from 'vitest'
import { lineage } from '../../../src/lineage/lineage.ts'
import { LineagePage } from '../../../src/report/page/from-lineage.ts'
import { toyBook } from '../../toy.ts'

const pageOf = (words: number) => {
  const book = toyBook({ words, octaves: 7 })
  const page = new LineagePage(book)
  for (const generation of lineage(book, { order: 2, generations: 2, seed: 'page' })) page.add(generation)
  return page.run('run', 'completed', { quotes: false })
}

test('a page of a text with too little held-out text has no rows that rest on it, and one note that says why', () => {
  const { rows, notes } = pageOf(400)
  const names = new Set(rows.map(({ metric }) => metric.split('/')[0]))
  for (const name of ['perplexity', 'accuracy-5', 'js', 'token-coverage-1']) expect(names).not.toContain(name)
  for (const name of ['surviving-types', 'distinct-3', 'entropy']) expect(names).toContain(name)
  expect(notes).toHaveLength(1)
  expect(notes[0]).toMatch(/^The held-out text has \d+ tokens, too few .*; metrics\.csv has them$/)
})

test('a page of a longer text has them, and no note', () => {
  const { rows, notes } = pageOf(2000)
  expect(rows.some(({ metric }) => metric === 'perplexity')).toBe(true)
  expect(notes).toEqual([])
})
