import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'
import { collapseLab } from './command-line.ts'
import { startCollapseLab } from './spawned.ts'

const folder = scratchFolder()
const at = (...path: string[]) => join(folder, ...path)
const file = (...path: string[]) => readFileSync(at(...path), 'utf8')
const METRICS = ['--metric', 'types-written,surviving-types,perplexity,invented-types', '--order', '2']
const unfolded = (text: string) => text.replace(/\s+/g, ' ')

/** A command that runs a program of Node from this folder. */
const node = (name: string) => `'${process.execPath}' '${at(name)}'`

const written = (command: string, ...args: string[]) =>
  collapseLab(folder, 'run', 'tale.txt', '--writer', command, '--out', 'written', ...METRICS, ...args)

/** Draws passages of what it reads, as many tokens as it is asked for, and adds a word that no text has. */
const DRAWING = `
import { readFileSync } from 'node:fs'
const [last] = process.argv.slice(-1)
if (last === '--version') console.log('drawing 1.2')
else {
  const task = JSON.parse(readFileSync(last + '/task.json'))
  const passages = readFileSync(last + '/training.jsonl', 'utf8').trim().split('\\n').map(line => JSON.parse(line))
  console.error('read ' + passages.length + ' of ' + passages[0].source)
  let random = task.seed
  const next = () => (random = (Math.imul(random, 1664525) + 1013904223) >>> 0) / 2 ** 32
  console.log(JSON.stringify({ text: 'a zyzzyva of ' + task.generation }))
  for (let words = 0; words < task.tokens; ) {
    const { text } = passages[Math.floor(next() * passages.length)]
    words += text.split(' ').length
    console.log(JSON.stringify({ text }))
  }
}`

beforeAll(() => {
  writeFileSync(at('tale.txt'), prose(200))
  writeFileSync(at('drawing.mjs'), DRAWING)
})

describe('run --writer', () => {
  test('has a program write each generation from what the one before wrote, and measures it as an imported text', async () => {
    const { code, stdout } = await written(node('drawing.mjs'))
    expect(code).toBe(0)
    expect(unfolded(stdout)).toContain('C beside chance, at the same length')
    const run = JSON.parse(file('written', 'run.json')) as { inputs: { corpus: string; author?: string }[] }
    expect(run.inputs.slice(1).map(({ corpus, author }) => [corpus, author])).toEqual(
      ['A', 'B', 'C'].map(name => [name, 'drawing 1.2']),
    )
    expect(file('written', 'writer', 'B', 'stderr.log')).toMatch(/^read \d+ of A\n$/)
    // Each text hands its word on to the next, by chance at least, and adds none but that of its own.
    expect(file('written', 'metrics.csv')).toMatch(/,1,A,invented-types,0\.\d+\n/)
  })

  test('gives the numbers of an import of its texts', async () => {
    const texts = ['A', 'B', 'C'].map(name => `written/writer/${name}/passages.jsonl`)
    const name = (JSON.parse(file('written', 'run.json')) as { name: string }).name
    expect(
      (await collapseLab(folder, 'import', 'tale.txt', ...texts, ...METRICS, '--out', 'imported')).code,
    ).toBe(0)
    const imported = (JSON.parse(file('imported', 'run.json')) as { name: string }).name
    for (const table of ['metrics.csv', 'vocabulary.csv', 'chance.csv', 'held-out.csv'])
      expect(file('imported', table).replaceAll(imported, name)).toBe(file('written', table))
  })

  test('is verified by what was kept, and says that the writer is not the lab’s', async () => {
    const { code, stdout } = await collapseLab(folder, 'verify', 'written')
    expect(code).toBe(0)
    expect(unfolded(stdout)).toContain('The texts were written by drawing 1.2, which is not the lab’s')
    const path = at('written', 'writer', 'B', 'passages.jsonl')
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace('zyzzyva', 'zebra'))
    const changed = await collapseLab(folder, 'verify', 'written')
    expect([changed.code, changed.stderr]).toEqual([
      1,
      expect.stringContaining('is not what the writer of B wrote'),
    ])
    writeFileSync(path, text)
  })

  test('keeps texts that may have taken hours: it does not write over them, and continues with them', async () => {
    const again = await written(node('drawing.mjs'))
    expect([again.code, again.stderr]).toEqual([
      1,
      expect.stringContaining('has texts that the writer has written: A, B, C'),
    ])
    rmSync(at('written', 'writer', 'C'), { recursive: true })
    const metrics = file('written', 'metrics.csv')
    expect((await written(node('drawing.mjs'), '--resume')).code).toBe(0)
    expect(file('written', 'metrics.csv')).toBe(metrics)
  })

  test('writes the cells of a sweep, which are verified by what was kept', async () => {
    const base = {
      corpus: 'tale.txt',
      writer: node('drawing.mjs'),
      generations: 2,
      order: 2,
      metrics: ['types-written'],
    }
    writeFileSync(
      at('plan.json'),
      JSON.stringify({ base, vary: { regime: ['replace', 'accumulate'] }, seeds: 1 }),
    )
    expect((await collapseLab(folder, 'sweep', 'plan.json', 'swept')).code).toBe(0)
    expect(readdirSync(at('swept', 'texts'))).toHaveLength(2)
    // A program that would write something else is not asked.
    writeFileSync(at('drawing.mjs'), 'process.exit(9)')
    const verified = await collapseLab(folder, 'verify', 'swept')
    writeFileSync(at('drawing.mjs'), DRAWING)
    expect([verified.code, verified.stdout]).toEqual([
      0,
      expect.stringContaining('All 5 files are as the plan gives them'),
    ])
  })

  test('writes for each of several seeds, and says where the texts are', async () => {
    const seeds = [
      '--writer',
      node('drawing.mjs'),
      '--replicates',
      '2',
      '--generations',
      '1',
      '--out',
      'seeds',
    ]
    const { code, stdout } = await collapseLab(folder, 'run', 'tale.txt', ...seeds, ...METRICS)
    expect(code).toBe(0)
    const [, texts = ''] = /What the writer wrote with seed 1r2:\s+(\S+)/.exec(stdout)!
    expect(JSON.parse(file(texts, 'A', 'task.json'))).toMatchObject({ plan: { seed: '1r2' } })
  })

  test('takes the words of a command as they are, without a shell', async () => {
    const { code, stderr } = await collapseLab(
      folder,
      'run',
      'tale.txt',
      '--writer',
      'echo $HOME | cat "',
      '--out',
      'never',
    )
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('a quotation mark or a backslash is left open'),
    ])
    expect(existsSync(at('never'))).toBe(false)
  })
})

describe('a hostile writer ends in two lines, and the run continues with the next one', () => {
  const UNLESS_VERSION = "if (process.argv.at(-1) === '--version') process.exit()\n"
  const runBy = (source: string, ...args: string[]) => {
    writeFileSync(at('hostile.mjs'), source)
    const further = existsSync(at('hostile')) ? ['--resume', ...args] : args
    return collapseLab(folder, 'run', 'tale.txt', '--writer', node('hostile.mjs'), '--generations', '1', '--no-chance', '--out', 'hostile', ...METRICS, ...further) // prettier-ignore
  }

  test.each([
    [
      'that ends with a code',
      "console.error('no model here'); process.exit(3)",
      'ended with exit code 3: no model here',
    ],
    ['that says nothing', '', 'wrote no passage'],
    ['that says empty passages', 'console.log(\'{"text":" "}\')', 'wrote no passage'],
    [
      'that says something else',
      'console.log(\'{"text":"a"}\'); console.log("Loading the model")',
      'line 2 is not JSON: Loading the model',
    ],
    [
      'that ends in the middle of a line',
      'process.stdout.write(\'{"text":"a"}\\n{"text":"b\')',
      'line 2 is not JSON',
    ],
    [
      'that says bytes',
      'process.stdout.write(Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x80]))',
      'wrote bytes that are not UTF-8',
    ],
    [
      'that never ends a line',
      "const more = () => process.stdout.write('x'.repeat(1e6), more); more()",
      'wrote more than',
    ],
    [
      'that never ends',
      'const more = () => process.stdout.write(\'{"text":"and again"}\\n\'.repeat(1e4), more); more()',
      'wrote more than',
    ],
    [
      'that ignores the signal',
      "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)",
      'took longer than 1 s',
    ],
  ])('%s', async (_, source, why) => {
    const { code, stderr } = await runBy(
      UNLESS_VERSION + source,
      ...(why.startsWith('took') ? ['--writer-time', '1'] : []),
    )
    expect(code).toBe(1)
    const lines = stderr.split('\n').filter(line => /^(collapse-lab|hint): /.test(line))
    expect(lines).toEqual([expect.stringContaining(why), expect.stringContaining('--resume has A written')])
    expect(lines[0]).toMatch(/^collapse-lab: the writer of A /)
  })

  test('and what it wrote before its time was over is kept', async () => {
    const source = 'console.log(\'{"text":"a"}\'); setInterval(() => {}, 1000)'
    const { stderr } = await runBy(UNLESS_VERSION + source, '--writer-time', '1')
    expect(unfolded(stderr)).toContain('has what it wrote, stdout.log, and what it said, stderr.log')
    expect(file('hostile', 'writer', 'A', 'stdout.log')).toBe('{"text":"a"}\n')
  })

  test('until one that writes, and says a passage where it is asked for its version', async () => {
    const { code } = await runBy(DRAWING.replace('drawing 1.2', '{"text":"a passage"}'))
    expect(code).toBe(0)
    expect(file('hostile', 'run.json')).toContain('"status": "completed"')
    expect(file('hostile', 'run.json')).toContain('"author": "\'')
    expect(readdirSync(at('hostile', 'writer', 'A')).sort()).toEqual(['passages.jsonl', 'stderr.log', 'task.json', 'written.json']) // prettier-ignore
  })

  test('and a program that is not there is named', async () => {
    const { code, stderr } = await collapseLab(folder, 'run', 'tale.txt', '--writer', 'no-such-program x')
    expect([code, stderr]).toEqual([
      1,
      expect.stringContaining('did not start: there is no program "no-such-program"\nhint: '),
    ])
  })

  test('and one at work ends with the command, with what it started, in a session of its own too', async () => {
    writeFileSync(
      at('hostile.mjs'),
      `${UNLESS_VERSION}
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
process.on('SIGTERM', () => {})
process.on('SIGINT', () => {})
const wait = ['-e', 'setInterval(() => {}, 1000)']
const children = [false, true].map(detached => spawn(process.execPath, wait, { detached }))
writeFileSync(process.argv.at(-1) + '/pids', [process, ...children].map(({ pid }) => pid).join(' '))
setInterval(() => {}, 1000)`,
    )
    const lab = startCollapseLab(folder, 'run', 'tale.txt', '--writer', node('hostile.mjs'), '--out', 'ended')
    const pids = await vi.waitUntil(
      () => existsSync(at('ended/writer/A/pids')) && file('ended/writer/A/pids'),
      30_000,
    )
    lab.kill('SIGINT')
    await vi.waitUntil(() => pids.split(' ').every(pid => !isAlive(Number(pid))), 10_000)
  })
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
