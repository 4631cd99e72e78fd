import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'
import { collapseLab } from './command-line.ts'
import { type Outcome, startCollapseLab } from './spawned.ts'

const folder = scratchFolder()
writeFileSync(join(folder, 'tale.txt'), prose(200))
const run = (...args: string[]) => collapseLab(folder, 'run', '--corpus', 'tale.txt', ...args)
const write = (name: string, value: unknown) => {
  writeFileSync(join(folder, name), JSON.stringify(value))
}
const tables = (path: string) =>
  ['metrics.csv', 'intervals.csv'].map(name => readFileSync(join(folder, path, name), 'utf8'))
const ended = (child: ReturnType<typeof startCollapseLab>) =>
  new Promise<number | null>(resolve => child.on('exit', code => resolve(code)))

describe('run --replicates', () => {
  let done: Outcome
  beforeAll(async () => {
    done = await run('--replicates', '3', '--generations', '2', '--jobs', '2')
  })
  const name = 'tale-word3-replace-gen2-seed1-replicates3'

  test('prints means with their intervals, and where they leave A', () => {
    const { code, stdout, stderr } = done
    expect([code, stderr.split('\n').at(-2)]).toEqual([0, '3 of 3 seeds done'])
    expect(stdout).toMatch(
      /^Its language seems to be en; .*\ntale\.txt · word, order 3 · replace · 3 seeds\n/,
    )
    expect(stdout).toMatch(/\n +human +A +B +leaves A\n/)
    expect(stdout).toMatch(/\nhuman words still used +215 +\d+\.\d ±\d+\.\d +\d+\.\d ±\d+\.\d +[B–]\n/)
    expect(stdout).toContain(`Saved in runs/${name}: `)
  })

  test('is shown again by `show`, verified by `verify`, and not done twice', async () => {
    expect(done.stdout).toContain((await collapseLab(folder, 'show', name)).stdout.trim())
    expect((await collapseLab(folder, 'verify', name)).stdout).toMatch(
      /All 6 files are as the plan gives them\.\n$/,
    )
    expect((await run('--replicates', '3', '--generations', '2')).stderr).toBe('')
    const { estimates, leavesA } = (JSON.parse((await collapseLab(folder, 'show', name, '--json')).stdout) as { arms: { estimates: object[]; leavesA: object }[] }).arms[0]! // prettier-ignore
    expect(estimates[0]).toMatchObject({ generation: 0, model: 'human', metric: 'types-written' })
    expect(leavesA).toMatchObject({ 'surviving-ancestors': 'B' })
  })

  test('keeps no passages, and says how to read them', async () => {
    const shown = await collapseLab(folder, 'show', name, '--word', 'river')
    expect(shown.code).toBe(2)
    expect(shown.stderr).toMatch(/--word looks at passages.*\nhint: .*--seed 1r2/)
  })

  test.each([
    [['--replicates', '0'], /replicates must be a whole number from 1 to 1000, got 0/],
    [['--replicates', 'x'], /--replicates must be a whole number, got "x"/],
    [['--replicates', '2', '--jobs', '0'], /--jobs must be a whole number from 1 to 256, got 0/],
  ])('refuses %j', async (args, message) => {
    const refused = await run(...args)
    expect(refused.code).not.toBe(0)
    expect(refused.stderr).toMatch(message)
    expect(refused.stderr.trim().split('\n')).toHaveLength(2)
  })
})

describe('compare', () => {
  const more = ['--generations', '2', '--metric', 'surviving-types,perplexity,distinct-3']
  beforeAll(async () => {
    for (const regime of ['replace', 'accumulate']) {
      await run('--regime', regime, '--out', regime, ...more)
      await run('--regime', regime, '--out', `${regime}-5`, '--replicates', '5', ...more)
    }
  })

  test('of one seed shows both, and tells by the law alone', async () => {
    const { code, stdout } = await collapseLab(folder, 'compare', 'replace', 'accumulate')
    expect(code).toBe(0)
    expect(stdout).toMatch(/\ngeneration B +replace +accumulate +difference\n/)
    expect(stdout).toContain('one seed cannot tell what is chance')
    expect(stdout).toMatch(
      /\nDoes it lose fewer words\? .*\n {2}replace .*\n {2}accumulate +yes .* \(\+\d.* to \+.*\)/,
    )
  })

  test('of the same five seeds answers with an interval', async () => {
    const { stdout } = await collapseLab(folder, 'compare', 'replace-5', 'accumulate-5')
    expect(stdout).toContain('Beside replace, by 5 shared seeds. In brackets: the 95 % interval')
    expect(stdout).toMatch(/\n {2}accumulate +yes +\d+\.\d ±\d+\.\d +\+\d+\.\d points \(\+.* to \+.*\)\n/)
  })

  test('writes a tidy table, and over no file that is there', async () => {
    const args = ['compare', 'replace-5', 'accumulate-5', '--csv', 'both.csv']
    expect((await collapseLab(folder, ...args)).code).toBe(0)
    const lines = readFileSync(join(folder, 'both.csv'), 'utf8').trim().split('\n')
    expect(lines[0]).toBe(
      'arm,generation,model,metric,replicates,mean,low,high,difference,difference_low,difference_high,paired,theory,agrees',
    )
    expect(lines.filter(line => /,yes,[^,]*,(?:yes|no)?$/.test(line)).length).toBeGreaterThan(10)
    expect(new Set(lines.map(line => line.split(',').length))).toEqual(new Set([14]))
    expect((await collapseLab(folder, ...args)).stderr).toMatch(/both\.csv is there already/)
    expect((await collapseLab(folder, ...args, '--force')).code).toBe(0)
  })

  test('refuses what does not compare', async () => {
    writeFileSync(join(folder, 'other.txt'), prose(150, 'other'))
    await collapseLab(folder, 'run', '--corpus', 'other.txt', '--out', 'other', ...more)
    const refused = await collapseLab(folder, 'compare', 'replace', 'other')
    expect(refused.code).toBe(1)
    expect(refused.stderr).toMatch(/^collapse-lab: other and replace began with different human texts/)
    expect((await collapseLab(folder, 'compare', 'replace')).stderr).toMatch(/takes two runs or more/)
    expect((await collapseLab(folder, 'compare', 'replace', 'nowhere')).stderr).toMatch(
      /run "nowhere" is not there/,
    )
  })
})

describe('sweep', () => {
  const plan = {
    base: { corpus: 'tale.txt', generations: 15, metrics: ['surviving-types', 'perplexity', 'distinct-3'] },
    vary: { regime: ['replace', 'accumulate'] },
    seeds: 4,
  }
  let whole: Outcome
  beforeAll(async () => {
    write('plan.json', plan)
    whole = await collapseLab(folder, 'sweep', 'plan.json', 'whole', '--jobs', '1')
  })

  test('carries out every cell and holds the arms against the first', async () => {
    expect([whole.code, whole.stderr.split('\n').at(-2)]).toEqual([0, '8 of 8 cells done'])
    expect(whole.stdout).toMatch(/^plan · 2 arms · 4 seeds each\n/)
    expect(whole.stdout).toMatch(/\n {2}regime=accumulate +yes /)
    expect((await collapseLab(folder, 'sweep', 'plan.json', 'whole')).stderr).toBe(
      '8 of 8 cells are there already\n',
    )
  })

  test.each(['SIGKILL', 'SIGINT'] as const)(
    'stopped by %s after its first, third and seventh cell goes on to the same bytes',
    async signal => {
      const out = `stopped-${signal}`
      const cells = join(folder, out, 'cells')
      const there = () =>
        existsSync(cells) ? readdirSync(cells).filter(name => name.endsWith('.json')).length : 0
      for (const stop of [1, 3, 7]) {
        const child = startCollapseLab(folder, 'sweep', 'plan.json', out, '--jobs', '2')
        const end = ended(child)
        while (there() < stop && child.exitCode === null) await sleep(5)
        child.kill(signal)
        // The eighth cell may be done before it is told to stop.
        expect([...(stop === 7 ? [0] : []), signal === 'SIGINT' ? 130 : null]).toContain(await end)
      }
      expect((await collapseLab(folder, 'sweep', 'plan.json', out)).code).toBe(0)
      expect(tables(out)).toEqual(tables('whole'))
      expect(readdirSync(join(folder, out, 'cells')).sort()).toEqual(
        readdirSync(join(folder, 'whole', 'cells')).sort(),
      )
    },
  )

  test('cell by cell, as a scheduler asks for them, and put together gives the same bytes', async () => {
    for (const cells of [
      ['--cell', '8'],
      ['--cells', '1-3,5'],
      ['--cells', '4,6-8'],
    ]) {
      const { code, stdout } = await collapseLab(folder, 'sweep', 'plan.json', '--out', 'cells', ...cells)
      expect(code).toBe(0)
      expect(stdout).toMatch(/^(Cell \d is in \S+\.json\.\n)+$/)
    }
    expect((await collapseLab(folder, 'sweep', 'plan.json', 'cells', '--list')).stdout.match(/ there\n/g)).toHaveLength(8) // prettier-ignore
    expect((await collapseLab(folder, 'sweep', 'plan.json', 'cells', '--merge')).code).toBe(0)
    expect(tables('cells')).toEqual(tables('whole'))
  })

  test('for Slurm is a plan, an array job, a step after it, and a script that hands both in', async () => {
    const { code, stdout } = await collapseLab(folder, 'sweep', 'plan.json', '--emit', 'slurm', "clu'ster")
    expect(code).toBe(0)
    expect(stdout).toContain('8 cells in 8 tasks of slurm')
    const read = (name: string) => readFileSync(join(folder, "clu'ster", name), 'utf8')
    expect(JSON.parse(read('plan.json'))).toEqual({ ...plan, name: 'plan' })
    expect(read('cells.sbatch')).toMatch(/\n#SBATCH --array=1-8\n/)
    expect(read('submit.sh')).toMatch(/--dependency="afterok:\$\{array%%;\*\}"/)
  })

  test.each<[string, string[], RegExp]>([
    ['no file', ['nowhere.json'], /nowhere\.json/],
    ['no JSON', ['tale.txt'], /tale\.txt is not JSON/],
    ['two folders', ['plan.json', 'a', '--out', 'b'], /the folder is named twice/],
    [
      'two things at once',
      ['plan.json', '--cell', '1', '--merge'],
      /--cell and --merge are different things/,
    ],
    ['a cell that is none', ['plan.json', '--cell', '9'], /cells are numbered from 1 to 8, got "9"/],
    [
      'another engine',
      ['plan.json', '--emit', 'pbs'],
      /there is no engine "pbs"; there are slurm, parallel,/,
    ],
    [
      'what an engine has not',
      ['plan.json', '--emit', 'parallel', '--account', 'a'],
      /parallel has no --account/,
    ],
    [
      'an engine without what it needs',
      ['plan.json', '--emit', 'kubernetes'],
      /kubernetes needs --image, --volume/,
    ],
    [
      'a name that is none',
      ['plan.json', '--emit', 'slurm', '--account', 'a b'],
      /--account must be one word/,
    ],
    ['no minutes', ['plan.json', '--emit', 'slurm', '--time', '0'], /--time must be a whole number from 1/],
    ['a limit without an engine', ['plan.json', '--at-once', '2'], /--at-once is about tasks/],
    [
      'a size of tasks without an engine',
      ['plan.json', '--cells-per-task', '2'],
      /--cells-per-task is about tasks/,
    ],
    [
      'a task that nobody has numbered',
      ['plan.json', '--task-of', 'aws-batch'],
      /AWS_BATCH_JOB_ARRAY_INDEX is not/,
    ],
    [
      'a folder that no container sees',
      ['plan.json', '../out', '--emit', 'kubernetes', '--image', 'i', '--volume', 'v'],
      /\.\.\/out lies outside the working folder/,
    ],
    [
      'a folder that AWS Batch would not read as it is',
      ['plan.json', 'Ref::a', '--emit', 'aws-batch', '--image', 'i', '--volume', 'v', '--account', 'q'],
      /has Ref:: in its name/,
    ],
    ['a sweep that is none', ['broken.json'], /base has an option "ordr" that no plan has/],
  ])('refuses %s', async (_, args, message) => {
    write('broken.json', { base: { ordr: 3 } })
    const { code, stderr } = await collapseLab(folder, 'sweep', ...args)
    expect(code).toBeGreaterThan(0)
    expect(stderr).toMatch(message)
    expect(stderr.trim().split('\n')).toHaveLength(2)
  })
})
