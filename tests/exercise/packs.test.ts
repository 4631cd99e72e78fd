import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { emptyAnswerSheet } from '../../src/exercise/answer-sheet.ts'
import { metricsNeeded, packOf, pointsOf, type Pack } from '../../src/exercise/pack.ts'
import { PRACTICE, variantOf } from '../../src/exercise/variant.ts'
import { gradeClass } from '../../src/node/exercises/grading.ts'
import { exerciseRunsOf, listPacks, readPack } from '../../src/node/exercises/packs.ts'
import { handout } from '../../src/report/exercise/handout.ts'
import { scratchFolder } from '../scratch.ts'
import { publishedSchema } from './published-schema.ts'

const packs = listPacks()

test('the schema that is published is the one that exercises are read with', () => {
  const published = JSON.parse(readFileSync('exercises/exercise.schema.json', 'utf8')) as object
  expect(published).toEqual(JSON.parse(JSON.stringify(publishedSchema())))
})

describe.each(packs.map(loaded => [loaded.pack.name, loaded] as const))(
  '%s',
  (name, { pack, markdown, notes }) => {
    test('is in a folder of its name, takes a lesson, and has points to give', () => {
      expect(readPack(name).pack.name).toBe(name)
      expect(pack.minutes).toBeGreaterThanOrEqual(30)
      expect(pack.minutes).toBeLessThanOrEqual(50)
      expect(pointsOf(pack)).toBeGreaterThan(5)
    })

    test('has a hand-out in which every placeholder is filled, and every run and question is named', () => {
      const text = handout(markdown, { pack, seed: 'v0123456789abcdef', on: 'folder' })
      expect(text).not.toContain('{{')
      for (const { id } of pack.tasks) expect(text).toContain(`\`${id}\``)
      for (const run of Object.keys(pack.runs)) expect(markdown).toContain(`{{run ${run}}}`)
    })

    test('stands in docs/teaching.md with its minutes', () => {
      const row = new RegExp(`^\\| \`${name}\` +\\| ${pack.minutes} +\\|`, 'm')
      expect(readFileSync('docs/teaching.md', 'utf8')).toMatch(row)
    })

    test('has notes for the teacher: aim, time, misunderstandings, discussion', () => {
      for (const part of [
        '**Aim.**',
        '**Time.**',
        '## Common misunderstandings',
        '## To discuss',
        '## How it is marked',
      ])
        expect(notes).toContain(part)
    })

    test('has a hint wherever one can be wrong', () => {
      const hintless = pack.tasks.filter(({ kind, hint }) => hint === undefined && kind !== 'short-text')
      expect(hintless.map(({ id }) => id)).toEqual([])
    })
  },
)

test('a class of thirty photocopies is marked in well under five minutes: each sheet in five seconds', () => {
  const folder = scratchFolder()
  const { pack } = readPack('01-photocopy')
  const sheet = emptyAnswerSheet(pack, { student: 'ada', secret: PRACTICE })
  mkdirSync(join(folder, sheet.variant))
  const answers = { 'once-after-one': 12.3, 'lost-in-the-second': 1, 'a-lost-word': ['the', 'whale'] }
  writeFileSync(join(folder, sheet.variant, 'answers.json'), JSON.stringify({ ...sheet, answers }))
  const before = process.cpuUsage()
  const [ada] = gradeClass(pack, { folder, secret: PRACTICE })
  const { user, system } = process.cpuUsage(before)
  expect(ada!.marked!.tasks).toHaveLength(pack.tasks.length)
  expect((user + system) / 1e6).toBeLessThan(5)
})

describe('what comes out, as the notes of an exercise say it, comes out with any seed', () => {
  /** The numbers of a run with a seed, in percent. */
  const percentOf = (name: string, seed: string) => {
    const { factsOf } = exerciseRunsOf(readPack(name).pack)(seed)
    return (run: string, generation: number, metric = 'surviving-types') =>
      100 * factsOf(run).value({ metric, generation })
  }
  const notesOf = (name: string) => readPack(name).notes.replace(/\s+/g, ' ')

  test.each(['v0000000000000001', 'v0000000000000002'])('10, with seed %s', seed => {
    const notes = notesOf('10')
    const of = percentOf('10', seed)
    expect(notes).toContain('fair copying keeps about 53 % of the words, and four times as much text keeps about 90 %') // prettier-ignore
    expect(Math.abs(of('plain', 3) - 53)).toBeLessThan(2)
    expect(Math.abs(of('large', 3) - 90)).toBeLessThan(2)
    expect(notes).toContain('fewer than fair copying does, about 43 %')
    expect(Math.abs(of('neat', 3) - 43)).toBeLessThan(3)
    expect(Math.abs(of('short', 3) - of('plain', 3))).toBeLessThan(3)
    expect(notes).toContain('in 22 % of the cases, where the others have it in about 36 %')
    expect(Math.round(of('short', 1, 'accuracy-5'))).toBe(22)
    expect(Math.abs(of('short', 3, 'accuracy-5') - of('short', 1, 'accuracy-5'))).toBeLessThan(1)
    for (const run of ['plain', 'neat']) expect(Math.abs(of(run, 1, 'accuracy-5') - 36)).toBeLessThan(1)
  })

  test.each(['v0000000000000001', 'v0000000000000002'])('11, with seed %s', seed => {
    const notes = notesOf('11')
    const of = percentOf('11', seed)
    for (const [said, run, generation, off] of [
      ['A uses about 53 %', 'sharp', 1, 2],
      ['it uses about 75 %', 'copies', 1, 2],
      ['uses about 42 %', 'copies', 5, 2],
      ['leave about 5 %', 'both', 3, 3],
    ] as const) {
      expect(notes).toContain(said)
      expect(Math.abs(of(run, generation) - Number(/\d+/.exec(said)))).toBeLessThan(off)
    }
    expect(of('copies', 1) - of('sharp', 1)).toBeGreaterThan(20)
  })

  test.each(['v0000000000000001', 'v0000000000000002'])('12, with seed %s', seed => {
    expect(notesOf('12')).toContain("A's text uses about 75 % of the words of the book")
    expect(Math.abs(percentOf('12', seed)('copy', 1) - 75)).toBeLessThan(2)
  })

  test('12: what is asked of the pupil’s own text gets its points whatever comes out, and fewer than 30 words do not', () => {
    const { pack } = readPack('12')
    const runs = exerciseRunsOf(pack)('v0000000000000001')
    const mark = (id: string, answer: unknown) =>
      pack.tasks.find(task => task.id === id)!.mark(answer, runs).share
    for (const result of ['fewer', 'within', 'more']) expect(mark('came-out', result)).toBe(1)
    for (const number of [30, 173, 2000]) expect(mark('sample-length', number)).toBe(1)
    expect(mark('sample-length', 29)).toBe(0)
  })

  test('11: asked again is the same model: both runs begin with what A learned from the book, and differ in how it writes', () => {
    const { runs } = readPack('11').pack
    const { generations: _, temperature: __, ...sharp } = runs.sharp!
    const { generations: ___, ...copies } = runs.copies!
    expect(sharp).toEqual(copies)
  })
})

describe('an exercise is refused', () => {
  const good = JSON.parse(readFileSync('exercises/01-photocopy/exercise.json', 'utf8')) as {
    items: object[]
    runs: object
  }
  const [first, second] = good.items as [object, object]
  test.each<[string, object, RegExp]>([
    ['with a field that there is not', { ...good, code: 'rm' }, /code/],
    ['of another format', { ...good, format: 'x' }, /format/],
    ['with an unknown kind', { ...good, items: [{ ...first, kind: 'essay' }] }, /kind must be one of/],
    [
      'with an item of a field too many',
      { ...good, items: [{ ...first, regex: '.*' }] },
      /item "guess": .*regex/,
    ],
    ['with two items of one name', { ...good, items: [first, first] }, /two items are called guess/],
    ['with a key of a run that is not there', { ...good, runs: {} }, /asks for a run copy/],
    [
      'with a key of a generation that is not there',
      { ...good, runs: { copy: { corpus: 'moby-dick', generations: 1 } } },
      /asks for generation 2/,
    ],
    [
      'with a key of no measure',
      { ...good, items: [{ ...second, value: { run: 'copy', metric: 'beauty', generation: 1 } }] },
      /no measure "beauty"/,
    ],
    [
      'with a seed of its own',
      { ...good, runs: { copy: { corpus: 'moby-dick', seed: '1' } } },
      /seed or measures/,
    ],
    ['with an option that no plan has', { ...good, runs: { copy: { corpus: 'moby-dick', tmp: 1 } } }, /tmp/],
    ['that is a list', [], /exercise\.json/],
  ])('%s', (_, value, message) => {
    expect(() => packOf(value)).toThrow(message)
  })
})

test('a run measures what its keys are made of, and no more', () => {
  expect(metricsNeeded(readPack('1').pack, 'copy')).toEqual(['surviving-types'])
})

test('an exercise is found by its name, its number and its folder, and a misspelt one is named', () => {
  expect(readPack('01').pack.name).toBe('01-photocopy')
  expect(readPack('exercises/01-photocopy').pack.name).toBe('01-photocopy')
  expect(() => readPack('01-photocopi')).toThrow(/there is no exercise/)
  expect(() => readPack('../..')).toThrow(/there is no exercise/)
})

describe('a variant', () => {
  const pack = { name: '01-photocopy', version: 1 } satisfies Pick<Pack, 'name' | 'version'>
  test('is the HMAC of the secret, the exercise, its version and the student', () => {
    // Worked out by: printf '["01-photocopy",1,"ada"]' | openssl dgst -sha256 -hmac practice
    expect(variantOf(PRACTICE, pack, 'ada')).toBe('vaf2b84832c70c738')
  })
  test('changes with each of them, and not with how the name is encoded', () => {
    const variants = [
      variantOf('a', pack, 'ada'),
      variantOf('b', pack, 'ada'),
      variantOf('a', { ...pack, version: 2 }, 'ada'),
      variantOf('a', { ...pack, name: '02' }, 'ada'),
      variantOf('a', pack, 'ben'),
    ]
    expect(new Set(variants).size).toBe(5)
    expect(variantOf('a', pack, ' Zoe\u0308 ')).toBe(variantOf('a', pack, 'Zoë'))
  })
})
