import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { BUILD } from '../build-in-use.ts'
import { spawnCollapseLab, startCollapseLab } from '../cli/spawned.ts'
import { randomFrom } from '../../src/random.ts'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'
import { reached, resultIn, testWith } from './tools.ts'

const folder = scratchFolder()
writeFileSync(join(folder, 'tale.txt'), prose(40))
writeFileSync(
  join(folder, 'sweep.json'),
  JSON.stringify({ base: { corpus: 'tale.txt', generations: 2 }, vary: { order: [2, 3] }, seeds: 3 }),
)
const RUN = ['run', 'tale.txt', '--order', '2', '--generations', '20', '--metric', 'types-written']

const hashesIn = (name: string) => resultIn(join(folder, name))

let whole: Record<string, string>
beforeAll(() => {
  expect(spawnCollapseLab(folder, ...RUN, '--out', 'whole').code).toBe(0)
  whole = hashesIn('whole')
})

/** Goes on with a run, and expects the bytes of the one that nothing befell. */
function goesOn(out: string): void {
  const more = existsSync(join(folder, out)) ? ['--resume'] : []
  const { code, stderr } = spawnCollapseLab(folder, ...RUN, '--out', out, ...more)
  expect(code, stderr).toBe(0)
  expect(hashesIn(out)).toEqual(whole)
}

/** Starts a command, and sends it a signal as soon as something is so; it may end before. */
async function signalled(signal: NodeJS.Signals, isReached: () => boolean, ...args: string[]): Promise<void> {
  const process = startCollapseLab(folder, ...args)
  process.stderr.resume()
  const ended = once(process, 'exit')
  await reached(process, isReached)
  process.kill(signal)
  await ended
}

const isThere = (...path: string[]) => existsSync(join(folder, ...path))

test('a sweep that is killed continues where it stopped, to the same bytes', async () => {
  expect(spawnCollapseLab(folder, 'sweep', 'sweep.json', 'sweep').code).toBe(0)
  const cells = join(folder, 'killed-sweep', 'cells')
  const made = () =>
    existsSync(cells) ? readdirSync(cells).filter(name => name.endsWith('.json')).length : 0
  for (const least of [1, 4])
    await signalled('SIGKILL', () => made() >= least, 'sweep', 'sweep.json', 'killed-sweep')
  expect(spawnCollapseLab(folder, 'sweep', 'sweep.json', 'killed-sweep').code).toBe(0)
  expect(hashesIn('killed-sweep')).toEqual(hashesIn('sweep'))
})

test.each(['SIGKILL', 'SIGINT'] as const)('a run goes on after %s at any moment', async signal => {
  const moments = [() => true, ...['A', 'K'].map(generation => () => isThere(signal, generation))]
  for (const moment of moments) {
    await signalled(signal, moment, ...RUN, '--out', signal)
    goesOn(signal)
    rmSync(join(folder, signal), { recursive: true })
  }
})

const testWithStrace = testWith({ name: 'strace', from: 'strace', works: ['strace', '-qq', 'true'] })

/** Gives a run under strace. */
const straced = (out: string, ...options: string[]) =>
  spawnSync(
    'strace',
    ['-f', '-qq', ...options, process.execPath, join(BUILD, 'cli', 'main.js'), ...RUN, '--out', out],
    { cwd: folder, encoding: 'utf8' },
  )

/** Calls of the system by which a run changes the disk. */
const CALLS = 'trace=fsync,rename,mkdir,unlink'

/** Gives a run whose calls of the system are tampered with. */
const tampered = (inject: string, out: string) =>
  straced(out, '-o', '/dev/null', '-e', CALLS, '-e', `inject=${inject}`)

/** The calls of a run that change its folder: their names, and their numbers among those of their thread. */
function callsOf(out: string): string[] {
  const log = join(folder, 'calls.log')
  straced(out, '-o', log, '-e', CALLS)
  const [counts, calls] = [new Map<string, number>(), new Set<string>()]
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    const [, thread, name] = /^(\d+) +(\w+)\(/.exec(line) ?? []
    if (thread === undefined || name === undefined) continue
    const number = (counts.get(`${thread} ${name}`) ?? 0) + 1
    counts.set(`${thread} ${name}`, number)
    if (name === 'fsync' || line.includes(`${out}/`)) calls.add(`${name}:when=${number}`)
  }
  return Array.from(calls)
}

/** Of that many calls a run is killed, evenly among all. */
const KILLS = 5

testWithStrace('strace: a run that is killed in a call of the system goes on to the same bytes', () => {
  const calls = callsOf('counted')
  expect(calls.length).toBeGreaterThan(60)
  const first = randomFrom('calls of the system').below(Math.floor(calls.length / KILLS))
  for (let kill = 0; kill < KILLS; kill++) {
    const [name, when] = calls[first + Math.floor((kill * calls.length) / KILLS)]!.split(':')
    tampered(`${name}:signal=SIGKILL:${when}`, 'killed')
    goesOn('killed')
    rmSync(join(folder, 'killed'), { recursive: true })
  }
})

testWithStrace(
  'strace: what the system says against a call is told in two lines, and nothing is lost',
  () => {
    for (const fault of [
      'fsync:error=ENOSPC:when=3',
      'fsync:error=EIO:when=6',
      'rename:error=ENOSPC:when=20+',
      'rename:error=EIO:when=7',
    ]) {
      const code = /error=(\w+)/.exec(fault)![1]!
      const { status, stderr } = tampered(fault, 'faulty')
      expect(status, `${fault}: ${stderr}`).toBe(1)
      expect(stderr).toMatch(
        new RegExp(`collapse-lab: \\S+ cannot be written: .* \\(${code}\\)\nhint: .*\n$`),
      )
      goesOn('faulty')
      rmSync(join(folder, 'faulty'), { recursive: true })
    }
  },
)

test('a limit on the size of files is told, and nothing is missing from what is recorded', () => {
  const command = [process.execPath, join(BUILD, 'cli', 'main.js'), ...RUN, '--out', 'limited'].join(' ')
  const { status, stderr } = spawnSync('bash', ['-c', `ulimit -f 10; exec ${command}`], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(status, stderr).toBe(1)
  expect(stderr).toMatch(/cannot be written: it would be larger than a file may be here \(EFBIG\)/)
  goesOn('limited')
})

test('of three processes at once one writes, and the others are told who', async () => {
  const three = [1, 2, 3].map(() => startCollapseLab(folder, ...RUN, '--out', 'three'))
  const said = await Promise.all(
    three.map(async process => {
      let stderr = ''
      process.stderr.on('data', (data: Buffer) => (stderr += data.toString()))
      const [code] = (await once(process, 'close')) as [number]
      return { code, stderr }
    }),
  )
  expect(said.some(({ code }) => code === 0)).toBe(true)
  for (const { stderr } of said.filter(({ code }) => code !== 0))
    expect(stderr).toMatch(
      /collapse-lab: process \d+ on .* is at work in three; nothing in it was touched\nhint: /,
    )
  expect(hashesIn('three')).toEqual(whole)
  expect(readdirSync(join(folder, 'three')).filter(name => /lock|partial/.test(name))).toEqual([])
})
