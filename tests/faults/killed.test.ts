import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { beforeAll, expect, test } from 'vitest'
import { BUILD } from '../build-in-use.ts'
import { spawnCollapseLab, startCollapseLab } from '../cli/spawned.ts'
import { filesIn } from '../faulty-disk.ts'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'

const folder = scratchFolder()
writeFileSync(join(folder, 'tale.txt'), prose(40))
writeFileSync(
  join(folder, 'sweep.json'),
  JSON.stringify({ base: { corpus: 'tale.txt', generations: 2 }, vary: { order: [2, 3] }, seeds: 3 }),
)
/** Milliseconds that a test may take on a busy machine. */
const BUSY = 240_000

const RUN = ['run', 'tale.txt', '--order', '2', '--generations', '20', '--metric', 'types-written']

/** The hash of each file of a folder, but for run.json and experiment.json, which have times. */
const hashesIn = (name: string) =>
  Object.fromEntries(
    filesIn(join(folder, name))
      .map(
        path =>
          [
            path.slice(join(folder, name).length + 1),
            createHash('sha256').update(readFileSync(path)).digest('hex'),
          ] as const,
      )
      .filter(([path]) => !/^(run|experiment)\.json$/.test(path)),
  )

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

test('a sweep that is killed continues where it stopped, to the same bytes', async () => {
  expect(spawnCollapseLab(folder, 'sweep', 'sweep.json', 'sweep').code).toBe(0)
  for (const wait of [400, 800]) {
    const process = startCollapseLab(folder, 'sweep', 'sweep.json', 'killed-sweep')
    const ended = once(process, 'exit')
    await Promise.race([later(wait), ended])
    process.kill('SIGKILL')
    await ended
  }
  expect(spawnCollapseLab(folder, 'sweep', 'sweep.json', 'killed-sweep').code).toBe(0)
  expect(hashesIn('killed-sweep')).toEqual(hashesIn('sweep'))
})

test.each(['SIGKILL', 'SIGINT'] as const)(
  'a run goes on after %s at any moment',
  async signal => {
    for (const wait of [350, 550, 800]) {
      const process = startCollapseLab(folder, ...RUN, '--out', signal)
      const ended = once(process, 'exit')
      await Promise.race([later(wait), ended])
      process.kill(signal)
      await ended
      goesOn(signal)
      rmSync(join(folder, signal), { recursive: true })
    }
  },
  BUSY,
)

const hasStrace = spawnSync('strace', ['-qq', '-e', 'trace=none', 'true']).status === 0

/** Gives a run whose calls of the system are tampered with. */
const tampered = (inject: string, out: string) =>
  spawnSync(
    'strace',
    [
      '-f',
      '-qq',
      '-o',
      '/dev/null',
      '-e',
      'trace=fsync,rename,mkdir,unlink',
      '-e',
      `inject=${inject}`,
      process.execPath,
      join(BUILD, 'cli', 'main.js'),
      ...RUN,
      '--out',
      out,
    ],
    { cwd: folder, encoding: 'utf8' },
  )

test.skipIf(!hasStrace)(
  'strace: a run that is killed in a call of the system goes on to the same bytes',
  () => {
    const kills = [
      ...[1, 3, 9, 17, 33].map(when => `rename:signal=SIGKILL:when=${when}`),
      ...[2, 6].map(when => `fsync:signal=SIGKILL:when=${when}`),
    ]
    for (const kill of kills) {
      tampered(kill, 'straced')
      goesOn('straced')
      rmSync(join(folder, 'straced'), { recursive: true })
    }
  },
  BUSY,
)

test.skipIf(!hasStrace)(
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
  BUSY,
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
