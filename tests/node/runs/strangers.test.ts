import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readRunFile, writeRunFile } from '../../../src/node/runs/run-file.ts'
import type { Output } from '../../../src/node/files/outputs.ts'
import { nativeSha256Of } from '../../../src/node/files/sha256.ts'
import { carryOut, prepareRun, writeRun } from '../../../src/node/runs/runs.ts'
import { verifyRun } from '../../../src/node/runs/verify.ts'
import type { RunFile } from '../../../src/report/run/run-file.ts'
import { collapseLab } from '../../cli/command-line.ts'
import { prose } from '../../prose.ts'
import { scratchFolder } from '../../scratch.ts'

const folder = scratchFolder()
const [whole, strange] = [join(folder, 'whole'), join(folder, 'strange')]
const METRICS = ['types-written', 'surviving-types']

/** The commands that read each file of a run. */
const READERS: Readonly<Record<string, readonly string[]>> = {
  'metrics.csv': ['show', 'strange'],
  'samples.jsonl': ['report', 'strange'],
  'vocabulary.csv': ['compare', 'strange', 'whole'],
  'A/training.csv': ['provenance', 'strange'],
  'B/training.csv': ['show', 'strange', '--passage', 'B/1'],
  'A/passages.jsonl': ['show', 'strange', '--generation', 'A'],
  'B/passages.jsonl': ['report', 'strange', '--out', 'strange.html'],
}

beforeAll(async () => {
  writeFileSync(join(folder, 'tale.txt'), prose(24))
  process.chdir(folder)
  const plan = prepareRun({ corpus: 'tale.txt', generations: 2, metrics: METRICS, out: 'whole' })
  await writeRun(plan, { until: 1 })
  for (const output of readRunFile('whole').outputs) older.set(output.path, output)
  await carryOut({ corpus: 'tale.txt', generations: 2, metrics: METRICS, out: 'whole' })
})

const before = process.cwd()
afterAll(() => {
  process.chdir(before)
})

/** The tables of the run after its first generation, as run.json lists them. */
const older = new Map<string, Output>()

/** A copy of the run in which one file was changed. */
function changed(path: string, change: (bytes: Buffer) => Buffer): void {
  copied()
  writeFileSync(join(strange, path), change(readFileSync(join(whole, path))))
}

/** A copy of the run, with another record. */
function copied(record: (run: RunFile) => unknown = run => run): void {
  rmSync(strange, { recursive: true, force: true })
  cpSync(whole, strange, { recursive: true })
  writeFileSync(join(strange, 'run.json'), JSON.stringify(record(readRunFile(whole))))
}

/** What a reader of a file says. */
const read = (path: string, ...more: string[]) => collapseLab(folder, ...READERS[path]!, ...more)

const verdictOn = async (path: string) => (await verifyRun('strange')).find(verdict => verdict.path === path)

const flipped = (bytes: Buffer) => {
  const other = Buffer.from(bytes)
  other[other.length >> 1]! ^= 1
  return other
}

describe.each(Object.keys(READERS))('%s', path => {
  test.each([
    ['with a bit that flipped', flipped],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 9)],
    ['emptied', () => Buffer.alloc(0)],
  ])('%s is refused by name', async (_, change) => {
    changed(path, change)
    const { code, stderr } = await read(path)
    expect([code, stderr]).toEqual([
      1,
      `collapse-lab: ${join('strange', path)} was changed since it was written: its hash is not the recorded one\nhint: run the plan again, with --resume if it was stopped; \`collapse-lab verify\` says what has changed; --unchecked reads it as it is\n`,
    ])
  })

  test('that is a pipe, a folder, or a link out of the run is refused at once', async () => {
    const target = join(strange, path)
    for (const make of [
      () => {
        execFileSync('mkfifo', [target])
      },
      () => {
        mkdirSync(target)
      },
      () => {
        symlinkSync(join('/', 'etc', 'passwd'), target)
      },
    ]) {
      copied()
      rmSync(target)
      make()
      const { code, stderr } = await read(path)
      expect([code, stderr]).toEqual([
        1,
        expect.stringMatching(/strange\/\S+ is (not a regular file|a link that leads out of strange)/),
      ])
    }
  })
})

test('a run that grows is read as far as run.json goes, though its tables are newer', async () => {
  // What is on the disk between the tables of B and run.json.
  copied(run => ({
    ...run,
    status: 'running',
    generations: ['A'],
    outputs: run.outputs
      .filter(({ path }) => !path.startsWith('B/'))
      .map(output => older.get(output.path) ?? output),
  }))
  const { code, stdout } = await collapseLab(folder, 'show', 'strange', '--json')
  expect(code).toBe(0)
  expect((JSON.parse(stdout) as { samples: unknown[] }).samples).toHaveLength(1)
  expect((await collapseLab(folder, 'show', 'strange', '--lost', 'A')).code).toBe(0)
})

test('files that were changed are read as they are when one asks for it', async () => {
  changed('B/passages.jsonl', bytes => Buffer.concat([bytes, Buffer.from('\n')]))
  const options = ['--generation', 'B']
  expect((await collapseLab(folder, 'show', 'strange', ...options)).code).toBe(1)
  expect((await collapseLab(folder, 'show', 'strange', ...options, '--unchecked')).code).toBe(0)
})

describe('lines that fit their hashes and are no lines of a run are refused:', () => {
  test.each([
    ['metrics.csv', 'r,1,A,types-written,x', /row \d+ is no row of a run/],
    ['metrics.csv', 'r,7,G,types-written,1', /generations that are not in the run/],
    ['vocabulary.csv', 'the,1,-1,2', /row \d+ is no row of a run/],
    ['vocabulary.csv', 'the,1', /row \d+ is no row of a run/],
    ['samples.jsonl', '{"generation":"C","text":""}', /one sample for each generation/],
    ['samples.jsonl', '{"generation":1}', /is no sample/],
    ['A/training.csv', 'x,../../B', /a source "\.\.\/\.\.\/B" that the run does not have/],
    ['A/training.csv', '"x,human', /a quotation mark that is not closed/],
    ['A/passages.jsonl', '{"id":"A/999","text":"x","source":"A"}', /is not passage A\/\d+/],
    ['A/passages.jsonl', '{', /is not JSON/],
  ])('%s, %s', async (path, line, why) => {
    const bytes = Buffer.concat([readFileSync(join(whole, path)), Buffer.from(`${line}\n`)])
    const output = { path, bytes: bytes.length, sha256: nativeSha256Of(bytes) }
    copied(run => ({ ...run, outputs: run.outputs.map(one => (one.path === path ? output : one)) }))
    writeFileSync(join(strange, path), bytes)
    const command =
      path === 'A/training.csv' ? ['provenance', 'strange', '--csv', 'x.csv', '--force'] : READERS[path]!
    const { code, stderr } = await collapseLab(
      folder,
      ...command,
      ...(path.startsWith('A/pass') ? ['--passage', '99'] : []),
    )
    expect([code, stderr]).toEqual([1, expect.stringMatching(why)])
  })
})

describe('a record is refused', () => {
  const withOutput = (path: string) => (run: RunFile) => ({
    ...run,
    outputs: [...run.outputs, { path, bytes: 1, sha256: '0'.repeat(64) }],
  })
  test.each<[string, (run: RunFile) => unknown, RegExp]>([
    [
      'whose path leads out of the folder',
      withOutput('../tale.txt'),
      /"\.\.\/tale\.txt" is no file of a run/,
    ],
    ['with an absolute path', withOutput('/etc/passwd'), /"\/etc\/passwd" is no file of a run/],
    ['that lists a file twice', withOutput('metrics.csv'), /listed twice/],
    ['that lists both forms of a file', withOutput('A/passages.jsonl.gz'), /must be listed once/],
    ['that leaves a file out', run => ({ ...run, outputs: run.outputs.slice(1) }), /must be listed once/],
    ['with a generation of another name', run => ({ ...run, generations: ['A', '../B'] }), /in order/],
    [
      'with more generations than its plan',
      run => ({ ...run, plan: { ...run.plan, generations: 1 } }),
      /first of 1/,
    ],
    ['with order 10^9', run => ({ ...run, plan: { ...run.plan, order: 1e9 } }), /plan: order/],
    ['without its text', run => ({ ...run, inputs: [] }), /the text is missing/],
    ['without facts of its text', run => ({ ...run, human: null }), /facts of the text are missing/],
  ])('%s', async (_, record, why) => {
    copied(record)
    for (const command of [
      ['show', 'strange'],
      ['compare', 'strange', 'whole'],
      ['report', 'strange'],
    ]) {
      const { code, stderr } = await collapseLab(folder, ...command)
      expect([code, stderr]).toEqual([1, expect.stringMatching(why)])
    }
    await expect(verifyRun(strange)).rejects.toThrow(why)
  })

  test('that is no JSON, without a word of what reads it', async () => {
    copied()
    for (const text of ['{"format": x', '['.repeat(100_000), '{"a":'.repeat(50_000)]) {
      writeFileSync(join(strange, 'run.json'), text)
      const { stderr } = await collapseLab(folder, 'show', 'strange')
      expect(stderr).toBe('collapse-lab: strange/run.json is not JSON\nhint: run the plan again\n')
    }
  })
})

describe('verify', () => {
  test('names a file that the record does not list, in whose place show could read it', async () => {
    copied()
    writeFileSync(
      join(strange, 'A', 'passages.jsonl.gz'),
      gzipSync('{"id":"A/1","text":"forged","source":"A"}\n'),
    )
    expect(await verdictOn('A/passages.jsonl.gz')).toMatchObject({ verdict: 'unlisted' })
    expect((await collapseLab(folder, 'show', 'strange', '--generation', 'A')).stdout).not.toContain('forged')
  })

  test.each<[string, (run: RunFile) => Partial<RunFile>]>([
    ['notes', run => ({ notes: [...run.notes, 'all is well'] })],
    ['human', run => ({ human: { ...run.human!, words: run.human!.words + 1 } })],
    ['inputs', run => ({ inputs: run.inputs.map(input => ({ ...input, licence: 'mine', passages: 1 })) })],
    ['name', () => ({ name: 'another' })],
  ])('names %s in run.json that the plan does not give', async (field, change) => {
    copied(run => ({ ...run, ...change(run) }))
    expect(await verdictOn('run.json')).toMatchObject({ verdict: 'different', fields: [field] })
  })

  test('names a length that is not the recorded one', async () => {
    copied(run => ({ ...run, outputs: run.outputs.map(output => ({ ...output, bytes: output.bytes + 1 })) }))
    expect(await verdictOn('metrics.csv')).toMatchObject({ verdict: 'changed' })
  })

  test('tells what is no file, and ends', async () => {
    copied()
    rmSync(join(strange, 'metrics.csv'))
    execFileSync('mkfifo', [join(strange, 'metrics.csv')])
    expect(await verdictOn('metrics.csv')).toMatchObject({ verdict: 'no file' })
  })

  test('counts no file of a writer at work, or of a page', async () => {
    copied()
    for (const name of ['report.html', 'metrics.csv.1-x.partial']) writeFileSync(join(strange, name), '')
    writeRunFile(strange, readRunFile(whole))
    const verdicts = await verifyRun('strange')
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(Array(8).fill('same'))
  })
})
