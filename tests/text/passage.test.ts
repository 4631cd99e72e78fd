import fc from 'fast-check'
import { expect, test } from 'vitest'
import { passagesOf, tidy } from '../../src/text/passage.ts'
import { hostileText } from '../hostile.ts'

test('white space is single, with none at the ends', () => {
  expect(tidy(' a\t\tb \f c ')).toBe('a b c')
})

test('a run of white space becomes a line end, else a blank, else its first member', () => {
  expect(tidy('a \r\n b\u00a0 c\u202f\u200bd\u2028e\u2007f\u3000g\u2003h\u00a0')).toBe(
    'a\nb c\u202fd\ne\u00a0f\u3000g h',
  )
})

test('what is invisible and means nothing is left out, and joins what it stood in', () => {
  expect(
    tidy('Donau\u00addampf\u00adschiff \u200eworld\u200f fo\u2060o ba\ufeffr a\u0007b\u001ac \u3164'),
  ).toBe('Donaudampfschiff world foo bar abc')
})

test('joiners stay between letters, behind a virama and between emoji, and nowhere else', () => {
  const kept = ['می\u200cخواهد', 'සත්\u200dය', 'അവന്\u200d വന്നു', '👩\u200d🚀', '❤\ufe0f']
  for (const text of kept) expect(tidy(text)).toBe(text)
  expect(tidy('\u200da\u200c b\u200c\u200cc \ufe0f!\u200d')).toBe('a b\u200cc !')
})

test('words that U+200B parts are held together, so that each is known by itself', () => {
  expect(tidy('ខ្ញុំ\u200bអាន\u200bសៀវភៅ។')).toBe('ខ្ញុំ\u200bអា\u2060ន\u200bសៀ\u2060វ\u2060ភៅ។')
  expect(tidy('ខ្ញុំអានសៀវភៅ')).toBe('ខ្ញុំអានសៀវភៅ')
  expect(tidy('foo\u200bbar')).toBe('foo\u200bbar')
})

test('accents are composed: e and an acute are one é', () => {
  expect(tidy('cafe\u0301')).toBe('caf\u00e9')
})

test('a lone surrogate becomes U+FFFD, a pair stays', () => {
  expect(tidy('a\ud800b\udc00 😀')).toBe('a\ufffdb\ufffd 😀')
})

test('tidying twice is tidying once, whatever the text', () => {
  fc.assert(
    fc.property(hostileText, text => {
      expect(tidy(tidy(text))).toBe(tidy(text))
    }),
    { seed: 1, numRuns: 500 },
  )
})

test('passages are numbered from 1 over those with something to see', () => {
  expect(passagesOf(['One.', ' \n', 'Two.'])).toEqual([
    { id: '1', text: 'One.' },
    { id: '2', text: 'Two.' },
  ])
})

test('passages of a section carry its name', () => {
  expect(passagesOf(['One.'], { section: 'chapter-1' })).toEqual([
    { id: 'chapter-1/1', text: 'One.', section: 'chapter-1' },
  ])
})
