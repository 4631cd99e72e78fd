import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as theory from '../../src/theory/formulas/index.ts'
import { listOfFormulas } from '../../src/report/docs/lists.ts'

const { formulas } = theory

test('docs/theory.md lists the laws, each with its worked number (npx vitest run -u writes it anew)', async () => {
  await expect(listOfFormulas()).toMatchFileSnapshot('../../docs/theory.md')
})

test('every law says what it is, where it comes from and where it holds, and works a number', () => {
  expect(new Set(formulas.map(({ name }) => name)).size).toBe(formulas.length)
  for (const { title, formula, source, scope, example } of formulas) {
    for (const text of [title, formula, source, scope, example.text]) expect(text).toMatch(/\S/)
    expect(example.value).toBeGreaterThan(0)
  }
})

describe('by hand', () => {
  test('of two equally frequent words, N = 2: half of the diversity goes with each text', () => {
    expect(theory.keptByReplace(2, 3)).toBeCloseTo(1 / 8, 14)
    expect(theory.keptBySizes([2, 4, 5])).toBeCloseTo((1 / 2) * (3 / 4) * (4 / 5), 14)
    expect(theory.keptByAccumulate(2, 2)).toBeCloseTo((1 - 1 / 8) * (1 - 1 / 18), 14)
    // A model that reads one token of the pile writes one word: what is lost is 1 / j² in step j.
    expect(theory.keptByAccumulate(2, 1, 1)).toBeCloseTo(1 - 1 / 4, 14)
    expect(theory.keptByPool(2, 1, 4)).toBeCloseTo(3 / 4 + 1 / 8, 14)
    expect([theory.keptByReplace(1, 0), theory.keptByReplace(1, 1)]).toEqual([1, 0])
  })

  test('a pile of texts of four tokens keeps 2/π / (3/4) for ever', () => {
    expect(theory.keptForEver(4)).toBeCloseTo(2 / Math.PI / 0.75, 13)
    expect(theory.keptByAccumulate(100, 20000)).toBeCloseTo(theory.keptForEver(100), 6)
  })

  test('the human text has the variance of a draw; in the end all is fixed, or little more is added', () => {
    expect(theory.varianceByReplace(0.2, 50, 0)).toBeCloseTo((0.2 * 0.8) / 50, 14)
    expect(theory.varianceByAccumulate(0.2, 50, 0)).toBeCloseTo((0.2 * 0.8) / 50, 14)
    expect(theory.varianceByReplace(0.2, 50, 5000)).toBeCloseTo(0.16, 12)
    expect((theory.varianceByAccumulate(0.2, 5000, 3000) * 5000) / 0.16).toBeCloseTo(Math.PI ** 2 / 6, 2)
  })

  test('two words in even shares take 2 N ln 2 generations', () => {
    expect(theory.fixationTime([0.5, 0.5], 100)).toBeCloseTo(200 * Math.LN2, 11)
    expect(theory.fixationTime([1, 0], 100)).toBe(0)
  })

  test('all fresh text is one draw of the language, none at all ends in one word', () => {
    expect(theory.freshEquilibrium(0.9, 10, 1)).toBeCloseTo(0.9 * 0.9, 14)
    expect(theory.freshEquilibrium(0.9, 10, 0)).toBe(0)
    expect(theory.freshEquilibrium(0.8, 2, 0.5)).toBeCloseTo((0.8 * 0.5 * 0.75) / (1 - 0.125), 14)
    // One human token beside one written: a = ½, S_r = 1.
    expect(theory.keptEquilibrium(1, 1, 1)).toBeCloseTo(1, 14)
    expect(theory.keptEquilibrium(0.5, 2, 2)).toBeCloseTo((0.75 * 0.5 + 0.125) / (1 - 0.125), 14)
  })

  test('presence of a word in one token is its share, in two less than twice that', () => {
    expect(theory.freshPresence(0.25, 1, 0.5)).toBeCloseTo(0.25, 14)
    // θ = 2 · 2 · ½ / ¼ = 8: absent with ¾ · (1 − 2 / 9).
    expect(theory.freshPresence(0.25, 2, 0.5)).toBeCloseTo(1 - 0.75 * (7 / 9), 14)
  })

  test('a verifier that keeps one wrong in three right ones divides the odds by three', () => {
    const keep = { keepFalse: 0.3, keepTrue: 0.9 }
    expect(theory.selectedOdds(9, 2, keep)).toBeCloseTo(1, 13)
    expect(theory.selectedOdds(9, 0, { keepFalse: 0, keepTrue: 1 })).toBe(9)
    expect(theory.selectedOdds(9, 1, { keepFalse: 0, keepTrue: 1 })).toBe(0)
    expect(theory.breakdown(keep)).toBeCloseTo(3 / 4, 14)
    // At the breakdown share odds are p* / (1 − p*) = φ / ψ, and one round makes them even.
    expect(theory.selectedOdds(3, 1, keep)).toBeCloseTo(1, 13)
  })

  test('2 to 1 at half the temperature is 4, 16, 256 to 1', () => {
    expect([1, 2, 3].map(t => Math.round(theory.sharpenedOdds(2, 0.5, t)))).toEqual([4, 16, 256])
    theory
      .sharpened([0.5, 0.25, 0.25, 0], 0.5, 1)
      .forEach((share, word) => expect(share).toBeCloseTo([4, 1, 1, 0][word]! / 6, 13))
  })

  test('two tokens of two even words have one bit or none', () => {
    expect(theory.entropyAfterDraw([0.5, 0.5], 2)).toBeCloseTo(0.5, 13)
    expect(theory.entropyAfterDraw([1], 7)).toBeCloseTo(0, 13)
    expect(theory.entropyAfterDraw([0.2, 0.8], 1)).toBeCloseTo(0, 13)
    expect(theory.millerMadowLoss(3, 10)).toBeCloseTo(0.1 / Math.LN2, 14)
  })

  test('what two draws of two even words have not seen is a quarter', () => {
    expect(theory.missingMass([0.5, 0.5], 2)).toBeCloseTo(0.25, 14)
    expect(theory.goodTuringMass([3, 1, 1, 0])).toBeCloseTo(2 / 5, 14)
  })

  test('of 50 human and 50 synthetic passages 45 and 10 get through', () => {
    expect(theory.shareAfterDetector({ human: 0.5, truePositives: 0.8, falsePositives: 0.1 })).toBeCloseTo(
      45 / 55,
      14,
    )
    expect(theory.shareAfterDetector({ human: 0, truePositives: 1, falsePositives: 0 })).toBe(0)
  })

  test('a word used once that was copied is there 1 / (1 − 1/e) times', () => {
    expect(theory.copiesAlive(1, 1)).toBeCloseTo(1 / (1 - Math.exp(-1)), 13)
  })

  test('one of two even words is in a text of two tokens with ¾, and both together make 1.5', () => {
    expect(theory.typesAlive([0.5, 0.5], 2, 1)).toBeCloseTo(1.5, 14)
    // Of two tokens 1.5 are copied at all.
    expect(theory.typesAlive([0.5, 0.5], 2, 2)).toBeCloseTo(2 * (1 - 0.5 ** 1.5), 13)
  })

  test('a context that was visited 4, then 2 times keeps ¾ · ½', () => {
    expect(theory.contextDiversity(0.5, [4, 2])).toBeCloseTo(0.5 * 0.375, 14)
  })
})

describe('an infinite text of its own', () => {
  /** Counts of pairs of a text of passages over three words; 0 is the boundary. */
  const pairsOf = (passages: readonly (readonly number[])[]) => {
    const counts = [0, 1, 2, 3].map(() => [0, 0, 0, 0])
    for (const passage of passages)
      [0, ...passage].forEach((word, k) => (counts[word]![passage[k] ?? 0]! += 1))
    return counts
  }
  const anyPassages = fc
    .array(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 8 }), { maxLength: 6 })
    // Every word is there.
    .map(passages => [[1, 2, 3], ...passages])

  test('has the pairs of the text in their shares, to 1e-9', () => {
    fc.assert(
      fc.property(anyPassages, passages => {
        const counts = pairsOf(passages)
        const total = counts.flat().reduce((a, b) => a + b, 0)
        theory
          .infiniteSample(counts)
          .flat()
          .forEach((share, k) => expect(Math.abs(share - counts.flat()[k]! / total)).toBeLessThan(1e-9))
      }),
    )
  })

  test('of pairs that are no text has others: what goes in must come out', () => {
    // a is followed by b three times, and b by a once.
    expect(theory.infiniteSample([[0, 3], [1, 0]])).toEqual([[0, 0.5], [0.5, 0]].map(row => row.map(share => expect.closeTo(share, 12) as number))) // prettier-ignore
  })
})

describe('over and over', () => {
  const shares = fc
    .array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 6 })
    .map(weights => weights.map(weight => weight / weights.reduce((a, b) => a + b, 0)))

  test('a temperature t times is one of T^t, and a filter t times is its power', () => {
    fc.assert(
      fc.property(
        shares,
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        fc.integer({ min: 0, max: 4 }),
        (p, T, t) => {
          let stepwise = p
          for (let step = 0; step < t; step++) stepwise = theory.sharpened(stepwise, T, 1)
          theory.sharpened(p, T, t).forEach((share, word) => expect(share).toBeCloseTo(stepwise[word]!, 9))
          const keep = { keepFalse: 0.2 + T / 4, keepTrue: 0.8 }
          let odds = p[0]! / p[1]!
          const first = odds
          for (let step = 0; step < t; step++) odds *= keep.keepFalse / keep.keepTrue
          expect(theory.selectedOdds(first, t, keep)).toBeCloseTo(odds, 9)
        },
      ),
    )
  })

  test('entropy never grows by a draw, and comes near to that of the shares as texts grow', () => {
    fc.assert(
      fc.property(shares, p => {
        const whole = p.reduce((sum, share) => sum - share * Math.log2(share), 0)
        const after = [10, 100, 10_000].map(tokens => theory.entropyAfterDraw(p, tokens))
        expect(after[0]!).toBeLessThanOrEqual(after[1]!)
        expect(after[1]!).toBeLessThanOrEqual(after[2]!)
        expect(after[2]!).toBeLessThanOrEqual(whole + 1e-9)
        expect(whole - after[2]!).toBeCloseTo(theory.millerMadowLoss(p.length, 10_000), 4)
      }),
    )
  })
})
