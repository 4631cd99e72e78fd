import { describe, expect, test } from 'vitest'
import { planOf } from '../../src/lineage/plan.ts'
import type { LoadedCorpus } from '../../src/node/corpora.ts'
import { checkMeasuring, checkMemory } from '../../src/node/limits.ts'

const GIBIBYTE = 1073741824

/** A corpus of four million characters: about a million words. */
const corpus = {
  passages: Array.from({ length: 1000 }, (_, k) => ({ id: `a/${k}`, text: 'word'.repeat(1000) })),
} as unknown as LoadedCorpus

describe('the estimate of memory', () => {
  test('grows in step with what is written, and with what is kept of it', () => {
    const bytes = (options: object) => checkMemory(corpus, planOf(options), Infinity)
    expect(bytes({ size: 20_000_000 }) - bytes({ size: 10_000_000 })).toBe(100 * 10_000_000)
    // Three further texts of a million tokens are kept: read (28 bytes a token) and written (16).
    expect(bytes({ regime: 'accumulate', generations: 4 }) - bytes({ generations: 4 })).toBe(3_000_000 * 44)
  })

  test('of measuring two texts is that of both, and of characters four times as much a token', () => {
    expect(checkMeasuring([corpus, corpus], 'word')).toBe(2 * checkMeasuring([corpus], 'word'))
    expect(checkMeasuring([corpus], 'char') / checkMeasuring([corpus], 'word')).toBeCloseTo(3.52, 2)
  })

  test('refuses what the machine has not, and says what to change', () => {
    expect(() => checkMemory(corpus, planOf({ size: 100_000_000 }), GIBIBYTE)).toThrow(
      /^the plan would take about 9\.4 GiB of memory, and this machine has 1\.0 GiB$/,
    )
    expect(() => checkMeasuring([corpus], 'word', GIBIBYTE / 16)).toThrow(/^measuring would take/)
  })
})
