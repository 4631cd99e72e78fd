import { describe, expect, test } from 'vitest'
import { planOf } from '../../src/lineage/plan.ts'
import type { LoadedCorpus } from '../../src/text/corpus/loaded-corpus.ts'
import { checkMeasuring, checkMemory } from '../../src/node/limits.ts'

const GIBIBYTE = 1073741824

/** A corpus of four million characters, 800,000 words. */
const corpus = {
  passages: Array.from({ length: 1000 }, (_, k) => ({ id: `a/${k}`, text: 'word '.repeat(800) })),
} as unknown as LoadedCorpus

describe('the estimate of memory', () => {
  test('grows in step with what is written, and with what is kept of it', () => {
    const bytes = (options: object) => checkMemory(corpus, planOf(options), Infinity)
    expect(bytes({ size: 20_000_000 }) - bytes({ size: 10_000_000 })).toBe(51 * 10_000_000)
    // Three further texts of 800,000 tokens are kept: learned from (21 bytes a token, and 4 of genealogy) and written (5).
    expect(bytes({ regime: 'accumulate', generations: 4 }) - bytes({ generations: 4 })).toBe(3 * 800_000 * 30)
  })

  test('of measuring two texts is that of both, and of characters that of five times as many tokens, but for the samples', () => {
    expect(checkMeasuring([corpus, corpus], 'word')).toBe(2 * checkMeasuring([corpus], 'word'))
    expect(checkMeasuring([corpus], 'char') / checkMeasuring([corpus], 'word')).toBe(292 / 103.2)
  })

  test('is less without a genealogy: 4 bytes for what is learned from, 8 for what is written', () => {
    const bytes = (genealogy: boolean) =>
      checkMemory(corpus, planOf({ size: 10_000_000, genealogy }), Infinity)
    expect(bytes(true) - bytes(false)).toBe(12 * 10_000_000)
  })

  test('refuses what the machine has not, and says what to change', () => {
    expect(() => checkMemory(corpus, planOf({ size: 100_000_000 }), GIBIBYTE)).toThrow(
      /^the plan would take about 4\.9 GiB of memory, and this machine has 1\.0 GiB$/,
    )
    expect(() => checkMeasuring([corpus], 'word', GIBIBYTE / 16)).toThrow(/^measuring would take/)
  })
})
