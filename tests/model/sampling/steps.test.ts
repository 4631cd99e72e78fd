import { expect, test } from 'vitest'
import { continuePassage } from '../../../src/model/sampling/continue.ts'
import { writeSteps, type Step } from '../../../src/model/sampling/steps.ts'
import { train } from '../../../src/model/train.ts'
import { passagesOf } from '../../../src/text/passage.ts'
import { tokenizerFor } from '../../../src/text/tokenizers/index.ts'
import { learnVocabulary } from '../../../src/text/vocabulary.ts'
import { toyBook } from '../../toy.ts'

const one = passagesOf(['a b c', 'a b d', 'a b c'])
const other = passagesOf(['a b x', 'e f'])
const { vocabulary } = learnVocabulary([...one, ...other], tokenizerFor({ tokens: 'whitespace' }))
const modelOf = (passages: typeof one) => train(passages, { tokens: 'whitespace', order: 3, vocabulary })
const [first, second] = [modelOf(one), modelOf(other)]
const ids = (...words: string[]) => words.map(word => vocabulary.idOf(word))
const chances = ({ candidates }: Step) => Object.fromEntries(candidates().map(({ id, probability }) => [vocabulary.types[id]!, probability])) // prettier-ignore
const firstStep = (...of: Parameters<typeof writeSteps>) => writeSteps(...of).next().value as Step

test('what could be written is what follows the context, by how often it does', () => {
  const step = firstStep([{ model: first, share: 1 }], ids('a', 'b'), { seed: 1 })
  expect(chances(step)).toEqual({ c: 2 / 3, d: 1 / 3 })
  expect(step.context).toBe(2)
  expect(step.candidates().map(({ id }) => vocabulary.types[id])).toEqual(['c', 'd'])
})

test('of a blend it is the chances of each text by its share, worked by hand', () => {
  const voices = [
    { model: first, share: 0.7 },
    { model: second, share: 0.3 },
  ]
  expect(chances(firstStep(voices, ids('a', 'b'), { seed: 1 }))).toEqual({
    c: expect.closeTo((0.7 * 2) / 3, 12) as number,
    d: expect.closeTo(0.7 / 3, 12) as number,
    x: expect.closeTo(0.3, 12) as number,
  })
  // After `e` the first text knows nothing, so that it looks at no word at all: three passages end, and nine words stand in it.
  const after = chances(firstStep(voices, ids('e'), { seed: 1 }))
  expect(after).toEqual({
    f: expect.closeTo(0.3, 12) as number,
    '': expect.closeTo((0.7 * 3) / 12, 12) as number,
    a: expect.closeTo((0.7 * 3) / 12, 12) as number,
    b: expect.closeTo((0.7 * 3) / 12, 12) as number,
    c: expect.closeTo((0.7 * 2) / 12, 12) as number,
    d: expect.closeTo(0.7 / 12, 12) as number,
  })
})

test('what is written comes as often as its chance says', () => {
  const voices = [
    { model: first, share: 0.7 },
    { model: second, share: 0.3 },
  ]
  const counts = new Map<string, number>()
  const times = 3000
  for (let seed = 0; seed < times; seed++) {
    const { id } = firstStep(voices, ids('a', 'b'), { seed })
    counts.set(vocabulary.types[id]!, (counts.get(vocabulary.types[id]!) ?? 0) + 1)
  }
  // χ² with two degrees of freedom is above 13.8 once in a thousand times.
  const expected = { c: (0.7 * 2) / 3, d: 0.7 / 3, x: 0.3 }
  const distance = Object.entries(expected).reduce((sum, [word, share]) => sum + (counts.get(word)! - share * times) ** 2 / (share * times), 0) // prettier-ignore
  expect(distance).toBeLessThan(13.8)
})

test('decoders change the chances, and all that is left adds up to 1', () => {
  const step = firstStep([{ model: first, share: 1 }], ids('a', 'b'), { seed: 1, topK: 1 })
  expect(chances(step)).toEqual({ c: 1 })
  const { passages } = toyBook({ words: 4000 })
  const model = train(passages, { order: 3 })
  for (const step of writeSteps([{ model, share: 1 }], [], { seed: 3, temperature: 0.7, size: 40 })) {
    const all = step.candidates()
    expect(all.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9)
    expect(all.some(({ id }) => id === step.id)).toBe(true)
  }
})

test('a passage is continued step by step, to the same ids, forms and end', () => {
  const { passages } = toyBook({ words: 4000 })
  const model = train(passages, { order: 2 })
  for (const seed of [1, 2, 3]) {
    const steps = [...writeSteps([{ model, share: 1 }], [5], { seed })]
    const { ids, surfaces, ended } = continuePassage(model, [5], { seed })
    const words = steps.filter(({ ends }) => !ends)
    expect(ids).toEqual([5, ...words.map(({ id }) => id)])
    expect(Array.from(surfaces!).slice(1)).toEqual(words.map(({ surface }) => surface))
    expect(ended).toBe(steps.at(-1)!.ends)
  }
})
