import { expect, test } from 'vitest'
import { generate } from '../../src/model/sampling/generate.ts'
import { train } from '../../src/model/train.ts'
import { randomFrom, type Random } from '../../src/random.ts'
import { passagesOf } from '../../src/text/passage.ts'
import * as theory from '../../src/theory/formulas/index.ts'
import { diversity, draw, drift, scores } from '../theory/drift.ts'

/** What many seeds give. */
const outcomes = (runs: number, name: string, run: (random: Random) => number) =>
  Array.from({ length: runs }, (_, seed) => run(randomFrom(String(seed), name)))

const words = [8, 6, 4, 2]

test('diversity under replace', () => {
  const found = outcomes(3000, 'replace', random => diversity(drift(words, 20, 5, random)))
  expect(Math.abs(scores(found, diversity(words) * theory.keptByReplace(20, 5)).z)).toBeLessThan(4)
})

test.each([
  ['all of the pile', Infinity],
  ['seven tokens of it', 7],
])('diversity of a pile of which models read %s', (_, read) => {
  const found = outcomes(3000, `pile ${read}`, random => {
    let pile = [...words]
    for (let text = 0; text < 4; text++) {
      const model = read === Infinity ? pile : draw(pile, read, random)
      const written = draw(model, 20, random)
      pile = pile.map((count, word) => count + written[word]!)
    }
    return diversity(pile)
  })
  expect(Math.abs(scores(found, diversity(words) * theory.keptByAccumulate(20, 4, read)).z)).toBeLessThan(4)
})

test('diversity of isolated lineages, put together', () => {
  const found = outcomes(2000, 'pool', random => {
    const lineages = [0, 1, 2].map(() => drift(words, 20, 4, random))
    return diversity(words.map((_, word) => lineages.reduce((sum, counts) => sum + counts[word]!, 0)))
  })
  expect(Math.abs(scores(found, diversity(words) * theory.keptByPool(20, 4, 3)).z)).toBeLessThan(4)
})

test('the variance of a share, under replace and in a pile', () => {
  const truth = [3, 7]
  const replace = outcomes(4000, 'variance', random => (drift(truth, 20, 5, random)[0]! / 20 - 0.3) ** 2)
  expect(Math.abs(scores(replace, theory.varianceByReplace(0.3, 20, 4)).z)).toBeLessThan(4)
  const pile = outcomes(4000, 'variance of a pile', random => {
    let counts = draw(truth, 20, random)
    for (let text = 1; text <= 4; text++) {
      const written = draw(counts, 20, random)
      counts = counts.map((count, word) => count + written[word]!)
    }
    return (counts[0]! / 100 - 0.3) ** 2
  })
  expect(Math.abs(scores(pile, theory.varianceByAccumulate(0.3, 20, 4)).z)).toBeLessThan(4)
})

test('the last word is a draw of its share, and the time to it within 2 %', () => {
  const last: number[] = []
  const times = outcomes(3000, 'fixation', random => {
    let [counts, generation] = [[10, 20, 20], 0]
    for (; Math.max(...counts) < 50; generation++) counts = draw(counts, 50, random)
    last.push(counts[0] === 50 ? 1 : 0)
    return generation
  })
  expect(Math.abs(scores(last, 0.2).z)).toBeLessThan(4)
  const expected = theory.fixationTime([0.2, 0.4, 0.4], 50)
  const { mean, error } = scores(times, expected)
  expect(Math.abs(mean - expected)).toBeLessThan(0.02 * expected + 4 * error)
})

test('the rest that a share of fresh text, or a kept text, brings about', () => {
  const [truth, tokens] = [[5, 3, 2], 10]
  const fresh = outcomes(3000, 'fresh', random => {
    let counts = draw(truth, tokens, random)
    // A quarter of what models read is human, in its true shares.
    for (let text = 0; text < 40; text++)
      counts = draw(
        counts.map((count, word) => 3 * count + truth[word]!),
        tokens,
        random,
      )
    return diversity(counts)
  })
  expect(Math.abs(scores(fresh, theory.freshEquilibrium(diversity(truth), tokens, 0.25)).z)).toBeLessThan(4)
  const kept = outcomes(3000, 'kept', random => {
    let mixture = [...truth]
    for (let text = 0; text < 40; text++) {
      const written = draw(mixture, 15, random)
      mixture = truth.map((count, word) => count + written[word]!)
    }
    return 1 - diversity(mixture)
  })
  expect(Math.abs(scores(kept, theory.keptEquilibrium(1 - diversity(truth), 10, 15)).z)).toBeLessThan(4)
})

test('the words that a tenth of fresh text keeps, within 2 %', () => {
  const [tokens, share] = [200, 0.01]
  const found = outcomes(3000, 'presence', random => {
    let count = 2
    for (let text = 0; text < 80; text++) {
      // 9 / 10 of what was written last, 1 / 10 of the language.
      const weight = 9 * count * 100 + tokens
      count = draw([weight, tokens * 1000 - weight], tokens, random)[0]!
    }
    return count > 0 ? 1 : 0
  })
  const expected = theory.freshPresence(share, tokens, 0.1)
  const { mean, error } = scores(found, expected)
  expect(Math.abs(mean - expected)).toBeLessThan(0.02 * expected + 4 * error)
})

test('entropy after a draw, and what it has not seen', () => {
  const [weights, tokens] = [[50, 25, 15, 7, 3], 30]
  const shares = weights.map(weight => weight / 100)
  const entropy = (counts: readonly number[]) =>
    counts.reduce((sum, count) => (count === 0 ? sum : sum - (count / tokens) * Math.log2(count / tokens)), 0)
  const texts = Array.from({ length: 3000 }, (_, seed) =>
    draw(weights, tokens, randomFrom(String(seed), 'once')),
  )
  expect(Math.abs(scores(texts.map(entropy), theory.entropyAfterDraw(shares, tokens)).z)).toBeLessThan(4)
  const unseen = texts.map(counts => shares.reduce((sum, p, word) => (counts[word] === 0 ? sum + p : sum), 0))
  expect(Math.abs(scores(unseen, theory.missingMass(shares, tokens)).z)).toBeLessThan(4)
  // Of N tokens the estimate is that of what N − 1 have not seen, exactly.
  const estimates = texts.map(theory.goodTuringMass)
  expect(Math.abs(scores(estimates, theory.missingMass(shares, tokens - 1)).z)).toBeLessThan(4)
})

test('the words alive, within 1 %, and how often each is there, within 3 %', () => {
  const once = Array<number>(200).fill(1)
  for (const t of [1, 3, 6]) {
    const texts = Array.from({ length: 400 }, (_, seed) =>
      drift(once, 200, t, randomFrom(String(seed), `alive ${t}`)),
    )
    const alive = texts.map(counts => counts.filter(count => count > 0).length)
    const types = theory.typesAlive(
      once.map(() => 1 / 200),
      200,
      t,
    )
    expect(Math.abs(scores(alive, types).mean / types - 1)).toBeLessThan(0.01)
    const copies = 200 / scores(alive, types).mean
    expect(Math.abs(copies / theory.copiesAlive(1, t) - 1)).toBeLessThan(0.03)
  }
})

test('the choices after a context of a bigram lineage, given how often it was visited', () => {
  const human = passagesOf([
    ...Array<string>(10).fill('a b'),
    ...Array<string>(10).fill('a c'),
    ...Array<string>(10).fill('d'),
  ])
  const after = (ids: Int32Array, context: number) => {
    const counts = new Map<number, number>()
    ids.forEach((id, place) => {
      if (id === context) counts.set(ids[place + 1]!, (counts.get(ids[place + 1]!) ?? 0) + 1)
    })
    return [...counts.values()]
  }
  const differences = Array.from({ length: 600 }, (_, seed) => {
    let model = train(human, { tokens: 'whitespace', order: 2 })
    const { recipe, vocabulary } = model
    const a = vocabulary.idOf('a')
    const visits: number[] = []
    let left = 0.5
    for (let t = 1; t <= 4; t++) {
      const { stream } = generate(model, { seed: `${seed} ${t}`, passages: 30 })
      const counts = after(stream.ids, a)
      visits.push(counts.reduce((sum, count) => sum + count, 0))
      left = diversity(counts)
      model = train({ stream }, recipe)
    }
    return left - theory.contextDiversity(0.5, visits)
  })
  expect(Math.abs(scores(differences, 0).z)).toBeLessThan(4)
})
