import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'
import { collapseLab } from './command-line.ts'
import { type Outcome, startCollapseLab } from './spawned.ts'

const folder = scratchFolder()
writeFileSync(join(folder, 'tale.txt'), prose(120))
const NAME = 'tale-word3-replace-seed1'
let done: Outcome
beforeAll(async () => {
  done = await collapseLab(folder, 'run', '--corpus', 'tale.txt')
})

describe('run', () => {
  test('prints a table, passages, a sentence on what happened, and where the run was saved', () => {
    expect(done.code).toBe(0)
    expect(done.stdout).toMatch(/human +A +B +C/)
    expect(done.stdout).toMatch(/human words still used +[\d,]+ +\d+\.\d \(\d+\.\d\)/)
    expect(done.stdout).toMatch(/perplexity on held-out text +–/)
    expect(done.stdout).toMatch(/Each continues the same opening: /)
    expect(done.stdout).toMatch(/After 3 rounds, /)
    expect(done.stdout).toContain(`Saved in runs/${NAME}`)
  })

  test('takes its text without a flag, as forecast does, and not two of them', async () => {
    const named = await collapseLab(folder, 'run', 'tale.txt', '--generations', '1', '--out', 'named')
    expect(named.code).toBe(0)
    const { plan } = JSON.parse(readFileSync(join(folder, 'named', 'run.json'), 'utf8')) as {
      plan: { corpus: string }
    }
    expect(plan.corpus).toBe('tale.txt')
    const both = await collapseLab(folder, 'run', 'tale.txt', '--corpus', 'moby-dick')
    expect(both.code).toBe(2)
    expect(both.stderr).toMatch(/run got two texts: "tale.txt" and --corpus "moby-dick"/)
  })

  test('of a text with next to no held-out text shows no perplexity, and says so', async () => {
    writeFileSync(join(folder, 'short.txt'), prose(12))
    const { code, stdout } = await collapseLab(folder, 'run', 'short.txt', '--out', 'short')
    expect(code).toBe(0)
    expect(stdout).not.toMatch(/perplexity on held-out text/)
    expect(stdout).toMatch(/The held-out text has \d+ tokens, too few to say anything/)
  })

  test('tells its progress on stderr, and no escape codes where there is no terminal', () => {
    expect(done.stderr).toMatch(
      /A is writing: \d+ % of the run is done\nB is writing: \d+ % of the run is done\nC is writing: \d+ % of the run is done/,
    )
    expect(done.stdout + done.stderr).not.toContain('\u001B')
  })

  test('--json prints data and nothing else', async () => {
    const { stdout, code } = await collapseLab(
      folder,
      'run',
      '--corpus',
      'tale.txt',
      '--json',
      '--out',
      'json-run',
    )
    expect(code).toBe(0)
    const data = JSON.parse(stdout) as {
      generations: { name: string; theory: Record<string, number> }[]
      run: { status: string }
    }
    expect(data.run.status).toBe('completed')
    expect(data.generations.map(({ name }) => name)).toEqual(['human', 'A', 'B', 'C'])
    expect(data.generations[1]!.theory['surviving-types']).toBeGreaterThan(0)
  })

  test('every option of a plan is taken', async () => {
    const args =
      '--tokens char --order 5 --generations 2 --size 3000 --temperature 0.8 --top-k 20 --top-p 0.95 --min-p 0.01 --regime accumulate --metric types-written,mattr-50 --no-genealogy --held-out none --cut paragraphs --seed lab-7'
    const { code, stdout } = await collapseLab(folder, 'run', '--corpus', 'tale.txt', ...args.split(' '))
    expect(code).toBe(0)
    const saved = /Saved in (\S+)\./.exec(stdout)![1]!
    const { plan, notes } = JSON.parse(readFileSync(join(folder, saved, 'run.json'), 'utf8')) as {
      plan: object
      notes: string[]
    }
    expect(plan).toEqual({
      corpus: 'tale.txt',
      tokens: 'char',
      language: 'en',
      case: 'fold',
      order: 5,
      generations: 2,
      size: 3000,
      passages: null,
      temperature: 0.8,
      topK: 20,
      topP: 0.95,
      minP: 0.01,
      sampling: 'mle',
      genealogy: false,
      regime: 'accumulate',
      humanShare: null,
      humanDraws: null,
      pool: null,
      protect: [],
      reserve: 0,
      heldOut: 'none',
      cut: 'paragraphs',
      sizeFactor: null,
      seed: 'lab-7',
      metrics: ['types-written', 'mattr-50'],
      imports: [],
      sizes: null,
      writer: null,
    })
    expect(notes.join()).toMatch(/theory is silent here \(the survival law/)
  })

  test('a folder of texts is a corpus, each file a section', async () => {
    mkdirSync(join(folder, 'books'))
    for (const name of ['one', 'two', 'three', 'four'])
      writeFileSync(join(folder, 'books', `${name}.txt`), prose(20, name))
    expect((await collapseLab(folder, 'run', '--corpus', 'books', '--passages', '30')).code).toBe(0)
  })
})

describe('show', () => {
  test('shows the run again as it was printed', async () => {
    expect((await collapseLab(folder, 'show', NAME)).stdout).toMatch(/human +A +B +C/)
  })

  test('tells the life of a word', async () => {
    const { stdout, code } = await collapseLab(folder, 'show', NAME, '--word', 'River')
    expect(code).toBe(0)
    expect(stdout).toMatch(/"river" is still used in C/)
    expect(stdout).toMatch(/human +\d+/)
    expect(stdout).toMatch(/In A\n {2}.*river/)
  })

  test('asks back for a word that the text has not', async () => {
    const { code, stderr } = await collapseLab(folder, 'show', NAME, '--word', 'rivver')
    expect(code).toBe(1)
    expect(stderr).toMatch(/hint: did you mean river/)
  })

  test('names the words that a generation has lost, the most used first, and it has', async () => {
    const { stdout } = await collapseLab(folder, 'show', NAME, '--lost', 'B', '--json')
    const { lost } = JSON.parse(stdout) as { lost: { type: string; human: number; before: number }[] }
    expect(lost.length).toBeGreaterThan(0)
    expect(lost.every(({ before }) => before > 0)).toBe(true)
    expect(lost.map(({ human }) => human)).toEqual(lost.map(({ human }) => human).sort((a, b) => b - a))
    const { counts, columns } = JSON.parse(
      (await collapseLab(folder, 'show', NAME, '--word', lost[0]!.type, '--json')).stdout,
    ) as {
      counts: number[]
      columns: string[]
    }
    expect(counts[columns.indexOf('B')]).toBe(0)
  })

  test('a list is broken into lines on a terminal only', async () => {
    const { stdout } = await collapseLab(folder, 'show', NAME, '--lost', 'A')
    const lines = stdout.split('\n').filter(line => line.startsWith('used once '))
    expect(lines[0]).toMatch(/^used once \(\d+\): (\S+, ){12}/)
    expect(lines[0]!.length).toBeGreaterThan(100)
    expect(stdout).not.toMatch(/\n {2}/)
  })

  test('names the words that a generation uses more and less than the human text', async () => {
    const { stdout, code } = await collapseLab(folder, 'show', NAME, '--drift', 'c')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^\d+ words that C uses more than the human text, \d+ that it uses less\n/)
    expect(stdout).toMatch(/C uses more +human +C +G2 {3}C uses less +human +C +G2\n/)
    const data = JSON.parse(
      (await collapseLab(folder, 'show', NAME, '--drift', 'C', '--json')).stdout,
    ) as Record<'gaining' | 'losing', { human: number; now: number; g2: number }[]>
    expect(data.gaining.length + data.losing.length).toBeGreaterThan(0)
    expect(data.gaining.every(({ human, now, g2 }) => now > human && g2 >= 3.84)).toBe(true)
    expect(data.losing.every(({ human, now, g2 }) => now < human && g2 <= -3.84)).toBe(true)
  })

  test('refuses the drift of what is no generation, and two views at once', async () => {
    for (const generation of ['Z', 'human', '__proto__']) {
      const { code, stderr } = await collapseLab(folder, 'show', NAME, '--drift', generation)
      expect(code).toBe(1)
      expect(stderr).toMatch(/is not in the run\nhint: it has A, B, C\n$/)
    }
    const { code, stderr } = await collapseLab(folder, 'show', NAME, '--drift', 'A', '--lost', 'A')
    expect(code).toBe(2)
    expect(stderr).toMatch(/--word, --lost, --drift and --generation are different views/)
  })

  test('puts passages side by side', async () => {
    const { stdout } = await collapseLab(folder, 'show', NAME, '--generation', 'a,C', '--passage', '2')
    expect(stdout).toMatch(/A\/2.*│ C\/2[^]*--passage NUMBER/)
  })
})

describe('verify', () => {
  test('ends with 0 when every byte is the same, with 1 when one is not', async () => {
    const run = join(folder, 'tampered')
    cpSync(join(folder, 'runs', NAME), run, { recursive: true })
    expect((await collapseLab(folder, 'verify', 'tampered')).code).toBe(0)
    writeFileSync(join(run, 'samples.jsonl'), '')
    const { code, stdout } = await collapseLab(folder, 'verify', 'tampered')
    expect(code).toBe(1)
    expect(stdout).toMatch(/✗ samples.jsonl: changed on disk/)
  })
})

describe('corpora', () => {
  test('are listed, shown, and added', async () => {
    expect((await collapseLab(folder, 'corpora')).stdout).toMatch(/stories .*\(constructed\)/)
    expect((await collapseLab(folder, 'corpora', 'show', 'moby-dick')).stdout).toMatch(
      /licence +public domain/,
    )
    const facts = ['--title', 'Tale', '--author', 'Nobody', '--year', '2026', '--licence', 'mine']
    expect((await collapseLab(folder, 'corpora', 'add', 'tale.txt', ...facts)).stdout).toMatch(
      /Added corpora\/tale/,
    )
    expect((await collapseLab(folder, 'run', '--corpus', 'tale', '--generations', '1')).code).toBe(0)
  })

  test('completion prints a script', async () => {
    const { stdout, code } = await collapseLab(folder, 'completion')
    expect(code).toBe(0)
    expect(stdout).toMatch(/collapse-lab/)
  })
})

describe('Ctrl-C', () => {
  test('leaves a run that is marked stopped before its next generation, and --resume goes on to the same bytes', async () => {
    const args = [
      'run',
      '--corpus',
      'tale.txt',
      '--generations',
      '12',
      '--size',
      '60000',
      '--metric',
      'types-written',
      '--out',
      'interrupted',
    ]
    const run = join(folder, 'interrupted')
    const child = startCollapseLab(folder, ...args)
    while (!existsSync(join(run, 'A', 'passages.jsonl')))
      await new Promise(resolve => setTimeout(resolve, 20))
    const written = () =>
      readdirSync(run).filter(name => existsSync(join(run, name, 'passages.jsonl'))).length
    const before = written()
    child.kill('SIGINT')
    const code = await new Promise(resolve => child.on('exit', resolve))
    expect(code).toBe(130)
    // The generation at work may have been complete by then.
    expect(written()).toBeLessThanOrEqual(before + 1)
    const { status } = JSON.parse(readFileSync(join(run, 'run.json'), 'utf8')) as { status: string }
    expect(status).toBe('stopped')
    expect(readdirSync(run).filter(name => name.endsWith('.partial'))).toEqual([])
    expect((await collapseLab(folder, ...args, '--resume')).code).toBe(0)
    expect((await collapseLab(folder, 'verify', 'interrupted')).code).toBe(0)
  })
})
