import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'
import { collapseLab } from './command-line.ts'

const folder = scratchFolder()
writeFileSync(join(folder, 'tale.txt'), prose(120))

test('a text is measured alone and against a human one', async () => {
  writeFileSync(join(folder, 'essay.txt'), prose(30, 'essay'))
  expect((await collapseLab(folder, 'measure', 'essay.txt')).stdout).toMatch(
    /^distinct-2 +\d.* ▼ {2}different 2-word sequences per sequence$/m,
  )
  const { stdout } = await collapseLab(folder, 'measure', 'essay.txt', '--against', 'tale.txt', '--json')
  const { metrics } = JSON.parse(stdout) as { metrics: Record<string, number> }
  expect(metrics['surviving-types']).toBeGreaterThan(0)
  expect(metrics.perplexity).toBeGreaterThan(1)
})

test('measures that a text does not have are refused when they are asked for', async () => {
  writeFileSync(join(folder, 'line.txt'), 'the whale and the sea\n')
  for (const [args, message] of [
    [['line.txt', '--metric', 'perplexity'], /perplexity cannot be measured of a text alone/],
    [['line.txt', '--against', 'line.txt', '--metric', 'perplexity'], /too short to be cut/],
    [['tale.txt', '--slice', 'label'], /by label/],
  ] as const) {
    const { code, stderr } = await collapseLab(folder, 'measure', ...args)
    expect(stderr).toMatch(message)
    expect(stderr).toMatch(/^collapse-lab: .*\nhint: .*\n$/)
    expect(code).toBe(1)
  }
})

test('of several measures, those that can be taken are, and the others are named with the reason', async () => {
  const args = ['measure', 'tale.txt', '--metric', 'hapaxes,perplexity,js,heaps-exponent']
  const { code, stdout } = await collapseLab(folder, ...args)
  expect(code).toBe(0)
  expect(stdout).toMatch(/^hapaxes +\d/m)
  expect(stdout.replace(/\s+/g, ' ')).toContain(
    'Not measured: perplexity, js cannot be measured of a text alone (name a human text to compare with: --against moby-dick).',
  )
  const { metrics, missing } = JSON.parse((await collapseLab(folder, ...args, '--json')).stdout) as {
    metrics: Record<string, number>
    missing: { metrics: string[] }[]
  }
  expect(Object.keys(metrics)).toEqual(['hapaxes', 'heaps-exponent'])
  expect(missing.map(({ metrics }) => metrics)).toEqual([['perplexity', 'js']])
})

test('measures without a number, and those that do not go by part, are named beside those that do', async () => {
  const missingOf = async (...args: string[]) => {
    const { stdout } = await collapseLab(folder, 'measure', ...args, '--json')
    return (JSON.parse(stdout) as { missing: { why: string }[] }).missing.map(({ why }) => why)
  }
  expect(await missingOf('line.txt', '--metric', 'hapaxes,mattr-500')).toEqual(['this text has no mattr-500'])
  expect(await missingOf('tale.txt', '--metric', 'rep-16,mattr-100,js', '--slice', 'band')).toEqual([
    'js cannot be measured of a text alone',
    'mattr-100 cannot be taken by band here',
  ])
  expect(await missingOf('line.txt')).toEqual([])
})

test('two single lines are set beside each other whole', async () => {
  writeFileSync(join(folder, 'other.txt'), 'the whale and the ship\n')
  const { stdout } = await collapseLab(folder, 'measure', 'other.txt', '--against', 'line.txt', '--json')
  const { metrics, heldOutWords } = JSON.parse(stdout) as {
    metrics: Record<string, number>
    heldOutWords: number | null
  }
  expect(heldOutWords).toBeNull()
  expect([metrics['surviving-types'], metrics['total-variation']]).toEqual([3 / 4, 1 / 5])
})

test('a slice is shown with the best and the worst part', async () => {
  const { stdout, code } = await collapseLab(
    folder,
    'measure',
    'tale.txt',
    '--against',
    'tale.txt',
    '--slice',
    'band',
  )
  expect(code).toBe(0)
  expect(stdout).toMatch(/^measure +all +1 .* best +worst$/m)
})

test('--list names every measure, as text and as data', async () => {
  expect((await collapseLab(folder, 'measure', '--list')).stdout).toMatch(
    /self-bleu-4 {2}▲ share, on samples of one length\n/,
  )
  const list = JSON.parse((await collapseLab(folder, 'measure', '--list', '--json')).stdout) as {
    name: string
  }[]
  expect(list.map(({ name }) => name)).toContain('perplexity')
})

test('a text measured against itself keeps every word of the training part', async () => {
  const { stdout } = await collapseLab(folder, 'measure', 'tale.txt', '--against', 'tale.txt', '--json')
  const { metrics } = JSON.parse(stdout) as { metrics: Record<string, number> }
  expect(metrics['surviving-types']).toBe(1)
  expect(metrics['novelty-within-order']).toBeGreaterThan(0)
})
