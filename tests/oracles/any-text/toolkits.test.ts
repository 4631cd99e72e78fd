import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { scoreBackoff } from '../../../src/backoff/score.ts'
import { smooth } from '../../../src/backoff/smooth.ts'
import { smoothingNamed } from '../../../src/backoff/smoothings/index.ts'
import { readArpaFile, writeArpaFile } from '../../../src/node/backoff/arpa-file.ts'
import { scoringText } from '../../../src/node/backoff/scoring-text.ts'
import { trainingText } from '../../../src/node/backoff/training-text.ts'
import { scratchFolder } from '../../scratch.ts'
import kenlm from './toolkits.json' with { type: 'json' }

const folder = scratchFolder()
const saved = (name: string, data: string) => {
  const path = join(folder, name)
  writeFileSync(path, data)
  return path
}

async function scored(arpa: string, text: string) {
  const model = readArpaFile(saved('model.arpa', arpa))
  const { stream } = await scoringText(saved('text.txt', text), model, 'whitespace')
  return scoreBackoff(model, stream)
}

interface Expected {
  readonly perplexity: number
  readonly perplexityOfKnown: number
  readonly outOfVocabulary: number
  readonly tokens: number
}

/** KenLM keeps logarithms as 32-bit floats. */
function expectScore(score: Expected, expected: Expected): void {
  expect([score.tokens, score.outOfVocabulary]).toEqual([expected.tokens, expected.outOfVocabulary])
  expect(score.perplexity / expected.perplexity).toBeCloseTo(1, 4)
  expect(score.perplexityOfKnown / expected.perplexityOfKnown).toBeCloseTo(1, 4)
}

interface Variant {
  readonly name: string
  /** From the last one on: a line, lines taken away there, lines put in. */
  readonly edits: readonly unknown[]
  readonly lineEnd?: string
  readonly refusedByQuery?: boolean
  readonly expected?: Expected
}

describe('a model with', () => {
  test.each(kenlm.variants as Variant[])('$name is read as query reads it', async variant => {
    const lines = [...kenlm.model]
    for (const [at, gone, put] of [...variant.edits].reverse() as [number, number, string[]][])
      lines.splice(at, gone, ...put)
    expectScore(
      await scored(lines.join(variant.lineEnd ?? '\n'), kenlm.text),
      variant.expected ?? kenlm.expected,
    )
  })
})

describe('a text has the perplexity that query reports, or that its model defines', () => {
  test.each(kenlm.files)('$name', async ({ arpa, text, expected }) => {
    expectScore(await scored(arpa.join('\n'), text), expected)
  })
})

describe('lmplz and train write the same lines of', () => {
  test.each(kenlm.trained)('$name', async ({ text, order, lines }) => {
    const path = join(folder, 'trained.arpa')
    const { text: read } = await trainingText(saved('train.txt', text), { tokens: 'whitespace', order })
    await writeArpaFile(path, smooth(read, smoothingNamed('modified-kneser-ney')))
    const { types, levels } = readArpaFile(path)
    const words = types.map(type => (type === '' ? '</s>' : type))
    const wordsOf = (index: number, number: number): string[] => {
      if (index < 0) return []
      const { context, last } = levels[index]!
      return [...wordsOf(index - 1, context[number]!), words[last[number]!]!]
    }
    // `<s>` and `</s>` share an id: the one begins an n-gram, the other ends one.
    const ours = levels.flatMap(({ size, prob }, index) =>
      Array.from({ length: size }, (_, number) => {
        const [first, ...others] = wordsOf(index, number)
        const begins = index > 0 && first === '</s>' ? '<s>' : first
        const unknown = index === 0 && number === size - 1 ? '<unk>' : begins
        return [[unknown, ...others].join(' '), prob[number]!] as const
      }),
    )
    const theirs = new Map(lines.map(([words, prob]) => [words as string, prob as number]))
    theirs.delete('<s>')
    expect(new Set(ours.map(([words]) => words))).toEqual(new Set(theirs.keys()))
    for (const [words, prob] of ours) expect(prob, words).toBeCloseTo(theirs.get(words)!, 5)
  })
})
