import { describe, expect, test } from 'vitest'
import { concordance } from '../../../src/analysis/reading/concordance.ts'
import { keepRun } from '../../../src/analysis/reading/kept-run.ts'
import { lineage } from '../../../src/lineage/lineage.ts'
import { BOUNDARY } from '../../../src/text/stream.ts'

/** Three passages that A reads, then two that are kept back. */
const TEXTS = [
  'It was a fish. It was a whale, I say.',
  'It was the sea.',
  'A whale is no fish.',
  'It was the end.',
  'It was a test.',
]
const passages = TEXTS.map((text, number) => ({ id: `t/${number + 1}`, text }))
const kept = (order: number) => {
  const corpus = { name: 't', title: 't', constructed: false, passages }
  return keepRun(lineage(corpus, { generations: 1, order, metrics: [] }), passages)
}
const run = kept(3)
const { vocabulary, human } = run.baseline
const ids = (words: string) => words.split(' ').map(word => vocabulary.idOf(word))
/** The passages that A has read. */
const read = run.passages.slice(0, human.stream.passages).map(({ text }) => text)

describe('the places where the last words stand', () => {
  const all = { from: 0, count: 100 }

  test('are those of the text that A has read, each with its line and the word that comes next', () => {
    const { total, context, lines } = concordance(run, ids('a it was'), all)
    const times = read.join('\n').match(/\bIt was\b/g)!.length
    expect([total, context]).toEqual([times, 2])
    for (const { before, words, next, after, id, passage } of lines) {
      const { text } = passages.find(each => each.id === passage)!
      expect(before + words + next + after).toBe(text)
      expect(words).toBe('It was ')
      expect(vocabulary.types[id]).toBe(next)
    }
  })

  test('can be asked for a few at a time', () => {
    const { lines } = concordance(run, ids('it was'), all)
    const some = concordance(run, ids('it was'), { from: 1, count: 1 })
    expect(some.lines).toEqual(lines.slice(1, 2))
    expect(some.total).toBe(lines.length)
  })

  test('are the beginnings of passages before the first word, and end where a passage ends', () => {
    const { total, context, lines } = concordance(run, [], all)
    expect([total, context]).toEqual([read.length, 0])
    expect(lines.map(({ before, words }) => before + words).join('')).toBe('')
    const last = vocabulary.tokenizer.read(read[0]!).types.slice(-2).join(' ')
    const ends = concordance(run, ids(last), all).lines.map(({ next, id }) => [next, id])
    expect(ends).toContainEqual(['', BOUNDARY])
  })

  test('are every place of the text where the model looks at no word', () => {
    const { total } = concordance(kept(1), ids('it was'), all)
    expect(total).toBe(human.stream.ids.length - 1)
  })

  test('are those of fewer words where the text never has them in a row', () => {
    const { context, total } = concordance(run, ids('sea whale'), all)
    expect(context).toBe(1)
    expect(total).toBe(read.join(' ').match(/whale/g)!.length)
  })
})
