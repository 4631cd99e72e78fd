import { describe, expect, test } from 'vitest'
import { decodingOf, planFor, planOf } from '../../src/lineage/plan.ts'
import { Refusal } from '../../src/refusal.ts'

const refusalOf = (options: Record<string, unknown>): Refusal => {
  try {
    planOf(options)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error(`${JSON.stringify(options)} was taken`)
}

test('what is left out has its default', () => {
  const defaults = {
    tokens: 'word',
    language: null,
    case: 'fold',
    cut: 'blocks',
    order: 3,
    generations: 3,
    regime: 'replace',
    humanShare: null,
    humanDraws: null,
    pool: null,
    reserve: 0,
    heldOut: 'tenths',
    protect: [],
    size: null,
    sizeFactor: null,
    passages: null,
    temperature: 1,
    topK: null,
    topP: null,
    minP: null,
    seed: '1',
    sampling: 'mle',
    genealogy: true,
    metrics: null,
    imports: [],
    sizes: null,
    writer: null,
  }
  expect(planOf()).toEqual(defaults)
  expect(planOf(planOf())).toEqual(defaults)
})

test('what is given is kept, and a seed is text', () => {
  const plan = {
    tokens: 'char',
    order: 10,
    generations: 500,
    regime: 'accumulate',
    temperature: 0.01,
    topK: 1,
    topP: 1e-9,
  }
  expect(planOf({ ...plan, size: 200_000_000, seed: 7 })).toMatchObject({
    ...plan,
    size: 200_000_000,
    seed: '7',
  })
  expect(planOf({ seed: '' }).seed).toBe('')
  expect(planOf({ passages: 1 }).passages).toBe(1)
})

describe.each<[string, string, unknown[]]>([
  ['order', 'order', [0, 11, -1, 2.5, NaN, Infinity, '3', null, {}, true]],
  ['generations', 'generations', [0, 501, -1, 2.5, NaN, Infinity, '3', null, []]],
  ['size', 'size', [0, 200_000_001, -1, 2.5, NaN, Infinity, '100']],
  ['passages', 'passages', [0, 200_000_001, 2.5, NaN, Infinity, '100']],
  ['temperature', 'temperature', [0, 0.009, 101, -1, NaN, Infinity, '1', null]],
  ['topK', 'top-k', [0, -1, 2.5, NaN, '5']],
  ['topP', 'top-p', [0, -0.1, 1.01, NaN, Infinity, '0.9']],
  ['minP', 'min-p', [-0.1, 1.01, NaN, Infinity, '0.1']],
  ['seed', 'seed', [NaN, null, {}, true]],
  ['tokens', 'tokens', ['words', '', 'constructor', 5, null]],
  ['regime', 'regime', ['keep', '', '__proto__', 5, null]],
])('%s', (option, called, values) => {
  test.each(values)('refuses %j, names the option and gives a hint', value => {
    const { message, hint } = refusalOf({ [option]: value })
    expect(message).toContain(called)
    expect(message).not.toContain('\n')
    expect(hint).not.toBe('')
  })
})

test('every refusal says what came', () => {
  const options = [
    'order',
    'generations',
    'size',
    'passages',
    'temperature',
    'topK',
    'topP',
    'tokens',
    'regime',
    'seed',
  ]
  const silent = options.filter(option => !refusalOf({ [option]: true }).message.includes('true'))
  expect(silent).toEqual([])
})

test.each([
  ['order', 11, 'order must be a whole number from 1 to 10, got 11'],
  ['order', 2.5, 'order must be a whole number from 1 to 10, got 2.5'],
  ['generations', 501, 'generations must be a whole number from 1 to 500, got 501'],
  ['size', 0, 'size must be a whole number from 1 to 200000000, got 0'],
  ['temperature', 0, 'temperature must lie between 0.01 and 100, got 0'],
  ['topK', 2.5, 'top-k must be a whole number of at least 1, got 2.5'],
  ['topP', 1.5, 'top-p must lie above 0 and not above 1, got 1.5'],
  ['tokens', 'words', 'tokens must be word, char, whitespace, modern, got "words"'],
])('%s %s: %s', (option, value, message) => {
  expect(refusalOf({ [option]: value }).message).toBe(message)
})

test('an option that there is not is refused by its name', () => {
  expect(refusalOf({ generation: 3 }).message).toBe('the plan has no option "generation"')
})

test('size and passages together are refused', () => {
  expect(refusalOf({ size: 10, passages: 10 }).message).toBe('size and passages are both given')
})

test('the decoding of a plan leaves out what is null', () => {
  expect(decodingOf(planOf())).toEqual({ sampling: 'mle', temperature: 1 })
  expect(decodingOf(planOf({ topK: 4, topP: 0.5 }))).toEqual({
    sampling: 'mle',
    temperature: 1,
    topK: 4,
    topP: 0.5,
  })
})

test('a language that is not given is guessed from the text, as if it had been typed', () => {
  const texts = (text: string) => ({ passages: [{ id: '1', text }] })
  expect(planFor(texts('der Hund und die Katze sind nicht im Haus '.repeat(40))).language).toBe('de')
  expect(planFor(texts('der Hund')).language).toBe('unknown')
  expect(planFor({ ...texts('der Hund'), language: 'de' }).language).toBe('de')
  expect(planFor(texts('der Hund'), { language: 'pt-BR' }).language).toBe('pt-br')
})

test.each(['english', 'e', 'en_GB', ''])('language %j is refused', language => {
  expect(() => planOf({ language })).toThrow(
    /language must be a code such as en, de or pt-BR, or unknown, got/,
  )
})
