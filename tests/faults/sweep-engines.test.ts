import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { Job } from 'kubernetes-models/batch/v1'
import * as v from 'valibot'
import { beforeAll, describe, expect, test } from 'vitest'
import { BUILD } from '../build-in-use.ts'
import { collapseLab } from '../cli/command-line.ts'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'
import { startSlurm, WITH_DAEMONS } from './one-node-slurm.ts'
import { resultIn, testWith } from './tools.ts'

/** A working folder and sweeps whose names a shell, Slurm, parallel and Kubernetes would each read in their own way. */
const home = join(scratchFolder(), `it's "home"`)
const HOSTILE = 'a 100% {} $(JOB_COMPLETION_INDEX) `x`'
const TASKS = ['--cells-per-task', '2']
const LARGE_TASKS = ['--cells-per-task', '4']
const IN_CONTAINERS = ['--image', 'lab:1', '--volume', 'work']

const hashesOf = (sweep: string) =>
  Object.fromEntries(
    Object.entries(resultIn(join(home, sweep))).filter(([path]) => /^(cells\/|metrics|intervals)/.test(path)),
  )
const readIn = (...path: string[]) => readFileSync(join(home, ...path), 'utf8')

let whole: Record<string, string>
beforeAll(async () => {
  mkdirSync(home)
  writeFileSync(join(home, 'tale.txt'), prose(40))
  const base = { corpus: 'tale.txt', generations: 2, metrics: ['surviving-types'] }
  writeFileSync(join(home, 'p.json'), JSON.stringify({ base, vary: { order: [2, 3] }, seeds: 4 }))
  expect((await collapseLab(home, 'sweep', 'p.json', 'whole')).code).toBe(0)
  whole = hashesOf('whole')
  expect(Object.keys(whole)).toHaveLength(10)
})

async function emit(engine: string, sweep: string, ...options: string[]): Promise<void> {
  const { code, stderr } = await collapseLab(home, 'sweep', 'p.json', sweep, '--emit', engine, ...options)
  expect(code, stderr).toBe(0)
}

/** Kills the task of a sweep that an engine has given a number, as soon as it runs. @param isOver whether there is none to come */
async function killTask(sweep: string, variable: string, isOver: () => boolean): Promise<void> {
  const about = (pid: string, what: string) => {
    try {
      return readFileSync(`/proc/${pid}/${what}`, 'utf8').split('\0')
    } catch {
      // It has ended.
      return []
    }
  }
  while (!isOver()) {
    for (const pid of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
      const words = about(pid, 'cmdline')
      if (!words.includes('--task-of') || !words.includes(join(home, sweep))) continue
      if (about(pid, 'environ').includes(variable)) return void process.kill(Number(pid), 'SIGKILL')
    }
    await later(5)
  }
}

/** Hands a sweep in by its script; what it printed, and how it ended. */
async function handIn(sweep: string, env: NodeJS.ProcessEnv, ...args: string[]) {
  const child = spawn('bash', [join(home, sweep, 'submit.sh'), ...args], { env: { ...env } })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (said += data.toString()))
  await once(child, 'close')
  return { code: child.exitCode, said }
}

/**
 * Hands eight cells in, kills a task, sees that nothing is put together, and makes up for it by the same script.
 *
 * @param how the cells that the task takes along; whether the script waits for the cells, and so tells that a task failed; and what waits until all jobs have ended
 */
async function killAndMakeUp(
  sweep: string,
  variable: string,
  env: NodeJS.ProcessEnv,
  {
    lost,
    waits,
    ended = () => Promise.resolve(),
  }: { lost: number; waits: boolean; ended?: () => Promise<void> },
): Promise<void> {
  let isOver = false
  const first = handIn(sweep, env).finally(async () => {
    await ended()
    isOver = true
  })
  await killTask(sweep, variable, () => isOver)
  const { code } = await first
  expect(code).toBe(waits ? 1 : 0)
  const cells = join(home, sweep, 'cells')
  const written = () =>
    Object.fromEntries(readdirSync(cells).map(name => [name, statSync(join(cells, name)).mtimeMs]))
  const before = written()
  expect(Object.keys(before)).toHaveLength(8 - lost)
  expect(existsSync(join(home, sweep, 'metrics.csv'))).toBe(false)
  const again = await handIn(sweep, env)
  await ended()
  expect([again.said, again.code]).toEqual([expect.anything(), 0])
  expect(hashesOf(sweep)).toEqual(whole)
  // What was there is not done again.
  expect(written()).toMatchObject(before)
}

const SLURM = { name: 'slurmctld', from: 'slurm-wlm', works: ['/usr/sbin/slurmctld', '-V'] } as const
const PARALLEL = { name: 'parallel', from: 'parallel', works: ['parallel', '--version'] } as const

testWith(SLURM)('Slurm itself carries out a sweep in which a task is killed, to the same bytes', async () => {
  await emit('slurm', HOSTILE, ...TASKS, '--at-once', '4', '--time', '5', '--account', 'lab')
  const slurm = await startSlurm(scratchFolder())
  /** Waits until no job is left. */
  const ended = async () => {
    while (spawnSync('squeue', ['--noheader'], { env: slurm.env, encoding: 'utf8' }).stdout !== '') await later(100) // prettier-ignore
  }
  try {
    await killAndMakeUp(HOSTILE, 'SLURM_ARRAY_TASK_ID=2', slurm.env, { lost: 2, waits: false, ended })
  } finally {
    await slurm.stop()
  }
  // The logs of both times are kept: four tasks each, and one merge.
  const logs = readdirSync(join(home, HOSTILE, 'log'))
  expect(logs.filter(name => /^\d+-[1-4]\.txt$/.test(name))).toHaveLength(8)
  expect(logs.filter(name => name.endsWith('merge.txt'))).toHaveLength(1)
})

testWith(PARALLEL)(
  'GNU parallel itself carries out a sweep in which a task is killed, to the same bytes',
  async () => {
    const sweep = `${HOSTILE} parallel`
    await emit('parallel', sweep, ...TASKS, '--at-once', '2', '--time', '5')
    await killAndMakeUp(sweep, 'PARALLEL_SEQ=2', WITH_DAEMONS, { lost: 2, waits: true })
    // The signal, and then nothing.
    const tasks = readIn(sweep, 'log', 'tasks.tsv')
      .split('\n')
      .filter(line => line.endsWith('./cells.sh 2'))
    expect(tasks.map(line => line.split('\t')[7])).toEqual(['9', '0'])
    expect(readIn(sweep, 'log', '1.txt')).toContain('cell 1 is there already')
  },
)

describe('where a stand-in takes the place of the cluster,', () => {
  /** An environment in which `kubectl` and `aws` are the stand-in. */
  function withStandIn(state: string): NodeJS.ProcessEnv {
    for (const name of ['kubectl', 'aws'])
      writeFileSync(
        join(state, name),
        `#!/bin/sh\nexec '${process.execPath}' '${join(import.meta.dirname, 'stand-in.js')}' ${name} "$@"\n`,
        { mode: 0o755 },
      )
    return {
      ...process.env,
      PATH: `${state}:${process.env.PATH ?? ''}`,
      ...{ STAND_IN_HOME: home, STAND_IN_STATE: state, MAIN: join(BUILD, 'cli', 'main.js') },
    }
  }
  const asked = (state: string) =>
    readFileSync(join(state, 'asked.jsonl'), 'utf8').trim().split('\n').map(line => JSON.parse(line) as string[]) // prettier-ignore

  test('the Jobs of Kubernetes are as its schema has them, and carry out a sweep in which a task is killed', async () => {
    const sweep = `${HOSTILE} kubernetes`
    await emit('kubernetes', sweep, ...LARGE_TASKS, ...IN_CONTAINERS, '--at-once', '2', '--account', 'lab')
    for (const file of ['cells.json', 'merge.json'])
      new Job(JSON.parse(readIn(sweep, file)) as ConstructorParameters<typeof Job>[0]).validate()
    const state = scratchFolder()
    await killAndMakeUp(sweep, 'JOB_COMPLETION_INDEX=1', withStandIn(state), { lost: 4, waits: true })
    const creations = asked(state).filter(words => words.includes('create'))
    expect(creations.map(words => words.at(words.indexOf('-f') + 1))).toEqual(['cells.json', 'cells.json', 'merge.json']) // prettier-ignore
    expect(creations[0]).toContain('--namespace=lab')
  })

  test('the jobs of AWS Batch are as its interface has them, and carry out a sweep in which a task is killed', async () => {
    const sweep = `${HOSTILE} aws`
    await emit('aws-batch', sweep, ...LARGE_TASKS, ...IN_CONTAINERS, '--account', 'queue', '--time', '5')
    v.parse(JOB_DEFINITION, JSON.parse(readIn(sweep, 'job-definition.json')))
    for (const file of ['cells.json', 'merge.json']) v.parse(SUBMIT_JOB, JSON.parse(readIn(sweep, file)))
    const state = scratchFolder()
    await killAndMakeUp(sweep, 'AWS_BATCH_JOB_ARRAY_INDEX=1', withStandIn(state), { lost: 4, waits: false })
    expect(asked(state).filter(words => words.includes('--depends-on'))).toHaveLength(2)
  })
})

/**
 * What AWS Batch takes of a job definition, and of a submission, as far as it is used here. Of
 * https://docs.aws.amazon.com/batch/latest/APIReference/API_RegisterJobDefinition.html, API_ContainerProperties.html and API_SubmitJob.html.
 */
const NAME = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][\w-]{0,127}$/))
const JOB_DEFINITION = v.strictObject({
  jobDefinitionName: NAME,
  type: v.picklist(['container', 'multinode']),
  containerProperties: v.strictObject({
    image: v.string(),
    resourceRequirements: v.array(
      v.strictObject({
        type: v.picklist(['GPU', 'MEMORY', 'VCPU']),
        value: v.pipe(v.string(), v.regex(/^[1-9]\d*$/)),
      }),
    ),
    volumes: v.array(
      v.strictObject({
        name: v.string(),
        efsVolumeConfiguration: v.strictObject({
          fileSystemId: v.string(),
          transitEncryption: v.picklist(['ENABLED', 'DISABLED']),
        }),
      }),
    ),
    mountPoints: v.array(v.strictObject({ sourceVolume: v.string(), containerPath: v.string() })),
  }),
  retryStrategy: v.strictObject({ attempts: v.pipe(v.number(), v.minValue(1), v.maxValue(10)) }),
  timeout: v.strictObject({ attemptDurationSeconds: v.pipe(v.number(), v.minValue(60)) }),
})
const SUBMIT_JOB = v.strictObject({
  jobName: NAME,
  jobQueue: v.string(),
  arrayProperties: v.optional(
    v.strictObject({ size: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(10_000)) }),
  ),
  containerOverrides: v.strictObject({ command: v.array(v.string()) }),
})
