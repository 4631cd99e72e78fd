import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeArpa } from '../../src/backoff/arpa/write.ts'
import { readArpa } from '../../src/backoff/arpa/read.ts'
import type { BackoffModel } from '../../src/backoff/backoff-model.ts'
import { smooth } from '../../src/backoff/smooth.ts'
import { smoothingNamed } from '../../src/backoff/smoothings/index.ts'
import { train } from '../../src/model/train.ts'
import { Refusal } from '../../src/refusal.ts'
import { passagesOf } from '../../src/text/passage.ts'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const decode = (bytes: Uint8Array) => decoder.decode(bytes)

/** Bytes in chunks of one length, as a file may come. */
function* cut(bytes: Uint8Array, length: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

/** A model, or why there is none. */
function outcome(read: () => BackoffModel): unknown {
  try {
    return read()
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal)
    return (error as Refusal).message
  }
}

const text = [
  'naïve 🐋 said so',
  'the longest_of_all words <unk_ said so',
  'said the 🐋',
  'so said the naïve',
]
const model = smooth(
  train(passagesOf(text), { tokens: 'whitespace', order: 4 }),
  smoothingNamed('modified-kneser-ney'),
)
const file = Buffer.concat([...writeArpa(model)])
const lines = file.toString().split('\n')

/** Lines as other toolkits write them, right and wrong. */
const foreign = fc.constantFrom(
  ...[
    '',
    '\\end\\',
    '\\2-grams:',
    'ngram 2=7',
    '-0.5 said so',
    '-0.5\tsaid so\t-0.25\r',
    '-.5  said  so ',
    '+0 said so',
  ],
  ...[
    '-1e-3 said so',
    '-0.12345678901234567 said so -1',
    '-99 said so 0',
    '-inf said so',
    '-0.5 said so -0.5 0',
    '0.5 said so',
  ],
  ...[
    '-0.5 <s> so',
    '-0.5 so <s>',
    '-0.5 </s> so',
    '-0.5 so </s>',
    '-0.5 <unk> so',
    '-0.5 gone so',
    '-5. so so',
    '-0.5so so',
  ],
  ...[
    '-0.5 said so x',
    '\ufeff-1 so so',
    '-0.5 \u0000 so',
    '-- so so',
    '-0.1 said so the',
    '-0.1 so said the 🐋 -0.1',
    ' -1 so so',
  ],
)

/** Lines whose first number has an exponent, which means the same and is never read by the fast path. */
const elaborate = (line: string) => line.replace(/^-?\d+\.?\d*(?=[ \t])/, '$&e0')

/** What is refused, as far as it does not quote the number. */
const withoutExponents = (what: unknown) =>
  typeof what === 'string' ? what.replaceAll('e0', '').slice(0, 60) : what

test('however the bytes are cut, plain lines are read or refused as those that are read as strings', () => {
  const { length } = lines
  fc.assert(
    fc.property(
      fc.nat(length - 1),
      fc.nat(2),
      foreign,
      fc.integer({ min: 1, max: 99 }),
      (at, gone, line, chunk) => {
        const damaged = [...lines.slice(0, at), line, ...lines.slice(at + gone)]
        const plain = Buffer.from(damaged.join('\n'))
        const asStrings = Buffer.from(damaged.map(elaborate).join('\n'))
        expect(withoutExponents(outcome(() => readArpa(cut(plain, chunk), { decode })))).toEqual(
          withoutExponents(outcome(() => readArpa([asStrings], { decode }))),
        )
      },
    ),
    { numRuns: 3000 },
  )
})

test('bytes that are not UTF-8 are refused with their place, however the bytes are cut', () => {
  const bytes = Buffer.from(file.toString('latin1').replaceAll('_of_', '\xff\xc3'), 'latin1')
  const at = bytes.indexOf(0xff)
  const line = bytes.subarray(0, at).filter(byte => byte === 10).length + 1
  for (const length of [1, 7, 1 << 20])
    expect(outcome(() => readArpa(cut(bytes, length), { decode }))).toBe(
      `the model is not UTF-8: byte ${at} (0xff, line ${line}) cannot be read`,
    )
})

test('U+FFFD that a model has, and text in another encoding above it, are no fault', () => {
  const text = file.toString('utf8').replaceAll('naïve', 'na\ufffdve')
  const bytes = Buffer.concat([Buffer.from('# mod\xe8le\n', 'latin1'), Buffer.from(text)])
  expect(readArpa([bytes], { decode }).types).toContain('na\ufffdve')
})

test('a file reads back as the model that was written, to seven digits', () => {
  const read = readArpa([file], { decode })
  expect(read.types).toEqual(model.types)
  for (const [index, { prob, size }] of read.levels.entries()) {
    expect(size).toBe(model.levels[index]!.size)
    prob.forEach((value, number) => {
      expect(value).toBeCloseTo(model.levels[index]!.prob[number]!, 6)
    })
  }
})
