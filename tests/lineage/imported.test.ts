import { describe, expect, test } from 'vitest'
import { heldOutRead, importedTexts, planOfImports } from '../../src/lineage/imported.ts'
import { lineage } from '../../src/lineage/lineage.ts'
import { planOf } from '../../src/lineage/plan.ts'
import { split } from '../../src/text/corpus/split.ts'
import { passagesOf, type Corpus } from '../../src/text/passage.ts'
import { write } from '../../src/text/write.ts'
import { passageStarts, type Stream } from '../../src/text/stream.ts'
import type { Vocabulary } from '../../src/text/vocabulary.ts'
import { toyBook } from '../toy.ts'

const book = toyBook({ words: 6000, octaves: 9 })
const textOf = (name: string, ...texts: string[]): Corpus => ({
  ...{ name, title: name, constructed: false },
  passages: passagesOf(texts),
})

/** The passages of a stream as text, as passages.jsonl has them. */
function written({ ids, surfaces, ...stream }: Stream, vocabulary: Vocabulary): string[] {
  const starts = passageStarts({ ids, ...stream })
  return Array.from({ length: stream.passages }, (_, k) => {
    const [from, to] = [starts[k]!, starts[k + 1]! - 1]
    return write(Array.from(ids.subarray(from, to)), vocabulary, surfaces?.subarray(from, to))
  })
}

describe('imported texts', () => {
  test.each(['replace', 'accumulate'])(
    'that a lineage wrote have its numbers again, but for those of genealogy (%s)',
    regime => {
      const options = { generations: 3, order: 2, regime }
      const own = Array.from(lineage(book, { ...options, genealogy: false }))
      const texts = Object.fromEntries(
        own.map(({ name, writing, baseline }) => [
          name,
          textOf(name, ...written(writing.stream, baseline.writing)),
        ]),
      )
      const imported = lineage(book, { ...options, imports: ['A', 'B', 'C'], texts })
      for (const [k, { name, metrics, counts, training }] of Array.from(imported).entries()) {
        expect(name).toBe(own[k]!.name)
        expect(metrics).toEqual(own[k]!.metrics)
        expect(counts).toEqual(own[k]!.counts)
        expect(training.map(({ name }) => name)).toEqual(own[k]!.training.map(({ name }) => name))
      }
    },
  )

  test('keep words that the human text does not have, and later models may write them', () => {
    const texts = { chat: textOf('chat', ...Array<string>(300).fill('a chatbot delves into a tapestry .')) }
    const [A, B] = Array.from(lineage(book, { imports: ['chat'], texts, order: 2, generations: 2 }))
    const used = (stream: Stream, { types }: Vocabulary) => new Set(Array.from(stream.ids, id => types[id]))
    expect(A!.sample).toBe('a chatbot delves into a tapestry .')
    expect(A!.metrics['types-written']).toBe(6)
    expect(A!.writing.stream.words).toBe(2100)
    expect(used(B!.writing.stream, B!.baseline.writing).has('tapestry')).toBe(true)
    expect(A!.metrics['surviving-types']).toBeLessThan(0.01)
  })

  test('are as long as they are: the plan has their lengths and traces nothing', () => {
    const texts = { one: textOf('one', 'a b c'), two: textOf('two', 'a b', 'c d e') }
    const plan = planOfImports(planOf({ imports: ['one', 'two'] }), texts)
    expect(plan.sizes).toEqual([3, 5])
    expect(plan.genealogy).toBe(false)
    expect(planOfImports(planOf(), {})).toEqual(planOf())
  })

  test('are cut to one size, to the token, where the plan has one', () => {
    const texts = { one: textOf('one', 'A b, c.', 'd "e" f'), two: textOf('two', 'a b c d e f g h') }
    const plan = planOfImports(planOf({ imports: ['one', 'two'], size: 6 }), texts)
    expect(plan.sizes).toEqual([6, 6])
    const [one, two] = importedTexts(plan, texts).map(({ passages }) => passages.map(({ text }) => text))
    expect([one, two]).toEqual([['A b, c.', 'd'], ['a b c d e f']])
    // What is stored is a plan again.
    expect(planOf({ ...plan })).toEqual(plan)
  })

  test('are refused where they cannot be generations', () => {
    const texts = { one: textOf('one', 'a b c'), none: textOf('none'), two: textOf('two', 'd') }
    const refused = (options: Parameters<typeof planOf>[0]) => () => planOfImports(planOf(options), texts)
    expect(refused({ imports: ['one', 'two'], generations: 1 })).toThrow('2 texts are to be imported, and the plan has 1 generations') // prettier-ignore
    expect(refused({ imports: ['one', 'none'] })).toThrow('none, the text of B, has no tokens')
    expect(refused({ imports: ['one'], regime: 'pool' })).toThrow('several models write a generation')
    expect(refused({ imports: ['one'], regime: 'grow' })).toThrow('several models write a generation')
    expect(refused({ imports: ['one'], size: 10 })).toThrow('one, the text of A, has 3 tokens, fewer than 10')
    expect(() => planOf({ sizes: [3], size: 10 })).toThrow('the length of each generation is given')
    expect(() => planOf({ sizes: [0] })).toThrow('sizes must be a whole number from 1')
    expect(() => planOf({ sizes: [] })).toThrow('sizes must be a list of whole numbers')
    expect(refused({ imports: ['absent'] })).toThrow(RangeError)
  })

  test('that have the held-out text word for word are found out, and others are not', () => {
    const plan = planOf({ imports: ['text'] })
    const { train, test: heldOut } = split(book.passages, plan)
    const readBy = (passages: Corpus['passages']) =>
      heldOutRead(book, plan, { text: { ...textOf('text'), passages } })
    const whole = readBy([...train, ...heldOut])!
    expect(readBy(train)).toBeUndefined()
    expect(whole.share).toBeGreaterThan(0.8)
    expect(whole.generation).toBe('A')
    // Half of what is held out, without stretches of eight tokens in it.
    const short = heldOut.map(({ text, ...rest }) => ({
      ...rest,
      text: text.split(' ').slice(0, 5).join(' '),
    }))
    expect(readBy(short)).toBeUndefined()
    expect(heldOutRead(book, planOf({ imports: ['text'], heldOut: 'none' }), { text: book })).toBeUndefined()
  })
})
