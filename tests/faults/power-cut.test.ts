import { spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, expect } from 'vitest'
import { readOutput } from '../../src/node/files/outputs.ts'
import { readableRun } from '../../src/node/runs/resume.ts'
import { spawnCollapseLab, startCollapseLab } from '../cli/spawned.ts'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'
import { reached, resultIn, testWith } from './tools.ts'

const folder = scratchFolder()
const mounted: string[] = []
afterEach(() => {
  for (const place of mounted.splice(0)) system('umount', place)
})

function system(command: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  expect(status, `${command}: ${stderr}`).toBe(0)
}

/** Mounts an image of a disk. Its journal is replayed where the disk was not unmounted. @returns where it is */
function mountedAt(image: string): string {
  const place = join(folder, `at-${basename(image)}`)
  mkdirSync(place)
  // The system itself brings nothing to the disk that nobody asked for, so that a cut leaves as little as it may.
  system('mount', '-o', 'loop,commit=300', image, place)
  mounted.push(place)
  return place
}

/** Makes a disk of 64 MiB with a file system. */
function newDisk(name: string): string {
  const image = join(folder, name)
  system('truncate', '-s', '64M', image)
  system('mkfs.ext4', '-q', '-F', image)
  return image
}

const canMount = `dir=$(mktemp -d) && truncate -s 16M $dir/disk && mkfs.ext4 -q -F $dir/disk && mkdir $dir/at && mount -o loop $dir/disk $dir/at && umount $dir/at && rm -r $dir`
const testOnExt4 = testWith({ name: 'mkfs.ext4', from: 'e2fsprogs mount', works: ['bash', '-c', canMount] })

/** A command that makes a folder, and the moments at which the power is cut: when something is in that folder. */
interface Work {
  readonly command: readonly string[]
  readonly again: readonly string[]
  readonly moments: readonly string[]
}

const work: Record<string, Work> = {
  'a run': {
    command: [
      'run',
      'tale.txt',
      '--order',
      '2',
      '--generations',
      '30',
      '--metric',
      'types-written',
      '--out',
      'out',
    ],
    again: ['--resume'],
    moments: ['out/run.json', 'out/C/training.csv', 'out/M', 'out/AD/training.csv'],
  },
  'a sweep': {
    command: ['sweep', 'sweep.json', 'out'],
    again: [],
    moments: ['out/experiment.json', 'out/metrics.csv'],
  },
}

const put = (place: string) => {
  writeFileSync(join(place, 'tale.txt'), prose(40))
  const base = { corpus: 'tale.txt', generations: 2, metrics: ['types-written'] }
  writeFileSync(join(place, 'sweep.json'), JSON.stringify({ base, vary: { order: [1, 2] }, seeds: 2 }))
}

/** Waits until a process that was told to stop has done so, with what it asked of the system. */
async function stopped(process: ChildProcess): Promise<void> {
  const tasks = `/proc/${process.pid!}/task`
  const isStopped = (task: string) => readFileSync(join(tasks, task, 'stat'), 'utf8').includes(') T ')
  await reached(process, () => readdirSync(tasks).every(isStopped))
}

/**
 * Lets the system bring to a disk which names its files have, and not what is in them: it does so for all files when any program waits for
 * a file of its own.
 */
function bringNames(place: string): void {
  const file = openSync(join(place, 'other'), 'w')
  writeSync(file, 'x')
  fsyncSync(file)
  closeSync(file)
}

testOnExt4.each(Object.entries(work))(
  'what a power cut under ext4 leaves of %s is what it recorded, and goes on to the same bytes',
  async (_, { command, again, moments }) => {
    put(folder)
    expect(spawnCollapseLab(folder, ...command).code).toBe(0)
    const whole = resultIn(join(folder, 'out'))
    rmSync(join(folder, 'out'), { recursive: true })
    const [name = ''] = command
    const disk = newDisk(name)
    const place = mountedAt(disk)
    put(place)
    system('sync', '-f', place)
    const process = startCollapseLab(place, ...command)
    process.stdout.resume()
    process.stderr.resume()
    const ended = once(process, 'exit')
    const cuts: string[] = []
    for (const moment of moments) {
      await reached(process, () => existsSync(join(place, moment)))
      process.kill('SIGSTOP')
      await stopped(process)
      for (const bring of [() => undefined, () => bringNames(place)]) {
        bring()
        const cut = join(folder, `${name}-${cuts.length}`)
        system('cp', '--sparse=always', disk, cut)
        cuts.push(cut)
      }
      process.kill('SIGCONT')
    }
    process.kill('SIGKILL')
    await ended
    let files = 0
    for (const cut of cuts) {
      const after = mountedAt(cut)
      const out = join(after, 'out')
      const run = readableRun(out)
      const recorded = run?.outputs.filter(({ path }) => path.includes('/')) ?? []
      for (const output of recorded) expect(readOutput(out, output.path), cut).toEqual(output)
      files += existsSync(out) ? Object.keys(resultIn(out)).length : 0
      const { code, stderr } = spawnCollapseLab(after, ...command, ...(existsSync(out) ? again : []))
      expect(code, stderr).toBe(0)
      expect(resultIn(out), cut).toEqual(whole)
    }
    // A disk on which nothing is left would be no test.
    expect(files).toBeGreaterThan(0)
  },
)
