import { expect, test } from 'vitest'
import { bitsPerCharacter, openVocabulary } from '../../src/model/open-vocabulary.ts'
import { train } from '../../src/model/train.ts'
import { passagesOf } from '../../src/text/passage.ts'
import { toyBook } from '../toy.ts'

const { passages } = toyBook({ words: 3000, octaves: 10 })
const [read, held] = [passages.slice(0, -20), passages.slice(-20)]

test('without rare words it is the surprise of words over the characters, ends of passages counted', () => {
  const texts = passagesOf(['ab ab cd', 'ab cd'])
  const A = train(texts, { tokens: 'whitespace', order: 1, weights: [0, 1] })
  const open = openVocabulary(A, passagesOf(['ab cd']))
  // Seven tokens and ends: ab 3, cd 2, end 2. Six characters: five and the end.
  expect([open.cutoff, open.spelling, open.characters]).toEqual([2, 0, 6])
  const bits = -Math.log2(3 / 7) - Math.log2(2 / 7) - Math.log2(2 / 7)
  expect(bitsPerCharacter(open, A)).toBeCloseTo(bits / 6, 12)
})

test('a word that A never read costs its spelling, and a sign that nobody read costs one of all of Unicode', () => {
  const A = train(passagesOf(['ab ab ba']), { tokens: 'whitespace', order: 1 })
  const spelling = (word: string) => openVocabulary(A, passagesOf([word])).spelling
  expect(spelling('ab')).toBe(0)
  expect(spelling('aa')).toBeGreaterThan(1)
  expect(spelling('🐋')).toBeGreaterThan(20)
  expect(spelling('🐋🐋')).toBeGreaterThan(40)
})

test.each(['whitespace', 'char'])(
  'of %s it is finite, rises when words are lost, and is the same for a text given twice',
  tokens => {
    const A = train(read, { tokens, order: 2 })
    const open = openVocabulary(A, held)
    const ofA = bitsPerCharacter(open, A)!
    expect(ofA).toBeGreaterThan(0)
    expect(ofA).toBeLessThan(10)
    const twice = train([...read, ...read], A.recipe)
    expect(bitsPerCharacter(open, twice)).toBeCloseTo(ofA, 9)
    const half = train(read.slice(0, Math.floor(read.length / 4)), A.recipe)
    expect(bitsPerCharacter(open, half)).toBeGreaterThan(ofA)
  },
)
