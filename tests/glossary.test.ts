import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { measureFiles } from '../src/node/measure.ts'

const glossary = readFileSync('docs/glossary.md', 'utf8')
/** The words that an entry defines: in bold at its beginning, set apart by commas. */
const words = Array.from(glossary.matchAll(/^\*\*(.+?)\.\*\*/gm), ([, head]) => head!.split(', ')).flat()

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
  expect(words).toContain(name)
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
