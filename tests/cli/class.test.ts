import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { AnswerSheet } from '../../src/exercise/answer-sheet.ts'
import { packOf } from '../../src/exercise/pack.ts'
import { readPack, exerciseRunsOf } from '../../src/node/exercises/packs.ts'
import { scratchFolder } from '../scratch.ts'
import { collapseLab } from './command-line.ts'
import { startCollapseLab } from './spawned.ts'

type Process = ReturnType<typeof startCollapseLab>
const started: Process[] = []
afterEach(() => {
  for (const process of started.splice(0)) process.kill('SIGKILL')
})

/** Begins a lesson, and waits until it says where. */
async function lesson(folder: string, ...args: string[]) {
  const process = startCollapseLab(
    folder,
    'class',
    '01-photocopy',
    '--roster',
    'class.csv',
    '--port',
    '0',
    ...args,
  )
  started.push(process)
  let [said, noted] = ['', '']
  process.stderr.on('data', (part: Buffer) => (noted += part.toString()))
  const address = await new Promise<string>((resolve, reject) => {
    process.stdout.on('data', (part: Buffer) => {
      said += part.toString()
      const [, teacher] = /(http:\S+)teacher/.exec(said) ?? []
      if (teacher !== undefined) resolve(teacher)
    })
    process.on('exit', code => reject(new Error(`it ended with ${code}: ${noted}`)))
  })
  const codes = Array.from((await (await fetch(`${address}teacher/now`)).text()).matchAll(/<code>(\w+ \w+)</g), ([, code]) => code!) // prettier-ignore
  const post = async (what: string, body: unknown) => {
    const response = await fetch(`${address}pupil/${what}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    const answer = (await response.json()) as { name?: string; sheet?: AnswerSheet }
    return { status: response.status, ...answer }
  }
  return { process, address, codes, post, said: () => said, noted: () => noted }
}

/** Right answers to each question of the first exercise, for a seed. */
function rightAnswers(seed: string): Record<string, unknown> {
  const { pack } = readPack('01-photocopy')
  const { factsOf } = exerciseRunsOf(pack)(seed)
  const { tasks } = packOf(readPack('01-photocopy').value)
  const key = (id: string) => tasks.find(task => task.id === id)!.key(factsOf)
  return {
    guess: '50',
    ...Object.fromEntries(['once-after-one', 'law-after-one', 'law-after-two', 'lost-in-the-second', 'worst-copy'].map(id => [id, key(id)])), // prettier-ignore
  }
}

test('a lesson whose process is killed is taken up with all that was received, and is marked as it was handed in', async () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'class.csv'), 'student,name\n1001,Ada\n1002,Ben\n1003,Cem\n')
  const first = await lesson(folder)
  expect(first.noted()).toContain('class-secret.txt is new.')
  const [ada, ben, cem] = first.codes
  const joined = await first.post('join', { code: ada })
  const { variant } = joined.sheet!
  const answers = rightAnswers(variant)
  expect(await first.post('hand-in', { code: ada, answers, numbers: {} })).toMatchObject({ status: 200 })
  expect(await first.post('save', { code: ben, answers: { guess: '40' }, numbers: {} })).toMatchObject({
    status: 200,
  })
  first.process.kill('SIGKILL')
  await once(first.process, 'exit')

  const second = await lesson(folder)
  expect(second.noted()).toContain('is taken up again, with answers of 2 pupils and 1 sheet handed in.')
  expect(second.codes).toEqual(first.codes)
  expect(await second.post('join', { code: ada })).toMatchObject({ name: 'Ada', sheet: { answers } })
  expect(await second.post('join', { code: ben })).toMatchObject({ sheet: { answers: { guess: '40' } } })
  expect(await second.post('hand-in', { code: cem, answers: { guess: '30' }, numbers: {} })).toMatchObject({ status: 200 }) // prettier-ignore
  second.process.kill('SIGINT')
  expect(await once(second.process, 'exit')).toEqual([130, null])
  expect(second.said()).toContain('What was written is in lessons/01-photocopy.')
  expect(second.said()).toContain('1 pupil wrote something that is not handed in.')
  const [, next] = /^Next: npx collapse-lab (.*)$/m.exec(second.said())!
  expect(next).toBe('exercise grade 01-photocopy --folder lessons/01-photocopy/handed-in --roster class.csv')

  const { code, stderr } = await collapseLab(folder, ...next!.split(' '))
  expect(code, stderr).toBe(0)
  const gradebook = readFileSync(join(folder, 'lessons/01-photocopy/handed-in/grades/gradebook.csv'), 'utf8')
  const cells = gradebook.trim().split(/\r?\n/).map(row => row.split(',')) // prettier-ignore
  const total = cells[0]!.indexOf('total')
  const totals = new Map(cells.map(row => [row[0], row[total]]))
  // Ada has all but the two questions that ask for words; Cem has the point for guessing; Ben did not hand in.
  expect(['1001', '1002', '1003'].map(student => totals.get(student))).toEqual(['10', '', '1'])
  expect(existsSync(join(folder, 'lessons/01-photocopy/collapse-lab.lock'))).toBe(false)
}, 120_000)

const [own] = Object.values(networkInterfaces()).flatMap(cards => cards ?? []).filter(({ internal, family }) => !internal && family === 'IPv4') // prettier-ignore

test.skipIf(!own)(
  'on one address of this machine, the address that is printed for the teacher works',
  async () => {
    const folder = scratchFolder()
    writeFileSync(join(folder, 'class.csv'), 'ID number,Full name\n1001,Ada\n')
    const { address, codes, post, said } = await lesson(folder, '--host', own!.address)
    expect(new URL(address).hostname).toBe(own!.address)
    expect(said()).toContain(`You:       ${address}teacher`)
    expect(await post('join', { code: codes[0] })).toMatchObject({ status: 200, name: 'Ada' })
    // The list is one of Moodle, so the command that marks writes the gradebook that Moodle takes back.
    expect(await (await fetch(`${address}teacher`)).text()).toContain(
      '--roster class.csv --for moodle</code>',
    )
  },
  60_000,
)

test('a second process in one folder is refused, and so are a host that is not there and a name that is none', async () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'class.csv'), 'student\nada\n')
  await lesson(folder)
  const refused = (...args: string[]) =>
    collapseLab(folder, 'class', '01-photocopy', '--roster', 'class.csv', ...args)
  expect((await refused('--port', '0')).stderr).toContain('lessons/01-photocopy')
  expect((await refused('--out', 'other', '--host', '203.0.113.7')).stderr).toContain('"203.0.113.7" is no address of this machine') // prettier-ignore
  expect((await refused('--out', 'other', '--name', 'a b')).code).toBe(2)
  expect((await collapseLab(folder, 'class', '01-photocopy')).stderr).toContain('class needs the list of the class: --roster') // prettier-ignore
}, 60_000)
