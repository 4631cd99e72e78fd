import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { writingOn } from '../../src/node/files/disk.ts'
import { LOCK } from '../../src/node/files/lock.ts'
import type { Task } from '../../src/node/threads/task.ts'
import { carryOut } from '../../src/node/runs/runs.ts'
import { Refusal } from '../../src/refusal.ts'
import { collapseLab } from '../cli/command-line.ts'
import type { Outcome } from '../cli/spawned.ts'
import { afterDeath, faultyDisk, filesIn, Killed, quickDisk, type Fault } from '../faulty-disk.ts'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'

/** Tasks are done in this thread, on the disk of the test. */
vi.mock(import('../../src/node/threads/pool.ts'), async original => {
  const pool = await original()
  const done = async <Data, Result, Message>(
    { work }: Task<Data, Result, Message>,
    data: Data,
    { progress }: { progress?: ((message: Message) => void) | undefined } = {},
  ) => await work(data, message => progress?.(message))
  class ThreadPool {
    readonly size = 1
    run = done
    close = () => Promise.resolve()
  }
  return { ...pool, ThreadPool: ThreadPool as unknown as typeof pool.ThreadPool, inThread: done }
})

/** A command, and what has to be true of its folder. */
interface Scenario {
  readonly command: readonly string[]
  /** What is given after a fault; default the command again. */
  readonly again?: readonly string[]
  /** Puts into a folder what the command needs. */
  readonly prepare: (folder: string) => Promise<void> | void
  /** The files that the command makes, of those in the folder. */
  readonly isResult: (path: string) => boolean
  /** Default all. */
  readonly faults?: readonly Fault[]
  /** Whether the command had done its work before the fault, and would refuse to do it again. */
  readonly isDone?: (folder: string) => boolean
  /** Throws when something was lost that was there before. */
  readonly keeps?: (folder: string) => Promise<void> | void
}

const tale = (folder: string) => {
  writeFileSync(join(folder, 'tale.txt'), prose(6))
}
/** Gives a command; runs, of which there are many, without what is printed of them. */
async function given(folder: string, command: readonly string[]): Promise<Outcome> {
  if (command[0] !== 'run') return collapseLab(folder, ...command)
  const before = process.cwd()
  process.chdir(folder)
  try {
    await carryOut({ ...PLAN, out: 'out', resume: command.includes('--resume') })
    return { code: 0, stdout: '', stderr: '' }
  } catch (error) {
    const { message, hint } = error as Refusal
    const told =
      error instanceof Refusal ? `${message}\nhint: ${hint}` : `this is a fault of ours: ${message}`
    return { code: 1, stdout: '', stderr: `collapse-lab: ${told}` }
  } finally {
    process.chdir(before)
  }
}

const done = async (folder: string, ...command: string[]) => {
  const { code, stderr } = await writingOn(quickDisk, () => given(folder, command))
  expect(stderr.replace(/^\d+ of \d+ .*\n/gm, ''), command.join(' ')).not.toMatch(/collapse-lab:/)
  expect(code).toBe(0)
}

const PLAN = { corpus: 'tale.txt', order: 1, generations: 2, size: 60, metrics: ['types-written'] }
const add = (file: string) =>
  `corpora add ${file} --name tale --title T --author A --year 2026 --licence mine`.split(' ')

/** An exercise that is marked without a run. */
const PACK = {
  format: 'collapse-lab/exercise/1',
  name: 'tiny',
  version: 1,
  title: 'Tiny',
  summary: 'A guess.',
  minutes: 5,
  runs: {},
  items: [
    {
      kind: 'prediction',
      id: 'guess',
      points: 1,
      prompt: 'A number.',
      expects: { from: 0, to: 100 },
      hint: 'Any.',
    },
  ],
}

function classOf(folder: string): void {
  const exercise = join(folder, 'exercises', 'tiny')
  mkdirSync(exercise, { recursive: true })
  writeFileSync(join(exercise, 'exercise.json'), JSON.stringify(PACK))
  for (const name of ['exercise.md', 'notes.md'])
    writeFileSync(join(exercise, name), '# Tiny\n\n{{questions}}\n')
  writeFileSync(join(folder, 'class.csv'), 'student\nada\nben\n')
  writeFileSync(join(folder, 'class-secret.txt'), 'a secret of the class\n')
}

const scenarios: Record<string, Scenario> = {
  run: {
    command: ['run'],
    again: ['run', '--resume'],
    prepare: tale,
    isResult: path => path.startsWith('out/') && path !== 'out/run.json',
  },
  'a run that goes on': {
    faults: ['stop'],
    command: ['run', '--resume'],
    async prepare(folder) {
      tale(folder)
      await done(folder, 'run')
      writeFileSync(join(folder, 'out', 'B', 'training.csv'), 'damaged')
    },
    isResult: path => path.startsWith('out/') && path !== 'out/run.json',
  },
  sweep: {
    command: ['sweep', 'sweep.json', 'out', '--jobs', '1'],
    prepare(folder) {
      tale(folder)
      const base = { corpus: 'tale.txt', size: 60, generations: 1, metrics: ['types-written'] }
      writeFileSync(join(folder, 'sweep.json'), JSON.stringify({ base, vary: { order: [1] }, seeds: 2 }))
    },
    isResult: path => path.startsWith('out/') && path !== 'out/experiment.json',
  },
  'corpora add': {
    command: add('tale.txt'),
    again: [...add('tale.txt'), '--force'],
    prepare: tale,
    isResult: path => path.startsWith('corpora/'),
  },
  'corpora add --force': {
    command: [...add('other.txt'), '--force'],
    async prepare(folder) {
      tale(folder)
      writeFileSync(join(folder, 'other.txt'), prose(12, 'other'))
      await done(folder, ...add('tale.txt'))
    },
    isResult: path => path.startsWith('corpora/'),
    // The old one or the new one, whole.
    keeps: folder => done(folder, 'corpora', 'show', 'tale'),
  },
  'exercise issue': {
    command: ['exercise', 'issue', 'tiny', '--roster', 'class.csv', '--out', 'out'],
    prepare: classOf,
    isResult: path => path.startsWith('out/') || path === 'class-secret.txt',
    isDone: folder => existsSync(join(folder, 'out', 'class.csv')),
    keeps(folder) {
      if (existsSync(join(folder, 'out', 'class.csv'))) expect(visible(join(folder, 'out'))).toHaveLength(3)
    },
  },
  'exercise grade': {
    command: ['exercise', 'grade', 'tiny', '--folder', 'in', '--out', 'out'],
    async prepare(folder) {
      classOf(folder)
      await done(folder, 'exercise', 'issue', 'tiny', '--roster', 'class.csv', '--out', 'in')
      await done(folder, 'exercise', 'grade', 'tiny', '--folder', 'in', '--out', 'out')
      answerIn(join(folder, 'in'))
    },
    isResult: path => path.startsWith('out/'),
    keeps(folder) {
      expect(readFileSync(join(folder, 'out', 'gradebook.csv'), 'utf8')).toMatch(
        /^\uFEFFstudent,.*\nada,.*\nben,.*\n$/,
      )
    },
  },
}

/** Answers the question in the first sheet. */
function answerIn(folder: string): void {
  const path = filesIn(folder).find(name => name.endsWith('answers.txt'))!
  writeFileSync(path, readFileSync(path, 'utf8').replace(/^guess .*: $/m, '$&50'))
}

const visible = (folder: string) => readdirSync(folder).filter(name => !name.endsWith('.partial'))

const resultIn = (folder: string, { isResult }: Scenario) =>
  Object.fromEntries(
    filesIn(folder)
      .map(path => relative(folder, path))
      .filter(path => isResult(path) && !path.endsWith('.partial') && !path.endsWith(LOCK))
      .map(path => [path, readFileSync(join(folder, path), 'utf8')]),
  )

/** Gives a command on a disk that fails. @returns what it gave; nothing when it was killed */
async function attempted(folder: string, command: readonly string[], fault: Fault, at: number) {
  const faulty = faultyDisk(fault, at)
  const outcome = await writingOn(faulty.disk, () => given(folder, command))
  const isKilled = outcome.stderr.includes(new Killed(`killed at call ${at}`).message)
  return { ...outcome, isKilled, isReached: faulty.calls() >= at }
}

const FAULTS: readonly Fault[] = ['stop', 'ENOSPC', 'EIO']

describe.each(Object.entries(scenarios))('%s', (_, scenario) => {
  const { command, again = command, prepare, keeps, isDone, faults = FAULTS } = scenario
  const before = scratchFolder()
  let expected: Record<string, string>
  beforeAll(async () => {
    await prepare(before)
    const whole = scratchFolder()
    cpSync(before, whole, { recursive: true })
    await done(whole, ...command)
    expected = resultIn(whole, scenario)
    expect(Object.keys(expected).length).toBeGreaterThan(1)
  })

  test.each(faults)(
    '%s at any call loses nothing, and the command given again ends in the same bytes',
    async fault => {
      for (let at = 1; ; at++) {
        const folder = scratchFolder()
        cpSync(before, folder, { recursive: true })
        const { code, stderr, isReached, isKilled } = await attempted(folder, command, fault, at)
        const what = `${fault} at call ${at}: ${stderr}`
        if (!isReached) {
          expect(at, 'calls').toBeGreaterThan(3)
          return
        }
        if (fault !== 'stop') {
          expect(isKilled).toBe(false)
          expect(stderr, what).not.toMatch(/fault of ours/)
          if (code === 0) expect(resultIn(folder, scenario), what).toEqual(expected)
          else
            expect(stderr, what).toMatch(
              new RegExp(
                `collapse-lab: \\S+ cannot be written: .* \\(${fault}\\)( \\(seed \\w+\\))?\nhint: `,
              ),
            )
          if (fault === 'ENOSPC')
            expect(
              filesIn(folder).filter(path => path.endsWith('.partial')),
              what,
            ).toEqual([])
        }
        afterDeath(folder)
        await keeps?.(folder)
        if (isDone?.(folder) === true) {
          expect(resultIn(folder, scenario), what).toEqual(expected)
          continue
        }
        const begun = existsSync(join(folder, 'out')) || existsSync(join(folder, 'corpora'))
        const { code: end, stderr: said } = await writingOn(quickDisk, () =>
          given(folder, begun ? again : command),
        )
        expect(end, `${what}\nthen ${said}`).toBe(0)
        expect(resultIn(folder, scenario), what).toEqual(expected)
      }
    },
  )
})
