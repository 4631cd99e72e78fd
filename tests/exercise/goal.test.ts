import { describe, expect, test } from 'vitest'
import type { RunFacts } from '../../src/exercise/keys/facts.ts'
import type { StudentRuns } from '../../src/exercise/items/index.ts'
import { goal } from '../../src/exercise/items/goal.ts'

const values: Readonly<Record<string, number>> = { 'surviving-types/1': 0.4, 'types-written': 2 }
const facts: RunFacts = { rows: [], types: [], counts: [], value: ({ metric }) => values[metric]! }
const factsOf = () => facts
const runs: StudentRuns = { factsOf, attempt: factsOf }
const taskOf = (item: object) => goal.task({ kind: 'goal', id: 'one', points: 2, prompt: 'Which?', ...item })

describe('a goal', () => {
  const item = {
    plan: { corpus: 'moby-dick', generations: 2 },
    free: {
      regime: { oneOf: ['replace', 'keep-human'] },
      humanShare: { from: 0, to: 0.3 },
      sizeFactor: { from: 0.5, to: 2 },
      protect: { anyOf: ['keep-original', 'near-duplicates=0.8'] },
    },
    require: [
      { metric: 'surviving-types/1', generation: 2, least: 0.3 },
      { metric: 'types-written', generation: 1, most: 1 },
    ],
  }
  test('gives a share for each property that is reached, and says what was measured', () => {
    expect(taskOf(item).mark({ regime: 'replace' }, runs)).toEqual({
      verdict: 'partly right',
      share: 0.5,
      note: 'human words still used in B, of those used once: 40 % (the goal: at least 30 %); different words used in A: 2 (the goal: at most 1)',
    })
  })
  test('is not marked by what rests on too little held-out text, but left for the teacher to look at', () => {
    const short = () => ({ ...facts, heldOutWords: 6 })
    const task = taskOf({ ...item, require: [{ metric: 'perplexity', generation: 1, most: 100 }] })
    expect(task.mark({ regime: 'replace' }, { factsOf: short, attempt: short })).toEqual({
      verdict: 'needs a look',
      share: 0,
      note: 'not marked, since the held-out text has 6 tokens, fewer than 100',
    })
    expect(taskOf(item).mark({ regime: 'replace' }, { factsOf: short, attempt: short }).verdict).toBe(
      'partly right',
    )
  })
  test.each([
    ['--regime keep-human --human-share 0.1', { regime: 'keep-human', humanShare: 0.1 }],
    ['—regime=keep-human –human-share 0,1', { regime: 'keep-human', humanShare: 0.1 }],
    ["npx collapse-lab run --corpus moby-dick --seed v1 --regime 'replace'", { regime: 'replace' }],
    ['--protect keep-original', { protect: ['keep-original'] }],
    ['--size 2 --human-share 30%', { sizeFactor: 2, humanShare: 0.3 }],
    ['--size 1,5x', { sizeFactor: 1.5 }],
    ['--protect near-duplicates', { protect: ['near-duplicates=0.8'] }],
    ['--protect near-duplicates=0.80', { protect: ['near-duplicates=0.8'] }],
    ['--protect keep-original --protect near-duplicates', { protect: ['keep-original', 'near-duplicates=0.8'] }], // prettier-ignore
  ])('takes what one types after `run`: %s', (answer, options) => {
    const tried: unknown[] = []
    const attempt = (plan: unknown) => (tried.push(plan), facts)
    taskOf(item).mark(answer, { factsOf: factsOf, attempt })
    expect(tried).toEqual([expect.objectContaining({ corpus: 'moby-dick', ...options })])
    expect(tried[0]).not.toHaveProperty('seed')
  })
  test.each([
    { humanShare: 0.31 },
    { humanShare: '0.1' },
    { regime: 'accumulate' },
    { seed: 'other' },
    { corpus: '/etc/passwd' },
    { protect: ['fact-check=0.9:0.9:/etc/passwd'] },
    { protect: ['keep-original', 'keep-original'] },
    '--protect near-duplicates=0.5',
    { size: 200000000 },
    JSON.parse('{"__proto__": {"size": 1}}') as object,
    'regime=replace',
    '--regime accumulate',
    '--regime',
    '--seed other --size 200000000',
    '--corpus /etc/passwd --regime replace',
    '--size 200000000',
    ['regime'],
  ])('lets nothing but what is free reach a plan: %j', answer => {
    const attempt = () => {
      throw new Error('a plan was tried')
    }
    expect(taskOf(item).mark(answer, { factsOf: factsOf, attempt }).share).toBe(0)
  })
})
