import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'
import { collapseLab } from './command-line.ts'

const folder = scratchFolder()
writeFileSync(join(folder, 'tale.txt'), prose(120))
const lab = (...args: string[]) => collapseLab(folder, ...args)
const run = (out: string, ...args: string[]) =>
  lab('run', '--generations', '2', '--metric', 'types-written', '--out', out, ...args)
const unfolded = (text: string) => text.replace(/\s+/g, ' ')

describe('provenance', () => {
  beforeAll(() => run('plain', '--corpus', 'tale.txt', '--protect', 'near-duplicates'))

  test('says what each model learned from, and what was done to choose it', async () => {
    const { code, stdout } = await lab('provenance', 'plain')
    expect(code).toBe(0)
    expect(unfolded(stdout)).toMatch(/A learned from \d+ passages of the human text\./)
    expect(unfolded(stdout)).toMatch(
      /B learned from \d+ passages that A wrote\. replace: .* near-duplicates=0\.8: /,
    )
  })

  test('of a file that nobody described says that nothing is stated', async () => {
    expect(unfolded((await lab('provenance', 'plain')).stdout)).toContain(
      'tale.txt (human); author: not stated; year: not stated; licence: not stated; sha256 ',
    )
  })

  test('an own text carries what its owner states, as it was written', async () => {
    const about = [
      '--title',
      '=cmd|"<b>Tale</b>"',
      '--author',
      'A. Writer, & Sons',
      '--year',
      '1899',
      '--licence',
      'CC0',
    ]
    expect((await lab('corpora', 'add', 'tale.txt', '--name', 'tale', ...about)).code).toBe(0)
    await run('described', '--corpus', 'tale')
    const { stdout } = await lab('provenance', 'described')
    expect(unfolded(stdout)).toContain(
      '=cmd|"<b>Tale</b>" (human); author: A. Writer, & Sons; year: 1899; licence: CC0;',
    )
    const { inputs } = JSON.parse((await lab('provenance', 'described', '--json')).stdout) as {
      inputs: object[]
    }
    expect(inputs[0]).toMatchObject({ author: 'A. Writer, & Sons', year: '1899', licence: 'CC0' })
    expect((await lab('provenance', 'described', '--csv', 'described.csv')).code).toBe(0)
    const [head, first] = readFileSync(join(folder, 'described.csv'), 'utf8').split('\n')
    expect(head).toBe('generation,passage,times,origin,parents,transformations,text,author,year,licence')
    // No spreadsheet takes the title for a formula.
    expect(first).toMatch(/^A,.*,1,human,,,"'=cmd\|""<b>Tale<\/b>""","A\. Writer, & Sons",1899,CC0$/)
  })

  test('tells of a passage whose words these are, back to the human text', async () => {
    const { code, stdout } = await lab('provenance', 'plain', '--passage', 'b/2')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Where B\/2 came from\n/)
    expect(unfolded(stdout)).toMatch(/Copied from what A wrote: (\d+) of \1 tokens, in .*: A\/\d+, /)
    expect(unfolded(stdout)).toMatch(
      /Copied from the human text: (\d+) of \1 tokens, in \d+ passages: tale\/\d+, /,
    )
  })

  test('writes a table of some generations, and over no file that is there', async () => {
    const args = ['provenance', 'plain', '--csv', 'b.csv', '--generation', 'B']
    expect((await lab(...args)).stdout).toContain('Saved in b.csv.')
    const rows = readFileSync(join(folder, 'b.csv'), 'utf8').trim().split('\n').slice(1)
    expect(rows.length).toBeGreaterThan(5)
    for (const row of rows) expect(row).toMatch(/^B,A\/\d+,1,A,tale\/\d+:\d+( |,)/)
    expect((await lab(...args)).stderr).toMatch(/b\.csv is there already/)
    expect((await lab(...args, '--force')).code).toBe(0)
  })

  test('without a genealogy has no parents and no story', async () => {
    await run('untraced', '--corpus', 'tale.txt', '--no-genealogy')
    expect((await lab('provenance', 'untraced', '--csv', 'untraced.csv')).code).toBe(0)
    expect(readFileSync(join(folder, 'untraced.csv'), 'utf8')).toMatch(/\nB,A\/1,1,A,,/)
    const refused = await lab('provenance', 'untraced', '--passage', 'B/1')
    expect([refused.code, refused.stderr.trim().split('\n').length]).toEqual([1, 2])
  })

  test.each([
    [['--passage', 'B/99999'], 1, /passage B\/99999 is not in the run/],
    [['--passage', 'B'], 2, /--passage must be the id of a passage/],
    [['--passage', 'B/1', '--csv', 'x.csv'], 2, /--passage is a story, and --csv a table/],
    [['--generation', 'B'], 2, /--generation is for --csv/],
    [['--csv', 'x.csv', '--generation', 'Z'], 1, /generation "Z" is not in the run/],
  ])('refuses %j', async (args, status, message) => {
    const { code, stderr } = await lab('provenance', 'plain', ...args)
    expect(code).toBe(status)
    expect(stderr).toMatch(message)
    expect(stderr.trim().split('\n')).toHaveLength(2)
  })

  test('of several seeds is refused, since no passages are kept', async () => {
    await run('seeds', '--corpus', 'tale.txt', '--replicates', '2')
    expect((await lab('provenance', 'seeds')).stderr).toMatch(
      /holds the numbers of several seeds, and here one run is wanted\nhint: /,
    )
  })
})

test('a text that a protection reads is compared too when a run is verified', async () => {
  writeFileSync(join(folder, 'other.txt'), prose(60, 'other'))
  await run('tested', '--corpus', 'tale.txt', '--protect', 'independent-test=other.txt')
  expect((await lab('verify', 'tested')).code).toBe(0)
  writeFileSync(join(folder, 'other.txt'), prose(60, 'changed'))
  const { code, stderr } = await lab('verify', 'tested')
  expect([code, stderr.includes('the text other.txt is not the one that the run was made from')]).toEqual([
    1,
    true,
  ])
})
