import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnsOf } from '../../src/report/format/terminal.ts'
import { numberedLines } from '../../src/report/reading/lines.ts'
import { glyphsFor, markedPieces, type Marks } from '../../src/report/reading/marks.ts'
import { coveredTokens, longestSpans, piecesOf } from '../../src/analysis/reading/spans.ts'
import { passagesOf } from '../../src/text/passage.ts'
import { tokenPlaces } from '../../src/text/places.ts'
import { tokenizerNamed, tokenizers } from '../../src/text/tokenizers/index.ts'
import { hostileText, hostileTexts } from '../hostile.ts'

const span = (token: number, length: number) => ({ token, length })
const nothing: Marks = { copied: [], sentence: [], repeated: [], last: [] }
const drawn = (text: string, marks: Partial<Marks>, tokenizer = tokenizerNamed('whitespace')) =>
  markedPieces(text, tokenPlaces(text, tokenizer), { ...nothing, ...marks })
    .map(piece => piece.text)
    .join('')

describe('spans', () => {
  test('that lie in a longer one are left out, and so are short ones', () => {
    expect(longestSpans([4, 3, 2, 3, 2, 1, 1], 2)).toEqual([span(0, 4), span(3, 3)])
    expect(longestSpans([4, 3, 2, 3, 2, 1, 1], 4)).toEqual([span(0, 4)])
  })

  test('that overlap are drawn as pieces, as few as can be', () => {
    expect(piecesOf([span(0, 10), span(2, 10), span(5, 15), span(30, 4)])).toEqual([
      span(0, 10),
      span(10, 10),
      span(30, 4),
    ])
  })

  test('each piece lies in one span, and the pieces take up what the spans do', () => {
    const lengths = fc.array(fc.nat(6), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(lengths, fc.integer({ min: 1, max: 4 }), (lengths, least) => {
        const spans = longestSpans(lengths, least)
        const pieces = piecesOf(spans)
        for (const { token, length } of pieces)
          expect(
            spans.some(other => token >= other.token && token + length <= other.token + other.length),
          ).toBe(true)
        const covered = pieces.reduce((sum, { length }) => sum + length, 0)
        expect(covered).toBe(coveredTokens(spans))
      }),
    )
  })
})

describe('marks', () => {
  test('stand around spans and behind last words, and may cross', () => {
    expect(drawn('a b c d e', { copied: [span(0, 3)], repeated: [span(2, 2)], last: [span(4, 1)] })).toBe(
      '[a b {c] d} e†',
    )
    expect(drawn('a b c', { copied: [span(0, 2), span(1, 2)] })).toBe('[a b] [c]')
  })

  test('a copied span inside a copied sentence is not drawn', () => {
    expect(drawn('a b c', { copied: [span(0, 2)], sentence: [span(0, 2)] })).toBe('<a b> c')
  })

  test('are such as the text has not', () => {
    expect(drawn('a [b] {c} «d» †', { copied: [span(0, 1)], last: [span(1, 1)], repeated: [span(3, 1)] })).toBe(
      '⟦a⟧ [b]‡ {c} ⦃«d»⦄ †',
    ) // prettier-ignore
    expect(glyphsFor('[⟦⦋⁅').copied).toEqual({ open: '[', close: ']' })
  })

  test.each(tokenizers.map(({ name }) => name))('a hostile text stands between them as it is (%s)', name => {
    const tokenizer = tokenizerNamed(name)
    const all = (raw: string) => {
      const [text = ''] = passagesOf([raw]).map(({ text }) => text)
      const places = tokenPlaces(text, tokenizer)
      expect(places.length).toBe(tokenizer.split(text).length)
      const marks = { ...nothing, copied: [span(0, 3), span(2, 4)], last: [span(1, 1)] }
      const pieces = markedPieces(text, places, marks)
      const plain = pieces.filter(piece => piece.token !== undefined || piece.text.startsWith(' '))
      expect(plain.map(piece => piece.text).join('').replace(/\s/g, '')).toBe(text.slice(0, places.at(-1)?.to ?? 0).replace(/\s/g, '')) // prettier-ignore
      const lines = numberedLines(pieces, 40)
      for (const { pieces } of lines)
        expect(pieces.reduce((sum, { text }) => sum + columnsOf(text), 0)).toBeLessThanOrEqual(40)
      expect(lines.map(({ token }) => token).filter(token => token !== undefined)).toEqual(
        [...new Set(lines.map(({ token }) => token ?? 0))].filter(token => token > 0).sort((a, b) => a - b),
      )
    }
    for (const text of hostileTexts.filter(({ length }) => length < 5000)) all(text)
    fc.assert(fc.property(hostileText, all), { numRuns: 100 })
  })
})
