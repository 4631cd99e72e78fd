import { describe, expect, test } from 'vitest'
import { lineage } from '../../src/lineage/lineage.ts'
import type { PlanOptions } from '../../src/lineage/plan.ts'
import { keepRun, passageText } from '../../src/analysis/reading/kept-run.ts'
import { nextWords } from '../../src/analysis/reading/next-words.ts'
import { traceToken } from '../../src/analysis/reading/trace.ts'
import { passagesOf } from '../../src/text/passage.ts'
import { BOUNDARY, passageStarts } from '../../src/text/stream.ts'
import { toyBook } from '../toy.ts'

const BOOK = toyBook({ words: 3000 })

const keep = (plan: PlanOptions, corpus = BOOK) =>
  keepRun(lineage(corpus, { generations: 3, metrics: [], ...plan }), corpus.passages)

describe('a token traced through a run that is kept', () => {
  const plans: PlanOptions[] = [
    { regime: 'replace' },
    { regime: 'accumulate', seed: 'two' },
    { regime: 'keep-human', humanShare: 0.4 },
    { regime: 'fresh-human' },
    { regime: 'pool', pool: 3 },
    { protect: ['near-duplicates', 'several-halves'] },
  ]
  test.each(plans)('goes back to the place that the lineage itself traces it to: %j', plan => {
    const kept = keep(plan)
    const { human, passages, writing } = { ...kept.baseline, ...kept }
    const starts = passageStarts(human.stream)
    for (const { name, written } of kept.generations) {
      const own = passageStarts(written.stream)
      for (let passage = 0; passage < written.stream.passages; passage += 7)
        for (let token = 0; own[passage]! + token < own[passage + 1]! - 1; token += 3) {
          const chain = traceToken(kept, { source: name, passage, token })
          const last = chain.at(-1)!
          expect(last.source).toBe(human.name)
          const place = written.ancestors![own[passage]! + token]!
          if (place < human.stream.ids.length) expect(starts[last.passage]! + last.token).toBe(place)
          const surface = (at: typeof last) =>
            writing.tokenizer.fold(writing.tokenizer.split(passageText(kept, at))[at.token]!)
          expect(new Set(chain.map(surface)).size).toBe(1)
          expect(passages.length).toBeGreaterThan(last.passage)
        }
    }
  })

  test('ends where a plan keeps no genealogy', () => {
    const at = { source: 'B', passage: 0, token: 0 }
    expect(traceToken(keep({ genealogy: false }), at)).toEqual([at])
  })
})

describe('the next words of a model', () => {
  // Of five passages the last is for test and the one before it for development; A reads the first three.
  const passages = passagesOf(['a b a c', 'a b d', 'b a', 'a b', 'a b'])
  const small = { name: 'small', title: 'small', constructed: false, passages }
  const kept = keep({ tokens: 'whitespace', order: 2, generations: 1 }, small)
  const { vocabulary } = kept.baseline
  const ids = (text: string) => text.split(' ').map(type => vocabulary.idOf(type))
  const named = (found: readonly { id: number; count: number }[]) =>
    found.map(({ id, count }) => [id === BOUNDARY ? '.' : vocabulary.types[id], count])

  test('are counted by hand, the end of a passage among them', () => {
    const after = (text: string) => named(nextWords(kept, 1, text === '' ? [] : ids(text)).known)
    expect(after('')).toEqual([['a', 2], ['b', 1]]) // prettier-ignore
    expect(after('a')).toEqual([['b', 2], ['.', 1], ['c', 1]]) // prettier-ignore
    expect(after('d b')).toEqual([['a', 2], ['d', 1]]) // prettier-ignore
    expect(nextWords(kept, 1, ids('a')).known.map(({ chance }) => chance)).toEqual([1 / 2, 1 / 4, 1 / 4])
  })

  test('model A has lost none, since it has read the human text itself', () => {
    expect(nextWords(kept, 1, ids('a'))).toMatchObject({ context: 1, lost: [], human: 3 })
  })

  test.each(['replace', 'accumulate', 'keep-human'])(
    'and the lost ones together are those of the human text and no others: %s',
    regime => {
      const run = keep({ regime, generations: 4 })
      const { human } = run.baseline
      const phrases = [[], ...[5, 60, 900].map(at => Array.from(human.stream.ids.slice(at, at + 3)))]
      let lost = 0
      for (const words of phrases.filter(words => !words.includes(BOUNDARY))) {
        const own = nextWords(run, 1, words)
        const now = nextWords(run, 4, words)
        const known = new Set(now.known.map(({ id }) => id))
        const gone = now.lost.map(({ id }) => id)
        expect(now.known.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 12)
        expect(own.known.length).toBe(now.human)
        if (now.context === own.context) expect(gone.some(id => known.has(id))).toBe(false)
        for (const { id } of own.known) expect(known.has(id) || gone.includes(id)).toBe(true)
        lost += gone.length
      }
      expect(lost > 0).toBe(regime !== 'accumulate')
    },
  )

  test('words that a model has never read in a row are gone by fewer of them', () => {
    const never = ids('c d')
    expect(nextWords(kept, 1, never)).toMatchObject({ context: 1, human: 1 })
    const three = keep({ tokens: 'whitespace', order: 3, generations: 1 }, small)
    expect(nextWords(three, 1, never)).toMatchObject({ context: 1, human: 0, lost: [] })
  })

  test('a filter takes the unlikely away, and what is left shares the chance', () => {
    const filtered = keep({ tokens: 'whitespace', order: 2, generations: 1, topK: 1 }, small)
    expect(nextWords(filtered, 1, ids('a')).known).toEqual([{ id: ids('b')[0], count: 2, chance: 1 }])
  })
})
