import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { metricNamed } from '../../src/metrics/named.ts'
import { textAlone } from './features.ts'

const bleu = (most: number, ...texts: string[]) =>
  metricNamed(`self-bleu-${most}`).measure(textAlone(...texts))

describe('self-BLEU', () => {
  test('of passages without a common word is 0: none is its own reference', () => {
    expect(bleu(2, 'a b', 'c d')).toBe(0)
  })

  // `a b`: all matches, but the other has three words: exp(1 − 3/2). `a b c`: 2 of 3 words, 1 of 2 pairs, √(1/3).
  test('of a passage shorter than the other pays for what it leaves out', () => {
    expect(bleu(2, 'a b', 'a b c')).toBeCloseTo((Math.exp(-1 / 2) + Math.sqrt(1 / 3)) / 2, 12)
  })

  // Of three words the others have two and four: as near, so the shorter counts and nothing is paid. `a b` pays for three.
  test('holds a passage against the shorter of two that are as near in length', () => {
    expect(bleu(1, 'a b', 'a b c', 'a b c d')).toBeCloseTo((Math.exp(-1 / 2) + 1 + 3 / 4) / 3, 12)
  })

  // `a` pays exp(1 − 2/1). Of `a a` one counts, since no other passage has two.
  test('counts a word as often as the other passage has it', () => {
    expect(bleu(1, 'a', 'a a')).toBeCloseTo((Math.exp(-1) + 1 / 2) / 2, 12)
  })

  test('takes a tenth of a match where sequences of a length have none, or there are none', () => {
    expect(bleu(2, 'a b', 'b a')).toBeCloseTo(Math.sqrt(0.1), 12)
    expect(bleu(2, 'a', 'a')).toBeCloseTo(Math.sqrt(0.1), 12)
  })

  test('of fewer than two passages with a word there is none', () => {
    expect(bleu(2, 'a b')).toBeUndefined()
  })
})

/** BLEU of each passage against all the others, as the papers write it down. */
function bruteForce(passages: readonly string[][], most: number): number {
  const counted = (tokens: readonly string[], n: number) => {
    const counts = new Map<string, number>()
    for (let at = 0; at + n <= tokens.length; at++) {
      const key = tokens.slice(at, at + n).join(' ')
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    return counts
  }
  const each = passages.map((tokens, own) => {
    const others = passages.filter((_, other) => other !== own)
    const precisions = Array.from({ length: most }, (_, index) => {
      const references = others.map(other => counted(other, index + 1))
      let [matches, all] = [0, 0]
      for (const [key, count] of counted(tokens, index + 1)) {
        all += count
        matches += Math.min(count, Math.max(...references.map(reference => reference.get(key) ?? 0)))
      }
      if (index === 0 && matches === 0) return 0
      return (matches || 0.1) / Math.max(1, all)
    })
    const distance = (length: number) => Math.abs(length - tokens.length)
    const [nearest = 0] = others
      .map(({ length }) => length)
      .sort((a, b) => distance(a) - distance(b) || a - b)
    const brevity = Math.min(1, Math.exp(1 - nearest / tokens.length))
    return brevity * precisions.reduce((product, precision) => product * precision ** (1 / most), 1)
  })
  return each.reduce((sum, value) => sum + value, 0) / each.length
}

test('self-BLEU is what comparing every passage with every other one finds', () => {
  const passage = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(
      fc.array(passage, { minLength: 2, maxLength: 5 }),
      fc.integer({ min: 1, max: 4 }),
      (passages, most) => {
        const found = bleu(most, ...passages.map(tokens => tokens.join(' ')))
        expect(found).toBeCloseTo(bruteForce(passages, most), 12)
      },
    ),
    { numRuns: 300, seed: 1 },
  )
})
