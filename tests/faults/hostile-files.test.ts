import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { collapseLab } from '../cli/command-line.ts'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'
import { hostileJson, hostileRuns, wholeRun, writeHostile } from './hostile-runs.ts'

const folder = scratchFolder()
const at = (...names: string[]) => join(folder, ...names)

/** How often each kind of file is handed on, and from which seed. */
const SETTINGS = {
  numRuns: Number(process.env.FOLDERS ?? 1000) / 4,
  seed: Number(process.env.SEED ?? 20),
  endOnFailure: true,
}

const TWO_LINES = expect.stringMatching(
  /^(collapse-lab: left out: [^\n]+\n|\d+ of \d+ .*\n)*collapse-lab: (?!this is a fault of ours)[^\n]+\nhint: [^\n]+\n$/,
) as unknown

/** How often commands ended in either way. */
const ends = { read: 0, refused: 0 }

/** Gives a command, which reads what a stranger has made or refuses it. */
async function readsOrRefuses(...words: string[]): Promise<void> {
  const { code, stderr } = await collapseLab(folder, ...words)
  if (code !== 0) expect([words, stderr]).toEqual([words, TWO_LINES])
  ends[code === 0 ? 'read' : 'refused'] += 1
}

/** Goes through what a stranger may hand on; each comes with its number. */
async function handedOn<Made>(
  made: fc.Arbitrary<Made>,
  take: (one: Made, number: number) => Promise<void>,
): Promise<void> {
  Object.assign(ends, { read: 0, refused: 0 })
  let number = 0
  await fc.assert(
    fc.asyncProperty(made, one => take(one, number++)),
    SETTINGS,
  )
  // The grammar is worth its time when both ends come often.
  expect(Math.min(ends.read, ends.refused)).toBeGreaterThan(0.05 * (ends.read + ends.refused))
}

const run = { corpus: 'tale.txt', generations: 2, size: 200 }
const shared = { points: 1, prompt: 'What?', hint: 'Look.' }
const value = { run: 'copy', metric: 'surviving-types', generation: 1 }

/** An exercise with a text of its own. */
const PACK = {
  format: 'collapse-lab/exercise/1',
  name: 'tiny',
  version: 1,
  title: 'Tiny',
  summary: 'A guess.',
  minutes: 5,
  runs: { copy: run },
  items: [
    { kind: 'prediction', id: 'guess', ...shared, expects: { from: 0, to: 100 } },
    { kind: 'number', id: 'kept', ...shared, value, percent: true, tolerance: { decdig: 1 } },
    { kind: 'integer', id: 'types', ...shared, value: { ...value, metric: 'types-written' } },
  ],
}

const writePack = (text: string) => {
  mkdirSync(at('exercises', 'tiny'), { recursive: true })
  writeFileSync(at('exercises', 'tiny', 'exercise.json'), text)
  for (const name of ['exercise.md', 'notes.md'])
    writeFileSync(at('exercises', 'tiny', name), '# Tiny\n\n{{questions}}\n')
  writeFileSync(at('exercises', 'tiny', 'tale.txt'), prose(12))
}

beforeAll(async () => {
  writeFileSync(at('tale.txt'), prose(24))
  writePack(JSON.stringify(PACK))
  const facts = '--title T --author A --year 2026 --licence mine'.split(' ')
  const base = { corpus: 'tale.txt', generations: 1, size: 200, metrics: ['types-written'] }
  writeFileSync(at('sweep.json'), JSON.stringify({ base, vary: { order: [1, 2] }, seeds: 2 }))
  for (const words of [
    ['corpora', 'add', 'tale.txt', '--name', 'tale', ...facts],
    ['sweep', 'sweep.json', 'whole', '--jobs', '1'],
    ['exercise', 'start', 'tiny', '--student', 'ada', '--out', 'in'],
  ])
    expect([words, (await collapseLab(folder, ...words)).stderr]).toEqual([
      words,
      expect.not.stringContaining('hint:'),
    ])
})

test('experiments of strangers are each read or refused in two lines', async () => {
  const whole = wholeRun(at('whole'), 'experiment.json')
  const commands = [
    ['compare', 'strange', '--unchecked'],
    ['compare', 'whole', 'strange', '--unchecked', '--json'],
    ['compare', 'strange'],
    ['sweep', 'sweep.json', 'strange', '--merge'],
    ['show', 'strange'],
  ]
  await handedOn(hostileRuns(whole), async (hostile, number) => {
    writeHostile(at('strange'), whole, hostile)
    await readsOrRefuses(...commands[number % commands.length]!)
  })
})

test('corpora of strangers are each read or refused in two lines', async () => {
  const path = at('corpora', 'tale', 'corpus.json')
  const whole = JSON.parse(readFileSync(path, 'utf8')) as object
  const commands = [
    ['corpora', 'show', 'tale'],
    ['corpora'],
    ['measure', 'tale', '--metric', 'types-written'],
    ['forecast', 'tale'],
  ]
  await handedOn(hostileJson(whole), async (text, number) => {
    writeFileSync(path, text)
    await readsOrRefuses(...commands[number % commands.length]!)
  })
  writeFileSync(path, JSON.stringify(whole))
})

test('exercises of strangers are each read or refused in two lines', async () => {
  const commands = [
    ['exercise', 'show', 'tiny'],
    ['exercise', 'list'],
    ['exercise', 'start', 'tiny', '--student', 'ada', '--out', 'started'],
    ['exercise', 'export', 'tiny', '--to', 'print', '--out', 'tiny.md', '--force'],
    ['exercise', 'key', 'tiny', '--student', 'ada', '--practice'],
  ]
  await handedOn(hostileJson(PACK), async (text, number) => {
    writePack(text)
    const words = commands[number % commands.length]!
    if (words.includes('key') && !isQuick(text)) return
    rmSync(at('started'), { recursive: true, force: true })
    await readsOrRefuses(...words)
  })
  writePack(JSON.stringify(PACK))
})

test('answers of strangers are each read or refused in two lines, and in a class they have a row or a flag', async () => {
  const [student = ''] = readdirSync(at('in'))
  const path = at('in', student, 'answers.json')
  const text = readFileSync(at('in', student, 'answers.txt'), 'utf8')
  const fact = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)![1]!
  const sheet = {
    format: 'collapse-lab/answers/1',
    exercise: fact('exercise'),
    version: Number(fact('version')),
    student: fact('student'),
    variant: fact('variant'),
  }
  const whole = { ...sheet, answers: { guess: 50, kept: 30.5, types: [1, 'a'] } }
  cpSync(at('in'), at('class'), { recursive: true })
  await handedOn(hostileJson(whole), async (text, number) => {
    const target = number % 2 === 0 ? path : at('class', student, 'answers.json')
    writeFileSync(target, text)
    if (number % 2 === 0) return readsOrRefuses('exercise', 'check', join('in', student))
    rmSync(at('grades'), { recursive: true, force: true })
    await readsOrRefuses('exercise', 'grade', 'tiny', '--folder', 'class', '--practice', '--out', 'grades')
    const rows = readFileSync(at('grades', 'gradebook.csv'), 'utf8').trim().split('\n')
    expect(rows.length).toBeGreaterThan(1)
  })
})

/** Whether the runs of an exercise are carried out at once; long ones take as long as they say, up to the limit of an exercise. */
function isQuick(text: string): boolean {
  const long = /"(generations|size|sizeFactor|passages)":(?!\d\b|\d\d\d?\b)/
  return !long.test(text)
}
