import { join } from 'node:path'
import { expect, test } from 'vitest'
import { originOfPassage, originsOf } from '../../src/node/provenance.ts'
import { readRun } from '../../src/node/read-run.ts'
import { carryOut } from '../../src/node/runs.ts'
import { scratchFolder } from '../scratch.ts'

const folder = carryOut({
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
