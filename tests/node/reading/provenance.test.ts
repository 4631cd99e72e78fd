import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  originOfPassage,
  originsOf,
  PROVENANCE_COLUMNS,
  provenanceRows,
} from '../../../src/node/reading/provenance.ts'
import { readRun } from '../../../src/node/runs/read-run.ts'
import { carryOut } from '../../../src/node/runs/runs.ts'
import { scratchFolder } from '../../scratch.ts'

const folder = await carryOut({
  ...{ corpus: 'moby-dick', regime: 'fresh-human', humanShare: 0.3, size: 3000, generations: 3 },
  ...{ protect: ['near-duplicates'], metrics: ['types-written'], out: join(scratchFolder(), 'run') },
})
const run = readRun(folder)

test('A learned from the human text alone, later models from it and from the one before', () => {
  const [A, B, C] = originsOf(run)
  expect(A!.passages).toEqual({ human: run.file.human!.passages })
  expect(A!.transformations).toEqual([])
  expect([B!, C!].map(({ passages }) => Object.keys(passages))).toEqual([
    ['human', 'A'],
    ['human', 'B'],
  ])
  expect(C!.transformations.map(step => step.split(':')[0])).toEqual(['fresh-human', 'near-duplicates=0.8'])
})

test('every token of a passage goes back to a human passage, those of the reserve among them', () => {
  for (const number of [1, 2, 3]) {
    const { steps, tokens, human, text } = originOfPassage(run, { generation: 'C', number })
    const last = steps.at(-1)!
    expect(last.source).toBe('human')
    expect(last.passages.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(tokens)
    const words = new Set(
      Object.values(human)
        .join(' ')
        .toLowerCase()
        .match(/[a-z]+/g),
    )
    const own = text.toLowerCase().match(/[a-z]{3,}/g) ?? []
    expect(own.filter(word => !words.has(word))).toEqual([])
  }
})

test('the table has a row for every passage that was learned from, as often as it was read', () => {
  const rows = [...provenanceRows(run)]
  expect(rows.every(row => row.length === PROVENANCE_COLUMNS.length)).toBe(true)
  for (const { generation, passages } of originsOf(run)) {
    const counts: Record<string, number> = {}
    for (const [reader, , times, origin] of rows)
      if (reader === generation) counts[origin!] = (counts[origin!] ?? 0) + Number(times)
    expect(counts).toEqual(passages)
  }
  const [first] = rows
  expect(first).toEqual(['A', 'etymology/1', 1, 'human', '', '', 'Moby-Dick; or, The Whale', 'Herman Melville', '1851', run.file.inputs[0]!.licence]) // prettier-ignore
})

test('parents in the table are those that the story of the passage begins with', () => {
  const rows = [...provenanceRows(run, ['C'])].filter(([, , , origin]) => origin === 'B').slice(0, 5)
  for (const [, passage, , , parents, transformations] of rows) {
    const [generation, number] = String(passage).split('/') as [string, string]
    const { steps, tokens } = originOfPassage(run, { generation, number: Number(number) })
    const cells = String(parents)
      .split(' ')
      .map(cell => cell.split(':'))
    const shares = cells.map(([id, count]) => ({ passage: id, tokens: Number(count) }))
    // B read what A wrote and human passages; its own parents are the first step back to either.
    expect(shares.filter(({ passage }) => passage!.startsWith('A/'))).toEqual(
      steps.find(({ source }) => source === 'A')?.passages ?? [],
    )
    // The end of the passage may have been copied too.
    expect(shares.reduce((sum, { tokens }) => sum + tokens, 0) - tokens).toBeLessThanOrEqual(1)
    expect(transformations).toMatch(/^fresh-human: .*; near-duplicates=0.8: /)
  }
})
