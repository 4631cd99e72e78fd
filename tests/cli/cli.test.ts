import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCorpus } from '../../src/node/corpora.ts'
import { tokenizerNamed } from '../../src/text/tokenizers/index.ts'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'
import { collapseLab, startCollapseLab } from './command-line.ts'

const folder = scratchFolder()
writeFileSync(join(folder, 'tale.txt'), prose(120))
const NAME = 'tale-word3-replace-seed1'

describe('run', () => {
  const done = collapseLab(folder, 'run', '--corpus', 'tale.txt')

  test('prints a table, passages, a sentence on what happened, and where the run was saved', () => {
    expect(done.code).toBe(0)
    expect(done.stdout).toMatch(/human +A +B +C/)
    expect(done.stdout).toMatch(/human words still in use +100 % +\d+\.\d \(\d+\.\d\)/)
    expect(done.stdout).toMatch(/perplexity on held-out text +–/)
    expect(done.stdout).toMatch(/Each goes on from the same opening: /)
    expect(done.stdout).toMatch(/After 3 rounds of models learning/)
    expect(done.stdout).toContain(`Saved in runs/${NAME}`)
  })

  test('tells its progress on stderr, and no escape codes where there is no terminal', () => {
    expect(done.stderr).toMatch(/A: \d+ % done\nB: \d+ % done\nC: \d+ % done/)
    expect(done.stdout + done.stderr).not.toContain('\u001B')
  })

  test('--json prints data and nothing else', () => {
    const { stdout, code } = collapseLab(folder, 'run', '--corpus', 'tale.txt', '--json', '--out', 'json-run')
    expect(code).toBe(0)
    const data = JSON.parse(stdout) as {
      generations: { name: string; theory: Record<string, number> }[]
      run: { status: string }
    }
    expect(data.run.status).toBe('completed')
    expect(data.generations.map(({ name }) => name)).toEqual(['human', 'A', 'B', 'C'])
    expect(data.generations[1]!.theory['surviving-types']).toBeGreaterThan(0)
  })

  test('every option of a plan is taken', () => {
    const args =
      '--tokens char --order 5 --generations 2 --size 3000 --temperature 0.8 --top-k 20 --top-p 0.95 --regime accumulate --metric types-written,mattr-50 --seed lab-7'
    const { code, stdout } = collapseLab(folder, 'run', '--corpus', 'tale.txt', ...args.split(' '))
    expect(code).toBe(0)
    const saved = /Saved in (\S+)\./.exec(stdout)![1]!
    const { plan, notes } = JSON.parse(readFileSync(join(folder, saved, 'run.json'), 'utf8')) as {
      plan: object
      notes: string[]
    }
    expect(plan).toEqual({
      corpus: 'tale.txt',
      tokens: 'char',
      order: 5,
      generations: 2,
      size: 3000,
      passages: null,
      temperature: 0.8,
      topK: 20,
      topP: 0.95,
      regime: 'accumulate',
      seed: 'lab-7',
      metrics: ['types-written', 'mattr-50'],
    })
    expect(notes.join()).toMatch(/theory is silent here \(the survival law/)
  })

  test('a folder of texts is a corpus, each file a section', () => {
    mkdirSync(join(folder, 'books'))
    for (const name of ['one', 'two', 'three', 'four'])
      writeFileSync(join(folder, 'books', `${name}.txt`), prose(20, name))
    expect(collapseLab(folder, 'run', '--corpus', 'books', '--passages', '30').code).toBe(0)
  })
})

describe('show', () => {
  test('shows the run again as it was printed', () => {
    expect(collapseLab(folder, 'show', NAME).stdout).toMatch(/human +A +B +C/)
  })

  test('tells the life of a word', () => {
    const { stdout, code } = collapseLab(folder, 'show', NAME, '--word', 'River')
    expect(code).toBe(0)
    expect(stdout).toMatch(/"river" is still in use in C/)
    expect(stdout).toMatch(/human +\d+/)
    expect(stdout).toMatch(/In A\n {2}.*river/)
  })

  test('asks back for a word that the text has not', () => {
    const { code, stderr } = collapseLab(folder, 'show', NAME, '--word', 'rivver')
    expect(code).toBe(1)
    expect(stderr).toMatch(/hint: did you mean river/)
  })

  test('names the words that died in a generation, and they did', () => {
    const { stdout } = collapseLab(folder, 'show', NAME, '--lost', 'B', '--json')
    const { lost } = JSON.parse(stdout) as { lost: { type: string; human: number; before: number }[] }
    expect(lost.length).toBeGreaterThan(0)
    expect(lost.every(({ before }) => before > 0)).toBe(true)
    expect(lost.map(({ human }) => human)).toEqual(lost.map(({ human }) => human).sort((a, b) => a - b))
    const { counts, columns } = JSON.parse(
      collapseLab(folder, 'show', NAME, '--word', lost[0]!.type, '--json').stdout,
    ) as {
      counts: number[]
      columns: string[]
    }
    expect(counts[columns.indexOf('B')]).toBe(0)
  })

  test('names the words that a generation uses more and less than the human text', () => {
    const { stdout, code } = collapseLab(folder, 'show', NAME, '--drift', 'c')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^\d+ words that C uses more than the human text, \d+ that it uses less\n/)
    expect(stdout).toMatch(/C uses more +human +C +G2 {3}C uses less +human +C +G2\n/)
    const data = JSON.parse(collapseLab(folder, 'show', NAME, '--drift', 'C', '--json').stdout) as Record<
      'gaining' | 'losing',
      { human: number; now: number; g2: number }[]
    >
    expect(data.gaining.length + data.losing.length).toBeGreaterThan(0)
    expect(data.gaining.every(({ human, now, g2 }) => now > human && g2 >= 3.84)).toBe(true)
    expect(data.losing.every(({ human, now, g2 }) => now < human && g2 <= -3.84)).toBe(true)
  })

  test('refuses the drift of what is no generation, and two views at once', () => {
    for (const generation of ['Z', 'human', '__proto__']) {
      const { code, stderr } = collapseLab(folder, 'show', NAME, '--drift', generation)
      expect(code).toBe(1)
      expect(stderr).toMatch(/is not in the run\nhint: it has A, B, C\n$/)
    }
    const { code, stderr } = collapseLab(folder, 'show', NAME, '--drift', 'A', '--lost', 'A')
    expect(code).toBe(2)
    expect(stderr).toMatch(/--word, --lost, --drift and --generation are different views/)
  })

  test('puts passages side by side', () => {
    const { stdout } = collapseLab(folder, 'show', NAME, '--generation', 'a,C', '--passage', '2')
    expect(stdout).toMatch(/A\/2.*│ C\/2[^]*--passage NUMBER/)
  })
})

describe('show --passage with an id', () => {
  test('reads one passage closely: marks, what they mean, and where it comes from', () => {
    const { stdout, code } = collapseLab(folder, 'show', NAME, '--passage', 'b/2')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^B\/2: \d+ tokens \(words\), written by B\n/)
    expect(stdout).toMatch(/\n {3}1 {2}\S/)
    expect(stdout).toMatch(/share of the tokens +here +B +human\n/)
    expect(stdout).toMatch(/Its \d+ tokens go back to \d+ different passages of the human text/)
    expect(stdout).toMatch(/The nearest human passage: tale\/\d+, similarity 0\.\d\d/)
    expect(Math.max(...stdout.split('\n').map(line => line.length))).toBeLessThanOrEqual(80)
    expect(stdout).not.toContain('\u001B')
  })

  test('--json gives the spans with their places, and they are there', () => {
    interface Data {
      text: string
      copied: { token: number; length: number; in: { passage: string; token: number } }[]
      forebears: { tokens: number }[]
      tokens: number
    }
    const small = '--size 20000 --generations 1 --metric types-written --out whale'.split(' ')
    expect(collapseLab(folder, 'run', ...small).code).toBe(0)
    const { split, fold } = tokenizerNamed('word')
    const words = (text: string) => split(text).map(fold)
    const human = new Map(readCorpus('moby-dick').passages.map(({ id, text }) => [id, words(text)]))
    let found = 0
    for (const number of [1, 2, 3]) {
      const { stdout } = collapseLab(folder, 'show', 'whale', '--passage', `A/${number}`, '--json')
      const { text, copied, tokens, forebears } = JSON.parse(stdout) as Data
      expect(words(text).length).toBe(tokens)
      expect(forebears.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(tokens)
      for (const { token, length, in: place } of copied) {
        const source = human.get(place.passage)!.slice(place.token - 1, place.token - 1 + length)
        expect(source).toEqual(words(text).slice(token - 1, token - 1 + length))
        expect(length).toBeGreaterThanOrEqual(8)
        found += 1
      }
    }
    expect(found).toBeGreaterThan(0)
  })

  test('--token follows a token to the human text, by its number or a word', () => {
    const { stdout, code } = collapseLab(folder, 'show', NAME, '--passage', 'C/1', '--token', '2')
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /^Token 2 of C\/1, and what it was copied from\n[^]*\nC\/1, token 2\n {2}.*\[\w+\][^]*copied from B\/\d+, token \d+\n[^]*copied from A\/\d+, [^]*copied from tale\/\d+, token \d+ of the human text\n/,
    )
    const { chain } = JSON.parse(
      collapseLab(folder, 'show', NAME, '--passage', 'C/1', '--token', '.', '--json').stdout,
    ) as { chain: { source: string; context: string }[] }
    expect(chain.map(({ source }) => source)).toEqual(['C', 'B', 'A', 'human'])
    expect(chain.every(({ context }) => context.includes('[.]'))).toBe(true)
  })

  test.each([
    [['--passage', 'Z/1'], 1, /generation "Z" is not in the run\nhint: it has human, A, B, C\n$/],
    [
      ['--passage', 'B/999999'],
      1,
      /passage B\/999999 is not in the run\nhint: B wrote \d+ passages, counted from 1/,
    ],
    [
      ['--passage', 'B/0'],
      2,
      /must be the id of a passage .* got "B\/0"\nhint: write it as in B\/17, counted from 1/,
    ],
    [['--passage', 'B/x'], 2, /must be the id/],
    [['--passage', '__proto__/1'], 2, /must be the id/],
    [['--passage', 'B/1e3'], 2, /must be the id/],
    [['--passage', 'B/1', '--generation', 'A'], 2, /is a view of its own/],
    [['--passage', 'B/1', '--lost', 'A'], 2, /is a view of its own/],
    [['--token', '3'], 2, /--token asks for a passage/],
    [['--passage', '3', '--token', '3'], 2, /--token asks for a passage/],
    [['--passage', 'B/1', '--token', 'zebra'], 1, /token "zebra" is not in B\/1\nhint: it has \d+ tokens/],
  ])('%j is refused in two lines', (args, exit, message) => {
    const { code, stderr, stdout } = collapseLab(folder, 'show', NAME, ...args)
    expect(stderr).toMatch(message)
    expect(stderr).toMatch(/^collapse-lab: .*\nhint: .*\n$/)
    expect([code, stdout]).toEqual([exit, ''])
  })

  test('a human text that has changed, or is gone, is refused', () => {
    writeFileSync(join(folder, 'moving.txt'), prose(40))
    collapseLab(folder, 'run', '--corpus', 'moving.txt', '--out', 'moving')
    writeFileSync(join(folder, 'moving.txt'), prose(40).replace('miller', 'killer'))
    const changed = collapseLab(folder, 'show', 'moving', '--passage', 'A/1')
    expect(changed.code).toBe(1)
    expect(changed.stderr).toMatch(
      /^collapse-lab: the text moving.txt is not the one that the run began with: sha256 \w{12}… and not \w{12}…\nhint: put the text back as it was, or run the plan again\n$/,
    )
    rmSync(join(folder, 'moving.txt'))
    const gone = collapseLab(folder, 'show', 'moving', '--passage', 'A/1', '--token', '1')
    expect(gone.code).toBe(1)
    expect(gone.stderr).toMatch(/^collapse-lab: .*moving.txt.*\nhint: .*\n$/)
  })

  test('what could steer a terminal is made visible', () => {
    const paragraph = (k: number) =>
      `the \u001B[31mred\u0007 [whale] {saw} †${k} the \u202Esea and __proto__.`
    writeFileSync(join(folder, 'odd.txt'), Array.from({ length: 20 }, (_, k) => paragraph(k)).join('\n\n'))
    expect(collapseLab(folder, 'run', '--corpus', 'odd.txt', '--out', 'odd', '--order', '2').code).toBe(0)
    const views = [[], ['--token', '2'], ['--token', '__proto__']]
    const outcomes = views.map(more => collapseLab(folder, 'show', 'odd', '--passage', 'A/1', ...more))
    for (const { stdout } of outcomes)
      // eslint-disable-next-line no-control-regex -- these are what must not come through
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202E]/)
    expect(outcomes[0]!.stdout).toContain('\uFFFD')
    expect(outcomes[0]!.stdout).toMatch(/⟦…⟧ +copied word for word|not marked: copied/)
  })
})

describe('verify', () => {
  test('ends with 0 when every byte is the same, with 1 when one is not', () => {
    const run = join(folder, 'tampered')
    collapseLab(folder, 'run', '--corpus', 'tale.txt', '--out', 'tampered')
    expect(collapseLab(folder, 'verify', 'tampered').code).toBe(0)
    writeFileSync(join(run, 'samples.jsonl'), '')
    const { code, stdout } = collapseLab(folder, 'verify', 'tampered')
    expect(code).toBe(1)
    expect(stdout).toMatch(/✗ samples.jsonl: changed on disk/)
  })
})

describe('measure and corpora', () => {
  test('a text is measured alone and against a human one', () => {
    writeFileSync(join(folder, 'essay.txt'), prose(30, 'essay'))
    expect(collapseLab(folder, 'measure', 'essay.txt').stdout).toMatch(
      /different 2-word sequences per sequence +\d/,
    )
    const { stdout } = collapseLab(folder, 'measure', 'essay.txt', '--against', 'tale.txt', '--json')
    const { metrics } = JSON.parse(stdout) as { metrics: Record<string, number> }
    expect(metrics['surviving-types']).toBeGreaterThan(0)
    expect(metrics.perplexity).toBeGreaterThan(1)
  })

  test('a text measured against itself keeps every word of the training part', () => {
    const { stdout } = collapseLab(folder, 'measure', 'tale.txt', '--against', 'tale.txt', '--json')
    const { metrics } = JSON.parse(stdout) as { metrics: Record<string, number> }
    expect(metrics['surviving-types']).toBe(1)
    expect(metrics['novelty-within-order']).toBeGreaterThan(0)
  })

  test('corpora lists, shows, and adds', () => {
    expect(collapseLab(folder, 'corpora').stdout).toMatch(/stories .*\(constructed\)/)
    expect(collapseLab(folder, 'corpora', 'show', 'moby-dick').stdout).toMatch(/licence +public domain/)
    const facts = ['--title', 'Tale', '--author', 'Nobody', '--year', '2026', '--licence', 'mine']
    expect(collapseLab(folder, 'corpora', 'add', 'tale.txt', ...facts).stdout).toMatch(/Added corpora\/tale/)
    expect(collapseLab(folder, 'run', '--corpus', 'tale', '--generations', '1').code).toBe(0)
  })

  test('completion prints a script', () => {
    const { stdout, code } = collapseLab(folder, 'completion')
    expect(code).toBe(0)
    expect(stdout).toMatch(/collapse-lab/)
  })
})

describe('Ctrl-C', () => {
  test('leaves a run that is marked stopped within a second, and --resume goes on to the same bytes', async () => {
    const args = [
      'run',
      '--corpus',
      'tale.txt',
      '--generations',
      '60',
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
    const begun = performance.now()
    child.kill('SIGINT')
    const code = await new Promise(resolve => child.on('exit', resolve))
    expect(code).toBe(130)
    expect(performance.now() - begun).toBeLessThan(1000)
    const { status } = JSON.parse(readFileSync(join(run, 'run.json'), 'utf8')) as { status: string }
    expect(status).toBe('stopped')
    expect(readdirSync(run).filter(name => name.endsWith('.partial'))).toEqual([])
    expect(collapseLab(folder, ...args, '--resume').code).toBe(0)
    expect(collapseLab(folder, 'verify', 'interrupted').code).toBe(0)
  })
})
