import { describe, expect, test } from 'vitest'
import { planOf } from '../../src/lineage/plan.ts'
import type { LoadedCorpus } from '../../src/text/corpus/loaded-corpus.ts'
import { checkMeasuring, checkMemory } from '../../src/node/limits.ts'
import { refuseAboveHeap, roomHere, type Room } from '../../src/node/memory.ts'
import type { Refusal } from '../../src/refusal.ts'

const GIBIBYTE = 1073741824
const machineOf = (memory: number): Room => ({ memory, owner: 'machine', heap: Infinity })
const ENDLESS = machineOf(Infinity)

/** A corpus of four million characters, 800,000 words. */
const corpus = {
  passages: Array.from({ length: 1000 }, (_, k) => ({ id: `a/${k}`, text: 'word '.repeat(800) })),
} as unknown as LoadedCorpus

describe('the estimate of memory', () => {
  test('grows in step with what is written, and with what is kept of it', () => {
    const bytes = (options: object) => checkMemory(corpus, planOf(options), ENDLESS)
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
      checkMemory(corpus, planOf({ size: 10_000_000, genealogy }), ENDLESS)
    expect(bytes(true) - bytes(false)).toBe(12 * 10_000_000)
  })

  test('refuses what the machine has not, and says what to change', () => {
    expect(() => checkMemory(corpus, planOf({ size: 100_000_000 }), machineOf(GIBIBYTE))).toThrow(
      /^the plan would take about 4\.9 GiB of memory, and this machine has 1\.0 GiB$/,
    )
    expect(() => checkMeasuring([corpus], 'word', machineOf(GIBIBYTE / 16))).toThrow(/^measuring would take/)
  })

  test('names the container where its memory is less than that of the machine', () => {
    const room: Room = { memory: GIBIBYTE / 2, owner: 'container', heap: Infinity }
    expect(() => checkMemory(corpus, planOf({ size: 100_000_000 }), room)).toThrow(
      /and this container has 512 MiB$/,
    )
  })

  test('of the heap grows with distinct words, by the growth in a sample, and refuses apart from the machine', () => {
    const texts = (words: (k: number) => string) =>
      ({
        passages: Array.from({ length: 2000 }, (_, passage) => ({
          id: `a/${passage}`,
          text: Array.from({ length: 200 }, (_, k) => words(passage * 200 + k)).join(' '),
        })),
      }) as unknown as LoadedCorpus
    const room: Room = { memory: 64 * GIBIBYTE, owner: 'machine', heap: GIBIBYTE / 8 }
    const different = texts(k => `w${k}`)
    // 400,000 words of 400 bytes are 153 MiB, and the letters of them 13.
    expect(() => checkMeasuring([different], 'word', room)).toThrow(
      /^the words of the text would take about 16\d MiB of memory for objects, and Node has 71 MiB for them$/,
    )
    expect(checkMeasuring([texts(k => `w${k % 500}`)], 'word', room)).toBeGreaterThan(0)
  })

  test('says how much would be enough, where there is as much', () => {
    const refused = (memory: number) => {
      try {
        refuseAboveHeap(300 << 20, 'this', 'take less', { memory, heap: 256 << 20 })
        return undefined
      } catch (error) {
        return (error as Refusal).hint
      }
    }
    expect(refused(GIBIBYTE)).toBe(
      'take less, or give Node more, as in NODE_OPTIONS=--max-old-space-size=415',
    )
    expect(refused(512 << 20)).toBe('take less')
    expect(roomHere().heap).toBeGreaterThan(0)
  })
})
