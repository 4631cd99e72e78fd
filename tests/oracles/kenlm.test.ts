import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readArpa } from '../../src/backoff/arpa/read.ts'
import { writeArpa } from '../../src/backoff/arpa/write.ts'
import { backoffTokens, encodeFor, scoreBackoff } from '../../src/backoff/score.ts'
import { smooth } from '../../src/backoff/smooth.ts'
import { smoothingNamed } from '../../src/backoff/smoothings/index.ts'
import { train } from '../../src/model/train.ts'
import { passagesOf } from '../../src/text/passage.ts'
import { whitespace } from '../../src/text/tokenizers/whitespace.ts'
import { toyBook } from '../toy.ts'
import kenlm from './kenlm.json' with { type: 'json' }
import byToken from './kenlm-by-token.json' with { type: 'json' }

/** One sentence or more a line, tokens set apart by blanks. */
const linesOf = (words: number, seed: number) =>
  toyBook({ words, octaves: 11, seed }).passages.map(({ text }) =>
    text.toLowerCase().replace(/([.,])/g, ' $1'),
  )

const book = linesOf(20_000, 1)
const texts = { book, worn: [...Array.from({ length: 200 }, (_, k) => book[k % 7]!), 'ba zuzu'] }
const heldOut = passagesOf(linesOf(3000, 2))

const trained = (lines: readonly string[], order: number) =>
  smooth(train(passagesOf(lines), { tokens: 'whitespace', order }), smoothingNamed('modified-kneser-ney'))

/** The n-grams of each length, `<s>` and `</s>` apart as in the file. */
const sizes = ({ levels }: ReturnType<typeof trained>) =>
  levels.map(({ size }, index) => (index === 0 ? size + 1 : size))

describe.each(kenlm.results)('of a $text at order $order', expected => {
  const { text, order } = expected
  const model = trained(texts[text as 'book' | 'worn'], order)
  const scored = scoreBackoff(model, encodeFor(model, heldOut, whitespace))

  test('the n-grams and the discounts are those of lmplz', () => {
    expect(sizes(model)).toEqual(expected.ngrams)
    expect(model.discounts.flatMap(({ fallback }, index) => (fallback ? [index + 1] : []))).toEqual(
      expected.fallback,
    )
    model.discounts.forEach(({ values }, index) =>
      values.forEach((value, r) => expect(value).toBeCloseTo(expected.discounts[index]![r]!, 4)),
    )
  })

  // KenLM keeps probabilities as 32-bit floats.
  test('the perplexities are those of query', () => {
    expect([scored.tokens, scored.outOfVocabulary]).toEqual([expected.tokens, expected.oov])
    expect(scored.perplexity / expected.perplexityIncludingOov).toBeCloseTo(1, 5)
    expect(scored.perplexityOfKnown / expected.perplexityExcludingOov).toBeCloseTo(1, 5)
  })

  test('the lines of the file are those of lmplz', () => {
    const lines = new Map(
      Buffer.concat([...writeArpa(model)])
        .toString('utf8')
        .split('\n')
        .map(line => line.split('\t'))
        .map(([prob, words, backoff]) => [words, [Number(prob), Number(backoff ?? 0)]]),
    )
    for (const [words, prob, backoff] of expected.lines) {
      const [ours, weight] = lines.get(words as string)!
      expect(ours).toBeCloseTo(prob as number, 5)
      expect(weight).toBeCloseTo(backoff as number, 5)
    }
  })

  test('the file read again foresees as the model does', () => {
    const again = readArpa(writeArpa(model), { decode: bytes => new TextDecoder().decode(bytes) })
    const { perplexity, outOfVocabulary } = scoreBackoff(again, encodeFor(again, heldOut, whitespace))
    expect(outOfVocabulary).toBe(scored.outOfVocabulary)
    expect(perplexity / scored.perplexity).toBeCloseTo(1, 5)
  })
})

/** The text itself is not part of the project. */
const folder = join(import.meta.dirname, '../../../shared/reference')
const lines = (name: string) =>
  gunzipSync(readFileSync(join(folder, name))).toString('utf8').split('\n').slice(0, -1) // prettier-ignore

describe.skipIf(!existsSync(join(folder, 'moby.train.txt.gz')))(
  'of Moby-Dick, where its sentences are at hand',
  () => {
    test.each(kenlm.mobyDick)(
      'at order $order n-grams, discounts and perplexities are those of KenLM',
      expected => {
        const model = trained(lines('moby.train.txt.gz'), expected.order)
        const test = passagesOf(lines('moby.heldout.txt.gz'))
        expected.statistics.forEach(({ ngrams, discounts }, index) => {
          expect(sizes(model)[index]).toBe(ngrams)
          model.discounts[index]!.values.forEach((value, r) => expect(value).toBeCloseTo(discounts[r]!, 4))
        })
        const scored = scoreBackoff(model, encodeFor(model, test, whitespace))
        expect([scored.tokens, scored.outOfVocabulary]).toEqual([expected.tokens, expected.oov])
        expect(scored.perplexity / expected.perplexity_including_oov).toBeCloseTo(1, 5)
        expect(scored.perplexityOfKnown / expected.perplexity_excluding_oov).toBeCloseTo(1, 5)
      },
    )
  },
)

describe('token by token, as query -v word prints it', () => {
  const model = trained(texts.book, 5)
  const lines = passagesOf(linesOf(8000, 2).slice(0, 200))
  const tokens = [...backoffTokens(model, encodeFor(model, lines, whitespace))]

  test('every probability to the digits that KenLM prints, and the n-gram that it is of', () => {
    expect(tokens.length).toBe(byToken.log10.length)
    const unknown = model.types.length - 1
    expect(tokens.map(({ id, length }) => (id === unknown ? -length : length))).toEqual(byToken.lengths)
    const apart = tokens.map(({ logProb }, at) => Math.abs(logProb - byToken.log10[at]!))
    expect(Math.max(...apart)).toBeLessThan(1.5e-6)
    // Unknown words and every length are among them.
    expect(new Set(byToken.lengths)).toEqual(new Set([-1, 1, 2, 3, 4, 5]))
  })

  test('they add up to the score of the whole text', () => {
    const { logProb, tokens: count } = scoreBackoff(model, encodeFor(model, lines, whitespace))
    expect(tokens.length).toBe(count)
    expect(tokens.reduce((sum, token) => sum + token.logProb, 0)).toBeCloseTo(logProb, 9)
  })
})
