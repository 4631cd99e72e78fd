import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'
import { collapseLab } from './command-line.ts'
import { spawnCollapseLab } from './spawned.ts'

const folder = scratchFolder()
writeFileSync(join(folder, 'tale.txt'), prose(120))
mkdirSync(join(folder, 'runs'))

test('help and complaints are in one language, whatever that of the system is', () => {
  vi.stubEnv('LC_ALL', 'de_DE.UTF-8')
  const { stdout } = spawnCollapseLab(folder, 'train', '--help')
  const { stderr } = spawnCollapseLab(folder, 'train')
  vi.unstubAllEnvs()
  expect(stdout).toMatch(/^Options:$/m)
  expect(stdout).toMatch(/--version +Show version number/)
  expect(stderr).toMatch(/^collapse-lab: a name is missing$/m)
})

describe('a wrong command line gets two lines and exit code 2', () => {
  test.each([
    [['run', '--order', '0'], /order must be a whole number from 1 to 10, got 0/],
    [['run', '--order', 'NaN'], /--order must be a whole number, got "NaN"/],
    [['run', '--order', '2.5'], /--order must be a whole number, got "2.5"/],
    [['run', '--order', '-3'], /--order must be a whole number, got "-3"/],
    [['run', '--generations', '1e9'], /--generations must be a whole number, got "1e9"/],
    [['run', '--generations', '501'], /from 1 to 500, got 501/],
    [['run', '--temperature', '0'], /temperature must lie between/],
    [['run', '--top-p', '1.5'], /top-p must lie above 0 and not above 1, got 1.5/],
    [['run', '--tokens', 'syllable'], /tokens must be word, char, whitespace/],
    [['run', '--regime', 'rot'], /regime must be/],
    [['run', '--size', '5', '--passages', '5'], /size and passages are both given/],
    [['run', '--seed', '1', '--seed', '2'], /--seed is given 2 times/],
    [['run', '--colour', 'red'], /unknown option --colour/],
    [['run', 'tale.txt', 'away'], /unknown word away/],
    [['dance'], /unknown command dance\nhint: collapse-lab --help names the commands/],
    [['mesure', 'tale.txt'], /unknown command mesure\nhint: did you mean measure\?/],
    [['forcast', 'tale.txt'], /unknown command forcast\nhint: did you mean forecast\?/],
    [['run', '--generation', '3'], /unknown option --generation\nhint: did you mean --generations\?/],
    [['show', 'x', '--drift'], /--drift is given without a value\nhint: .*--drift C/],
    [['show', 'x', '--word'], /--word is given without a value\nhint: .*--word whale/],
    [['show', 'x', '--passage'], /--passage is given without a value\nhint: .*--passage B\/17/],
    [['show', 'x', '--generation='], /--generation is given without a value\nhint: .*--generation human,A,C/],
    [['show', 'x', '--lost'], /--lost is given without a value\nhint: .*--lost B/],
    [['show', 'x', '--token', ''], /--token is given without a value\nhint: .*--token whale/],
    [['show'], /a name is missing/],
    [['corpora', 'add', 'tale.txt'], /corpora add needs --title/],
    [['measure'], /measure needs a text/],
    [
      ['measure', 'tale.txt', '--metric', 'perplexitty'],
      /no measure "perplexitty"[^]*did you mean perplexity/,
    ],
    [['measure', 'tale.txt', '--metric', 'rep-0'], /no measure "rep-0"/],
    [['measure', 'tale.txt', '--slice', 'half'], /slice must be band, third, label, section, got "half"/],
    [['run', '--metric', 'beauty'], /no measure "beauty"/],
    [['run', '--metric', ','], /--metric names nothing/],
    [['measure', 'tale.txt', '--metric', ''], /metric is empty/],
    [['run', '--seed', ''], /seed is empty/],
    [['run', 'tale.txt', '--seed'], /--seed is given without a value/],
    [['run', 'tale.txt', '--seed', '--out', 'x'], /--seed is given without a value/],
    [['forecast', 'tale.txt', '--limit', '--json'], /--limit is given without a value/],
    [['run', 'tale.txt', '--resume='], /--resume is given without a value\nhint: it takes none/],
    [['forecast', 'tale.txt', '--out', ''], /out is empty/],
  ])('%j', async (args, message) => {
    const { code, stdout, stderr } = await collapseLab(folder, ...args)
    expect(stderr).toMatch(message)
    expect(stderr).toMatch(/^collapse-lab: .*\nhint: .*\n$/)
    expect(stdout).toBe('')
    expect(code).toBe(2)
  })
})

test('what follows -- is a name, whatever it begins with', async () => {
  expect((await collapseLab(folder, 'show', '--', '-dash')).stderr).toMatch(/run "-dash" is not there/)
  expect((await collapseLab(folder, '--', 'shout', '-dash')).stderr).toMatch(/unknown word shout, -dash\n/)
})

describe('a text that will not do gets two lines and exit code 1', () => {
  const write = (name: string, data: string | Uint8Array) => {
    writeFileSync(join(folder, name), data)
    return name
  }
  execFileSync('mkfifo', [join(folder, 'pipe.txt')])
  mkdirSync(join(folder, 'nothing'))

  test.each([
    [write('empty.txt', ''), [], /is empty/],
    [write('one.txt', 'word'), [], /at least three are needed/],
    [write('binary.txt', Buffer.from([1, 2, 0, 3])), [], /is not a text: byte 2/],
    [write('koi8.txt', Buffer.from('d0d2c9d7c5d420cdc9d2', 'hex')), [], /is not UTF-8: byte 0 \(0xd0\)/],
    [write('print.txt', '%PDF-1.7\n%words\n'), [], /is a PDF/],
    [write('short.txt', 'a b\nc d\ne f\n'), ['--order', '9'], /order 9 is longer than every passage/],
    [write('unlike.txt', 'a b c\nd e f\ng h i\n'), [], /shares no word/],
    ['pipe.txt', [], /is not a regular file/],
    ['nothing', [], /holds no text/],
    ['nowhere.txt', [], /neither a corpus nor a file or folder/],
  ])('%s', async (corpus, more, message) => {
    const { code, stderr } = await collapseLab(folder, 'run', '--corpus', corpus, ...more)
    expect(stderr).toMatch(/^collapse-lab: .*\nhint: .*\n$/)
    expect(stderr).toMatch(message)
    expect(code).toBe(1)
    expect(
      readdirSync(join(folder, 'runs')).filter(name => name.startsWith(corpus.replace('.txt', '-'))),
    ).toEqual([])
  })

  test('an output folder that holds something else stays as it is', async () => {
    mkdirSync(join(folder, 'mine'))
    writeFileSync(join(folder, 'mine', 'diary.txt'), 'dear diary')
    const { code, stderr } = await collapseLab(folder, 'run', '--corpus', 'tale.txt', '--out', 'mine')
    expect(code).toBe(1)
    expect(stderr).toMatch(/nothing in it was touched/)
    expect(readdirSync(join(folder, 'mine'))).toEqual(['diary.txt'])
  })

  test('an output path that is a file, or that cannot be made, gets two lines too', async () => {
    writeFileSync(join(folder, 'file'), 'mine')
    for (const out of ['file', 'file/inside']) {
      const { code, stderr } = await collapseLab(folder, 'run', '--corpus', 'tale.txt', '--out', out)
      expect(stderr).toMatch(/^collapse-lab: .*\nhint: .*\n$/)
      expect(stderr).not.toMatch(/fault of ours/)
      expect(code).toBe(1)
    }
  })
})
