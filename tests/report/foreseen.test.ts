import { expect, test } from 'vitest'
import { lineage } from '../../src/lineage/lineage.ts'
import { score } from '../../src/model/scoring/score.ts'
import { train } from '../../src/model/train.ts'
import { predicted } from '../../src/analysis/reading/predicted.ts'
import { keepRun, passageText } from '../../src/analysis/reading/kept-run.ts'
import { passagesOf } from '../../src/text/passage.ts'
import { toyBook } from '../toy.ts'

const keep = (corpus = toyBook({ words: 3000 }), plan = {}) =>
  keepRun(lineage(corpus, { generations: 2, metrics: [], ...plan }), corpus.passages)

test('the surprise of a passage is that of a model of the other human passages, by hand at order 1', () => {
  // A reads the first five; without the fifth there are five a, three b and four ends to learn from: twelve in all.
  const passages = passagesOf(['a a', 'a b', 'b a', 'a b', 'c c', 'a b', 'a c'])
  const small = { name: 'small', title: 'small', constructed: false, passages }
  const kept = keep(small, { tokens: 'whitespace', order: 1, generations: 1 })
  const { weights, vocabulary, human } = kept.baseline
  expect(human.stream.passages).toBe(5)
  const [uniform = 0, one = 0] = weights
  const share = one / (uniform + one)
  const bits = (count: number) => -Math.log2((share * count) / 12 + (1 - share) / (vocabulary.size + 1))
  const asked = { generation: 1, human: [4], machine: [] }
  // c c and the end: what was left out is known to the vocabulary, and was never read.
  expect(predicted(kept, asked)!.human[0]).toBeCloseTo((2 * bits(0) + bits(4)) / 3, 10)
})

test('of every passage it is the mean surprise of that model, and 2 to its power the perplexity', () => {
  const kept = keep()
  const { human, plan, vocabulary, weights } = kept.baseline
  const asked = { generation: 2, human: [0, 3], machine: [1, 2] }
  const rest = kept.passages.filter((_, number) => number !== 0 && number !== 3)
  const model = train(rest, { tokens: plan.tokens, order: plan.order, vocabulary, weights })
  const bits = (source: string) => (passage: number) =>
    Math.log2(score(model, [{ id: '', text: passageText(kept, { source, passage }) }]).perplexity)
  const found = predicted(kept, asked)!
  asked.human.map(bits(human.name)).forEach((value, k) => expect(found.human[k]).toBeCloseTo(value, 9))
  asked.machine.map(bits('B')).forEach((value, k) => expect(found.machine[k]).toBeCloseTo(value, 9))
  // The model of the whole text has read the passage, and is less surprised.
  const whole = train(kept.passages, { tokens: plan.tokens, order: plan.order, vocabulary, weights })
  const { surprisal } = score(whole, [kept.passages[0]!])
  expect(found.human[0]).toBeGreaterThan(surprisal.reduce((sum, bit) => sum + bit, 0) / surprisal.length)
})

test('there is none where no human passage is left to learn from', () => {
  const kept = keep()
  const human = Array.from({ length: kept.baseline.human.stream.passages }, (_, number) => number)
  expect(predicted(kept, { generation: 1, human, machine: [] })).toBeUndefined()
})
