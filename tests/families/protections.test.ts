import { beforeAll, describe, expect, test } from 'vitest'
import { lineage, type Generation, type LineageOptions } from '../../src/lineage/lineage.ts'
import { protectionOf } from '../../src/lineage/protect.ts'
import { protections } from '../../src/lineage/protections/index.ts'
import { Refusal } from '../../src/refusal.ts'
import { concatenate, passageStarts } from '../../src/text/stream.ts'
import { toyBook } from '../toy.ts'

const LABELS = ['sea', 'land', 'land']
/** A book whose sections are of two kinds, in which some passages are said twice. */
const plain = toyBook({ words: 3000, octaves: 9 })
const book = {
  ...plain,
  passages: plain.passages
    .flatMap((passage, k) => (k % 10 === 0 ? [passage, { ...passage, id: `${passage.id}b` }] : [passage]))
    .map((passage, k) => ({ ...passage, label: LABELS[k % 3]! })),
}
const other = { ...toyBook({ words: 600, octaves: 9, seed: 2 }), name: 'other' }
/** The commonest pair of words, as a statement. */
const wrong = { ...plain, name: 'wrong', passages: [{ ...plain.passages[0]!, text: commonestPair() }] }
const texts = { other, wrong }

function commonestPair(): string {
  const counts = new Map<string, number>()
  for (const { text } of plain.passages) {
    const words = text.split(' ')
    words
      .slice(1)
      .forEach((word, k) => counts.set(`${words[k]} ${word}`, (counts.get(`${words[k]} ${word}`) ?? 0) + 1))
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]![0]
}

/** Each as a test writes it, strong enough to be seen in a small text, and the regime to see it in. */
const CASES: Readonly<Record<string, { spec: string; regime?: string; order?: number }>> = {
  'keep-original': { spec: 'keep-original' },
  'provenance-weights': { spec: 'provenance-weights=0.3', regime: 'accumulate' },
  verification: { spec: 'verification=1:0.5:sea' },
  'fact-check': { spec: 'fact-check=1:0.3:wrong' },
  'rare-case-gate': { spec: 'rare-case-gate=3' },
  'near-duplicates': { spec: 'near-duplicates=0.8', order: 5 },
  'web-repetition': { spec: 'web-repetition=0.5' },
  'independent-test': { spec: 'independent-test=other' },
  'several-seeds': { spec: 'several-seeds' },
  'several-orders': { spec: 'several-orders' },
  'several-halves': { spec: 'several-halves' },
  'least-surprising': { spec: 'least-surprising=0.2' },
  'most-surprising': { spec: 'most-surprising=0.2' },
  'min-length': { spec: 'min-length=40' },
  'max-length': { spec: 'max-length=15' },
  'equal-size': { spec: 'equal-size', regime: 'accumulate' },
}

const run = (options: LineageOptions): Generation[] => [
  ...lineage(book, { order: 2, generations: 4, texts, metrics: ['types-written'], ...options }),
]

/** The mean of a row over twelve seeds, worked out once for each plan. */
const means = new Map<string, number>()
function meanOf(row: string, plan: LineageOptions): number {
  const key = JSON.stringify([row, plan])
  const known = means.get(key)
  if (known !== undefined) return known
  let sum = 0
  for (let seed = 1; seed <= 12; seed++) {
    const metrics = [row.split('/')[0]!].filter(metric => metric !== 'training-human-share')
    const last = run({ ...plan, seed, metrics: [...metrics, 'surviving-types'] }).at(-1)!
    sum += last.metrics[row] ?? shareOfHuman(last)
  }
  means.set(key, sum / 12)
  return sum / 12
}

test('every protection has a case here, and no name is used twice', () => {
  expect(Object.keys(CASES)).toEqual(protections.map(({ name }) => name))
})

describe.each(protections)('$name', ({ name, title, source, parameters, target }) => {
  const { spec, regime = 'replace', order = 2 } = CASES[name]!
  let generations: Generation[]
  let again: Generation[]
  let before: Generation['written'][]
  beforeAll(() => {
    generations = run({ regime, protect: [spec], seed: 1 })
    before = generations.map(({ written }) => structuredClone(written))
    again = run({ regime, protect: [spec], seed: 1 })
  })

  test('says what it is and where it comes from', () => {
    expect([title, source].every(text => text.trim() !== '')).toBe(true)
  })

  test('has its values filled in, and reads what it wrote', () => {
    const full = protectionOf(spec)
    expect(full.values).toHaveLength(parameters.length)
    expect(protectionOf(full.spec)).toEqual(full)
  })

  test('is a function of plan and seed', () => {
    const streams = (of: Generation[]) => of.map(({ training, written }) => [training, written])
    expect(streams(again)).toEqual(streams(generations))
  })

  test('leaves the texts that were written as they are', () => {
    expect(again.map(({ written }) => written)).toEqual(before)
    const [A] = run({ regime, seed: 1, generations: 1 })
    if (!protectionOf(spec).protection.group) expect(generations[0]!.written).toEqual(A!.written)
  })

  test('every model is an index of what was left, and every word its parent and its human ancestor again', () => {
    for (const { training, model, written, writing, baseline } of generations) {
      const { ids } = written.stream
      expect(model.occurrences.stream).toEqual(concatenate(training.map(({ stream }) => stream)))
      const strange = Array.from(ids.keys()).filter(
        place =>
          ids[place] !== 0 &&
          (model.occurrences.stream.ids[writing.parents![place]!] !== ids[place] ||
            baseline.human.stream.ids[written.ancestors![place]!] !== ids[place]),
      )
      expect(strange).toEqual([])
    }
  })

  test('names the passages that it left', () => {
    const byName = new Map(generations.map(({ written }) => [written.name, written]))
    byName.set(generations[0]!.baseline.human.name, generations[0]!.baseline.human)
    for (const { training } of generations)
      for (const { name, stream, passages } of training) {
        const whole = passagesOf(byName.get(name)!)
        expect(
          passagesOf({ stream }).filter((passage, row) => passage !== whole[passages?.[row] ?? row]),
        ).toEqual([])
      }
  })

  const row = target.row.replace('KIND', 'sea').replace('TEXT', name === 'fact-check' ? 'wrong' : 'other')

  test(`moves ${target.row} ${target.moves}`, () => {
    const mean = (protect: string[]) => meanOf(row, { regime, order, protect })
    // Held-out text of the book itself is what the row would be without.
    if (name === 'independent-test') {
      const last = run({ protect: [spec], metrics: ['perplexity'] }).at(-1)!
      expect(last.metrics[row]).toBeGreaterThan(last.metrics.perplexity!)
      return
    }
    // A verifier that lets everything pass only counts.
    const difference = mean([spec]) - mean(name === 'fact-check' ? ['fact-check=1:1:wrong'] : [])
    expect(target.moves === 'up' ? difference : -difference).toBeGreaterThan(0.004)
  })
})

function passagesOf({ stream }: Pick<Generation['written'], 'stream'>): string[] {
  const starts = passageStarts(stream)
  return Array.from({ length: stream.passages }, (_, k) =>
    stream.ids.subarray(starts[k], starts[k + 1]! - 1).join(' '),
  )
}

function shareOfHuman({ training, baseline }: Generation): number {
  const words = (of: typeof training) => of.reduce((sum, { stream }) => sum + stream.words, 0)
  return words(training.filter(({ name }) => name === baseline.human.name)) / words(training)
}

describe('several together', () => {
  test('work in their order', () => {
    const [one, other] = [
      ['rare-case-gate=3', 'near-duplicates=1'],
      ['near-duplicates=1', 'rare-case-gate=3'],
    ].map(protect => run({ protect, generations: 2, seed: 1 })[1]!.training)
    const rows = (of: typeof one) => of![0]!.stream.passages
    expect(rows(one)).toBeLessThan(rows(other))
  })

  test('go with isolated lineages and with every length', () => {
    const generations = run({
      regime: 'pool',
      pool: 3,
      protect: ['near-duplicates=1', 'several-orders=2'],
      passages: 20,
    })
    expect(generations.map(({ written }) => written.stream.passages)).toEqual([120, 120, 120, 120])
  })
})

describe('refused are', () => {
  test.each([
    ['nothing', /protect must name keep-original/],
    ['__proto__', /protect must name/],
    ['keep-original=1', /not understood/],
    ['near-duplicates=0.2', /not understood/],
    ['near-duplicates=0.8:1', /not understood/],
    ['rare-case-gate=1.5', /not understood/],
    ['verification=0.9', /not understood/],
    ['min-length', /not understood/],
  ])('%s', (spec, message) => {
    expect(() => run({ protect: [spec] })).toThrow(message)
  })

  test('a kind that the text has not, before anything is written', () => {
    expect(() => run({ protect: ['verification=1:0:sky'] })).toThrow(/its? (has|kinds)|none of it/)
    expect(() => [...lineage(plain, { order: 2, protect: ['verification=1:0:sea'] })]).toThrow(/no kinds/)
    expect(() => run({ protect: ['verification=1:0:sea'], genealogy: false })).toThrow(Refusal)
  })

  test('what leaves nothing to learn from', () => {
    expect(() => run({ protect: ['min-length=100000'] })).toThrow(/leave B nothing to learn from/)
    expect(() => run({ protect: ['provenance-weights=0'] })).toThrow(/nothing to learn from/)
    const [, B] = run({ protect: ['provenance-weights=0', 'keep-original'], generations: 2 })
    expect(B!.training).toEqual([B!.baseline.human])
  })
})
