import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { packOf } from '../../src/exercise/pack.ts'
import { figureOf, measuredInPicture } from '../../src/exercise/picture.ts'
import { listPacks, readPack } from '../../src/node/exercises/packs.ts'
import { aboutPack, ageOf } from '../../src/report/exercise/about.ts'
import { survivalChance } from '../../src/theory/index.ts'

/** Codes that are there: CSTA K-12 Computer Science Standards (2017), NGSS (2013), KMK, Bildung in der digitalen Welt (2016). */
const CODES: Readonly<Record<string, RegExp>> = {
  CSTA: /^(1B-DA-0[67]|2-DA-0[789]|3A-DA-(09|1[012])|3B-DA-0[567]|2-IC-2[0123]|3A-IC-2[4-9]|3A-IC-30|3B-IC-2[5-8]|3B-AP-(0[89]|1\d|2[0-4]))$/,
  NGSS: /^Practice [1-8]$/,
  KMK: /^(1\.[1-3]|2\.[1-5]|3\.[1-3]|4\.[1-4]|5\.[1-5]|6\.[12])$/,
}

const packs = listPacks().map(({ pack }) => pack)

describe.each(packs.map(pack => [pack.name, pack] as const))('%s', (_, pack) => {
  test('says age, goals, needs, and standards of three kinds by codes that are there', () => {
    const { age, goals, needs, standards } = pack.meta!
    expect(age.from).toBeGreaterThanOrEqual(10)
    expect(goals.length).toBeGreaterThanOrEqual(2)
    expect(needs.length).toBeGreaterThan(0)
    expect(new Set(standards.map(({ of }) => of))).toEqual(new Set(Object.keys(CODES)))
    for (const { of, code } of standards) expect(code).toMatch(CODES[of]!)
  })

  test('has a rubric for each answer that a person reads, from all points down to none', () => {
    const read = pack.tasks.filter(({ forReader }) => forReader)
    expect(read.length).toBeGreaterThan(0)
    for (const { points, rubric = [] } of read) {
      expect(rubric[0]!.points).toBe(points)
      expect(rubric.at(-1)!.points).toBe(0)
    }
  })

  test('has a picture of its runs or of a law', () => {
    const { picture } = pack
    const runs = new Set(measuredInPicture(picture!).map(({ run }) => run))
    for (const run of runs) expect(Object.keys(pack.runs)).toContain(run)
  })
})

test('one code is said in one way in all exercises', () => {
  const said = new Map<string, Set<string>>()
  for (const { of, code, says } of packs.flatMap(({ meta }) => meta!.standards))
    said.set(`${of} ${code}`, (said.get(`${of} ${code}`) ?? new Set()).add(says))
  expect([...said].filter(([, ways]) => ways.size > 1)).toEqual([])
})

test('a picture is drawn from the numbers of runs and laws', () => {
  const facts = (value: number) => () => ({
    ...{ types: [], counts: [] },
    rows: [{ generation: 1, model: 'theory', metric: 'surviving-types', value: 0.5 }],
    value: ({ generation }: { generation: number }) => (generation === 0 ? 1 : value),
  })
  const head = { title: 'a title', number: 'share', unit: 'share' } as const
  const line = { name: 'all', run: 'copy', metric: 'surviving-types', rounds: 1 }
  const drawn = figureOf({ kind: 'lines', ...head, lines: [line, { name: 'law', times: 1, rounds: 2 }] }, [facts(0.4), facts(0.6)]) // prettier-ignore
  if (drawn.kind !== 'lines') throw new Error('lines were asked for')
  const [measured, law] = drawn.series
  expect(measured!.points.at(-1)).toMatchObject({ at: 1, law: 0.5, value: { count: 2, mean: 0.5 } })
  expect(measured!.points.at(-1)!.value.interval!.low).toBeLessThan(0.4)
  expect(law!.points.map(({ value }) => value.mean)).toEqual([1, survivalChance(1, 1), survivalChance(1, 2)])
  const ratio = { ratio: [{ law: 'survival', times: 1, generation: 2 }, { law: 'survival', times: 1, generation: 1 }] } as const // prettier-ignore
  const bars = figureOf({ kind: 'bars', ...head, bars: [{ name: 'r', value: { ratio: [...ratio.ratio] } }] }, [facts(1)]) // prettier-ignore
  if (bars.kind !== 'bars') throw new Error('bars were asked for')
  expect(bars.bars[0]!.value).toEqual({ count: 1, mean: survivalChance(1, 2) / survivalChance(1, 1) })
})

describe('an exercise is refused', () => {
  interface Json {
    meta: { age: object }
    picture: object
    items: { id: string; rubric?: { points: number; when: string }[] }[]
  }
  const good = JSON.parse(readFileSync('exercises/01-photocopy/exercise.json', 'utf8')) as Json
  const line = { name: 'a', run: 'copy', metric: 'surviving-types', rounds: 5 }
  const picture = (line: object) => ({ ...good, picture: { ...good.picture, lines: [line] } })
  const rubric = (...points: number[]) => ({
    ...good,
    items: good.items.map(item =>
      item.rubric ? { ...item, rubric: points.map(points => ({ points, when: 'it is so' })) } : item,
    ),
  })
  test.each<[string, object, RegExp]>([
    ['with an age that ends before it begins', { ...good, meta: { ...good.meta, age: { from: 14, to: 12 } } }, /meta\.age: the least age/], // prettier-ignore
    ['with a field of meta that there is not', { ...good, meta: { ...good.meta, price: 1 } }, /meta\.price/],
    ['with a picture of no run', picture({ ...line, run: 'none' }), /the picture asks for a run none/],
    ['with a picture of too many copies', picture({ ...line, rounds: 6 }), /the picture asks for generation 6/], // prettier-ignore
    ['with a picture of no measure', picture({ ...line, metric: 'beauty' }), /no measure "beauty"/],
    ['with a rubric that gives more than the question', rubric(3, 0), /rubric begins with 3 points, and the question has 2/], // prettier-ignore
    ['with a rubric that goes up', rubric(2, 0, 1), /from the most points to the fewest/],
  ])('%s', (_, value, message) => {
    expect(() => packOf(good)).not.toThrow()
    expect(() => packOf(value)).toThrow(message)
  })
})

test('an exercise that says nothing of age and goals is told by its minutes and points', () => {
  const { meta, ...pack } = readPack('1').pack
  expect(aboutPack(pack)).toEqual([{ heading: 'In short', lines: ['40 minutes, 13 points'] }])
  const ages = [{ from: 12 }, { from: 12, to: 14 }, { from: 12, to: 12 }]
  expect(ages.map(age => ageOf({ ...meta!, age }))).toEqual(['from age 12', 'age 12 to 14', 'age 12'])
})
