import { describe, expect, test } from 'vitest'
import { bitsPerCharacter, openVocabulary } from '../../../src/model/scoring/open-vocabulary.ts'
import { train } from '../../../src/model/train.ts'
import { passagesOf } from '../../../src/text/passage.ts'
import { toyBook } from '../../toy.ts'

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

describe('the spelling of a word is a code', () => {
  const ALL_CHARACTERS = 0x110000
  const read = (text: string) => train(passagesOf([text]), { tokens: 'whitespace', order: 1 })
  /** The chance that its bits give to a word. */
  const chanceOf = (text: string) => {
    const A = read(text)
    return (word: string) => 2 ** -openVocabulary(A, passagesOf([word])).spelling
  }
  /** Chances of the words of each length over a, b, and x, which stands for every character of Unicode. */
  const byLength = (text: string, longest: number) => {
    const chance = chanceOf(text)
    let words = ['']
    return Array.from({ length: longest }, () => {
      words = words.flatMap(word => ['a', 'b', 'x'].map(character => word + character))
      return words.reduce(
        (sum, word) => sum + chance(word) * ALL_CHARACTERS ** (word.split('x').length - 1),
        0,
      )
    })
  }

  // a and b were read once each. Each character left out in turn, no context predicts it, so a, b and the end are as
  // likely. They stand in a stream of five, so one in six is an escape: (1 − 1/6) / 3 = 5/18 for a, for b, for the end.
  test('in which a, b and the end have 5/18 each, and the escape the last 3/18, when a and b were read once', () => {
    const chance = chanceOf('z z a b')
    expect(chance('a')).toBeCloseTo((5 / 18) ** 2, 9)
    expect(chance('ba')).toBeCloseTo((5 / 18) ** 3, 9)
    expect(chance('x') * ALL_CHARACTERS).toBeCloseTo((3 / 18) * (5 / 18), 9)
    expect(chance('axx') * ALL_CHARACTERS ** 2).toBeCloseTo((5 / 18) ** 2 * (3 / 18) ** 2, 9)
  })

  // Words of L characters have (13/18)^L · 5/18. From the empty word on that is a geometric series of sum 1.
  test('whose words have chances that sum to 1, the empty one and characters never read among them', () => {
    const sums = byLength('z z a b', 4)
    sums.forEach((sum, index) => expect(sum).toBeCloseTo((13 / 18) ** (index + 1) * (5 / 18), 9))
    const [first = 0, second = 0] = sums
    const ratio = second / first
    expect(1 - ratio + first / (1 - ratio)).toBeCloseTo(1, 9)
  })

  test.each(['z z a aa aaa aaaa', 'z z ab ba bab', 'z z a b ab ba aa bb'])(
    'whose words never have more than 1 together, whatever was read: %j',
    text => {
      const all = byLength(text, 5).reduce((sum, each) => sum + each, 0)
      expect(all).toBeGreaterThan(1 / 2)
      expect(all).toBeLessThan(1)
    },
  )

  test('that is paid each time the word comes', () => {
    const A = read('z z a b')
    const bits = (text: string) => openVocabulary(A, passagesOf([text])).spelling
    expect(bits('aa z aa aa')).toBeCloseTo(3 * bits('aa'), 12)
  })

  // After the last four characters that are alike, e against f is as likely in any word; the fifth from the end is not seen.
  test('that looks four characters back and no further', () => {
    const chance = chanceOf('z z pbcdem pbcden qbcdfm qbcdfn pabcdem pabcden qabcdfm qabcdfn')
    const odds = (before: string) => chance(`${before}e`) / chance(`${before}f`)
    expect(odds('pabcd') / odds('qabcd')).toBeCloseTo(1, 9)
    expect(odds('pbcd') / odds('qbcd')).toBeGreaterThan(2)
  })
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
