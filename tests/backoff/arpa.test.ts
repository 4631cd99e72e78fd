import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readArpa } from '../../src/backoff/arpa/read.ts'
import { writeArpa, arpaModel, arpaParts, countLines } from '../../src/backoff/arpa/write.ts'
import { encodeFor, scoreBackoff } from '../../src/backoff/score.ts'
import { smooth } from '../../src/backoff/smooth.ts'
import { smoothingNamed, smoothings } from '../../src/backoff/smoothings/index.ts'
import { train } from '../../src/model/train.ts'
import { Refusal } from '../../src/refusal.ts'
import { passagesOf } from '../../src/text/passage.ts'
import { whitespace } from '../../src/text/tokenizers/whitespace.ts'
import { rankWords } from '../../src/text/vocabulary.ts'
import { streamOf } from '../../src/text/stream.ts'
import { toyBook } from '../toy.ts'

/** As another toolkit writes it: a remark first, fields set apart by blanks, no order among the n-grams, no weights of 0. */
const FOREIGN = `written by hand
\\data\\
ngram 1=5
ngram 2 = 3
ngram 3=1

\\1-grams:
-1.2\t<UNK>
-0.5  b  -0.1
-99\t<s>\t-0.25
-0.4\ta\t-0.2
-0.75\t</s>

\\2-grams:
-0.3 a b -0.05
-0.125 <s> a
-0.0625 b </s>

\\3-grams:
-0.01 <s> a b

\\end\\
`
const decoder = new TextDecoder()
const decode = (bytes: Uint8Array) => decoder.decode(bytes)
const read = (text: string) => readArpa([Buffer.from(text)], { name: 'x.arpa', decode })
const model = read(FOREIGN)
const logProb = (...texts: string[]) =>
  scoreBackoff(model, encodeFor(model, passagesOf(texts), whitespace)).logProb

describe('a file by another toolkit', () => {
  test.each([
    // <s> a, <s> a b, then b </s> after the weight of "a b".
    ['a b', -0.125 - 0.01 + (-0.05 - 0.0625)],
    // Backing off <s>, then from b.
    ['b a', -0.25 - 0.5 + (-0.1 - 0.4) + (-0.2 - 0.75)],
    // The unknown word has no weight of its own, and is no context.
    ['z b', -0.25 - 1.2 - 0.5 - 0.0625],
  ])('gives `%s` a logarithm of %d', (text, expected) => {
    expect(logProb(text)).toBeCloseTo(expected, 12)
  })

  test('has the boundaries of every passage anew', () => {
    expect(logProb('a b', 'b a')).toBeCloseTo(logProb('a b') + logProb('b a'), 12)
  })

  test('without <unk> gives unknown words 10 to the −100', () => {
    const without = read(FOREIGN.replace('-1.2\t<UNK>\n', '').replace('ngram 1=5', 'ngram 1=4'))
    expect(without.levels[0]!.prob.at(-1)).toBe(-100)
  })

  test('may have lost the n-gram that a longer one ends with', () => {
    const pruned = read(FOREIGN.replace('-0.3 a b -0.05\n', '').replace('ngram 2 = 3', 'ngram 2 = 2'))
    const scored = (text: string) =>
      scoreBackoff(pruned, encodeFor(pruned, passagesOf([text]), whitespace)).logProb
    expect(scored('a b')).toBeCloseTo(-0.125 - 0.01 - 0.0625, 12)
    expect(scored('b a b')).toBeCloseTo(-0.75 - 0.5 + (-0.2 - 0.5) - 0.0625, 12)
  })
})

test.each(smoothings)('a model by $name is written and read back as it was', smoothing => {
  const { passages } = toyBook({ words: 600, octaves: 6 })
  for (const order of [1, 2, 4]) {
    const written = smooth(train(passages, { tokens: 'whitespace', order }), smoothing)
    const again = read(Buffer.concat([...writeArpa(written)]).toString('utf8'))
    expect(again.types).toEqual(written.types)
    expect(again.levels.map(({ size }) => size)).toEqual(written.levels.map(({ size }) => size))
    written.levels.forEach(({ prob }, index) =>
      prob.forEach((value, number) => {
        // The file has −99 for what never comes, and it is read as it is, as by query.
        if (value === -Infinity) expect(again.levels[index]!.prob[number]).toBe(-99)
        else expect(again.levels[index]!.prob[number]).toBeCloseTo(value, 6)
      }),
    )
  }
})

test('parts of a file that follow one another are the file', () => {
  const { passages } = toyBook({ words: 300, octaves: 5 })
  for (const order of [1, 2, 4]) {
    const model = smooth(train(passages, { tokens: 'whitespace', order }), smoothingNamed('kneser-ney'))
    const written = arpaModel(model)
    const lines = countLines(written)
    const whole = Buffer.concat([...writeArpa(model)])
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: lines }), { maxLength: 6 }), cuts => {
        const bounds = [...new Set([0, lines, ...cuts])].sort((a, b) => a - b)
        if (bounds.length === 1) bounds.push(lines)
        const bytesOf = arpaParts(written)
        const parts = bounds.slice(1).flatMap((to, index) => [...bytesOf({ from: bounds[index]!, to })])
        expect(Buffer.concat(parts).equals(whole)).toBe(true)
      }),
      { numRuns: 30 },
    )
  }
})

test.each([
  ['a <s> b', '<s>'],
  ['a b </s>', '</s>'],
  ['<unk> of the unknown', '<unk>'],
  ['the <UNK> of others', '<UNK>'],
])('of the text %j the type %j cannot be written, and is named', (text, type) => {
  const model = smooth(
    train(passagesOf([text]), { tokens: 'whitespace', order: 2 }),
    smoothingNamed('witten-bell'),
  )
  expect(() => Array.from(writeArpa(model))).toThrow(
    `the type ${JSON.stringify(type)} cannot stand in an ARPA file`,
  )
})

test('words may have white space in them that sets no words apart, as in lmplz', () => {
  const stream = streamOf(Int32Array.of(0, 1, 2, 0))
  const { vocabulary } = rankWords(['', 'a\u00a0b', 'c\vd\fe\u2028'], Int32Array.of(1, 2, 1), whitespace)
  const model = smooth(
    { order: 2, vocabulary, occurrences: { stream }, weights: [] },
    smoothingNamed('witten-bell'),
  )
  expect(read(Buffer.concat([...writeArpa(model)]).toString('utf8')).types).toEqual(model.types)
})

describe('a line that cannot be right is refused by its number', () => {
  test.each<[string, string, RegExp]>([
    ['no head', 'hello', /line 1: there is no \\data\\/],
    ['an empty file', '', /line 1: there is no \\data\\/],
    ['a head without orders', '\\data\\\n\n', /line 2: the order must be 1 to 10, got 0/],
    [
      'orders that do not follow',
      FOREIGN.replace('ngram 2 = 3', 'ngram 3=3'),
      /line 4: wanted "ngram 2=…", got "ngram 3=3"/,
    ],
    [
      'a section that is missing',
      FOREIGN.replace('\\2-grams:', '\\3-grams:'),
      /line 14: wanted \\2-grams:, got "\\\\3-grams:"/,
    ],
    [
      'too few lines',
      FOREIGN.replace('-0.0625 b </s>\n', ''),
      /line 18: the section of 2-grams has 2 lines, and the head says 3/,
    ],
    [
      'too many lines',
      FOREIGN.replace('ngram 2 = 3', 'ngram 2 = 2'),
      /line 19: the section of 2-grams has 3 lines, and the head says 2/,
    ],
    ['no number', FOREIGN.replace('-0.5  b', 'many b'), /line 9: wanted a number, got "many"/],
    [
      'a number with something behind',
      FOREIGN.replace('-0.5  b', '-0.5x b'),
      /line 9: wanted a number, got "-0.5x"/,
    ],
    [
      'a probability above 1',
      FOREIGN.replace('-0.5  b', '0.5  b'),
      /line 9: the logarithm of a probability is at most 0, got "0.5"/,
    ],
    [
      'too many words',
      FOREIGN.replace('a b -0.05', 'a b b -0.05'),
      /line 15: wanted a logarithm, 2 words and perhaps a backoff/,
    ],
    [
      'a word that is not there',
      FOREIGN.replace('a b -0.05', 'a z -0.05'),
      /line 15: "z" is not among the 1-grams/,
    ],
    [
      'no </s>',
      FOREIGN.replace('-0.75\t</s>\n', '').replace('1=5', '1=4'),
      /there is no <\/s> among the 1-grams/,
    ],
    [
      'no <s>',
      FOREIGN.replace('-99\t<s>\t-0.25\n', '').replace('1=5', '1=4'),
      /there is no <s> among the 1-grams/,
    ],
    ['no end', FOREIGN.replace('\\end\\\n', ''), /wanted \\end\\, got the end of the file/],
  ])('%s', (_, text, message) => {
    expect(() => read(text)).toThrow(message)
    expect(() => read(text)).toThrow(/^x\.arpa, line \d+: /)
  })

  test('whatever is done to a file, it is read or refused', () => {
    const lines = FOREIGN.split('\n')
    const junk = fc.constantFrom(
      '',
      '\\end\\',
      '-1 a',
      '\\data\\',
      'ngram 9=9',
      '-0.1 <s> <s>',
      'a\tb',
      '1e999 a',
      '\u0000',
    )
    fc.assert(
      fc.property(fc.nat(lines.length - 1), fc.nat(2), junk, (at, gone, line) => {
        const damaged = [...lines.slice(0, at), line, ...lines.slice(at + gone)]
        try {
          const { levels } = read(damaged.join('\n'))
          for (const { size, prob, context, suffix } of levels)
            expect([prob.length, context.length, suffix.length]).toEqual([size, size, size])
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal)
        }
      }),
      { seed: 1, numRuns: 1000 },
    )
  })
})
