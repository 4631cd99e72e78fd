import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { parseCsv } from '../../src/report/format/csv.ts'
import { survivalChance } from '../../src/theory/index.ts'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'
import { collapseLab } from './command-line.ts'
import { type Outcome } from './spawned.ts'

const folder = scratchFolder()
writeFileSync(join(folder, 'tale.txt'), `${prose(120)}\n\nSome walrus juggled seven turnips.`)

interface Data {
  words: number
  types: { type: string; count: number; halfLife: number; chances: number[]; familyCount: number }[]
}

describe('forecast', () => {
  let done: Outcome
  beforeAll(async () => {
    done = await collapseLab(folder, 'forecast', 'tale.txt')
  })

  test('says what is expected, of what, of which words, and what it is not', () => {
    expect(done.code).toBe(0)
    expect(done.stderr).toBe('')
    expect(done.stdout).toMatch(/^tale\.txt · [\d,]+ tokens · \d+ different words\n/)
    expect(done.stdout).toMatch(/used once +125 +63\.2 % +46\.9 % +26\.8 % +15\.8 % +2\n/)
    expect(done.stdout).toMatch(/5 content words are used once, .*: Some, walrus, juggled, seven, turnips\n/s)
    expect(done.stdout).toMatch(/\[dar26ow\]/)
    expect(done.stdout).toMatch(/\[in brackets\]: less than an even chance .* after 10 rounds/)
    expect(done.stdout).toMatch(/It says\s+nothing about large models/)
    expect(done.stdout.split('\n').length).toBeLessThan(40)
  })

  test('nothing is run and nothing is written', () => {
    expect(readdirSync(folder)).toEqual(['tale.txt'])
  })

  test('--json has every word, its chances by generation, its half-life and its family', async () => {
    const { stdout, code } = await collapseLab(folder, 'forecast', 'tale.txt', '--json', '--generations', '3')
    expect(code).toBe(0)
    const { words, types } = JSON.parse(stdout) as Data
    expect(types.reduce((sum, { count }) => sum + count, 0)).toBe(words)
    for (const { count, chances } of types)
      expect(chances).toEqual([1, 2, 3].map(t => survivalChance(count, t)))
    expect(types.at(-1)).toMatchObject({ count: 1, halfLife: 2, familyCount: 1 })
  })

  test('--out is a table that a spreadsheet takes for no formula, and what is there stays', async () => {
    writeFileSync(join(folder, 'odd.txt'), '=1+1 @SUM -x __proto__ constructor \u001B[2J\n')
    const args = [
      'forecast',
      'odd.txt',
      '--tokens',
      'whitespace',
      '--generations',
      '2',
      '--out',
      'new/odd.csv',
    ]
    const { stdout, code } = await collapseLab(folder, ...args)
    expect(code).toBe(0)
    expect(stdout).toMatch(/Saved in new\/odd\.csv\./)
    expect(stdout).not.toContain('\u001B')
    const text = readFileSync(join(folder, 'new', 'odd.csv'), 'utf8')
    expect(text).toMatch(/^type,count,half_life,chance_1,chance_2\n/)
    expect(text).toContain("\n'=1+1,1,2,0.632120558829,0.468536394613\n")
    expect(
      parseCsv(text)
        .map(([type]) => type)
        .sort(),
    ).toEqual(['=1+1', '@SUM', '-x', '__proto__', 'constructor', '[2J'].sort())
    const again = await collapseLab(folder, ...args)
    expect([again.code, again.stdout]).toEqual([1, ''])
    expect(again.stderr).toMatch(
      /^collapse-lab: new\/odd\.csv is there already; it was not touched\nhint: .*--force\n$/,
    )
    expect((await collapseLab(folder, ...args, '--force')).code).toBe(0)
    expect(readdirSync(join(folder, 'new'))).toEqual(['odd.csv'])
  })

  test('--out never takes the place of a folder', async () => {
    mkdirSync(join(folder, 'shelf'))
    const { code, stderr } = await collapseLab(folder, 'forecast', 'tale.txt', '--out', 'shelf', '--force')
    expect(code).toBe(1)
    expect(stderr).toMatch(/shelf is not a file; it was not touched/)
  })

  test.each([
    [['tale.txt', '--generations', '0'], 2, /from 1 to 500, got 0/],
    [['tale.txt', '--generations', '501'], 2, /from 1 to 500, got 501/],
    [['tale.txt', '--generations', '2.5'], 2, /--generations must be a whole number, got "2\.5"/],
    [['tale.txt', '--limit', '1001'], 2, /--limit must be a whole number from 0 to 1000, got 1001/],
    [['tale.txt', '--tokens', 'syllable'], 2, /tokens must be word, char, whitespace/],
    [[], 2, /a name is missing/],
    [['nowhere.txt'], 1, /neither a corpus nor a file or folder/],
    [['empty.txt'], 1, /is empty/],
  ])('%j is refused in two lines', async (args, exit, message) => {
    writeFileSync(join(folder, 'empty.txt'), '\n')
    const { code, stdout, stderr } = await collapseLab(folder, 'forecast', ...args)
    expect(stderr).toMatch(/^collapse-lab: .*\nhint: .*\n$/)
    expect(stderr).toMatch(message)
    expect([code, stdout]).toEqual([exit, ''])
  })
})
