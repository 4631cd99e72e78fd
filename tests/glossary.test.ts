import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { measureFiles } from '../src/node/measure.ts'
import { overviewLines } from '../src/report/tables/overview-rows.ts'

const glossary = readFileSync('docs/glossary.md', 'utf8')
/** The words that an entry defines: in bold, set apart by commas. */
const words = Array.from(glossary.matchAll(/\*\*(.+?)\*\*/g), ([, head]) => head!.replace(/\.$/, '').split(', ')).flat() // prettier-ignore
const defined = new Set(words.map(word => word.toLowerCase()))

test('no word is defined twice', () => {
  const lower = words.map(word => word.toLowerCase())
  expect(lower.filter((word, index) => lower.indexOf(word) !== index)).toEqual([])
})

test.each([
  ...['Jensen-Shannon divergence', 'Kullback-Leibler divergence', 'Total variation', 'Hellinger distance'],
  ...['Zipf exponent', 'Heaps exponent', "Yule's K", "Simpson's index", 'Heterozygosity'],
  ...['Entropy', 'Miller-Madow', 'Conditional entropy', 'Type-token ratio', 'MATTR', 'MTLD', 'HD-D'],
  ...['Self-BLEU', 'Compression ratio', 'seq-rep-4', 'rep-16', 'Different 3-token sequences (distinct-3)'],
  ...['Coverage', 'Novelty', 'Hapax', 'Word family', 'Bits per character', 'Perplexity', 'accuracy'],
  ...['Replicate', 'Interval (95 %)', 'Leaves A', 'Arm', 'paired', 'Sweep', 'Cell'],
  ...['Half-life', 'log-likelihood', 'Copied span', 'Near duplicate', 'Frontier integral', 'MAUVE of words'],
])('%s is explained', name => {
  expect(defined).toContain(name.toLowerCase())
})

/** Heads that the code writes into the first list of `table(…)`, or into `head`. */
function headsOf(path: string): string[] {
  const code = readFileSync(path, 'utf8')
  return Array.from(code.matchAll(/\b(?:table\(|const head =)\s*\[/g), ({ index, 0: begin }) =>
    listFrom(code, index + begin.length),
  )
    .flatMap(list => list.match(/'[^'\n]*'/g) ?? [])
    .map(text => text.slice(1, -1).trim().toLowerCase())
    .filter(text => text !== '')
}

/** The text of a list, from behind its bracket to the bracket that closes it. */
function listFrom(code: string, begin: number): string {
  let depth = 1
  let at = begin
  for (; depth > 0; at++) depth += code[at] === '[' ? 1 : code[at] === ']' ? -1 : 0
  return code.slice(begin, at - 1)
}

const sources = ['src/report', 'src/cli'].flatMap(folder =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => join(folder, name)),
)

test('every head of a table is found in it', () => {
  const heads = new Set(sources.flatMap(headsOf))
  expect(heads.size).toBeGreaterThan(30)
  expect([...heads].filter(head => !defined.has(head.replace(/ or more$/, '')))).toEqual([])
})

test('every row of the table of a run is found in it', () => {
  const labels = overviewLines({ rows: [], tokens: 'word', origin: 'human' }).map(({ label }) => label.trim())
  const named = labels.map(label => label.toLowerCase()).filter(label => !label.startsWith('those used '))
  expect(named.filter(label => ![...defined].some(word => word.startsWith(label)))).toEqual([])
})

test('is short', () => {
  expect(Buffer.byteLength(glossary)).toBeLessThanOrEqual(10_000)
})

test('its numbers of Moby-Dick are what is measured', () => {
  const { metrics } = measureFiles('moby-dick', { tokens: 'word', order: 3 })
  expect(metrics['zipf-exponent']!.toFixed(2)).toBe('1.05')
  expect(metrics['heaps-exponent']!.toFixed(2)).toBe('0.65')
  expect((2 ** 0.65).toFixed(2)).toBe('1.57')
  expect(metrics.simpson!.toFixed(3)).toBe('0.014')
  expect((1 / metrics.simpson!).toFixed(0)).toBe('72')
  expect(metrics['yule-k']!.toFixed(0)).toBe('139')
  expect(metrics['compression-ratio']!.toFixed(1)).toBe('2.4')
  for (const number of ['has 1.05', 'at 0.65', '1.57 times', '0.014, or once in 72', '139 in', '2.4 times'])
    expect(glossary).toContain(number)
})
