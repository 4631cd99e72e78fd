import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { experiments } from '../../src/experiment/experiments/index.ts'
import { readFinding } from '../../src/node/experiments/finding-files.ts'
import { writeLedger } from '../../src/node/experiments/ledger.ts'
import { prose } from '../prose.ts'
import { scratchFolder } from '../scratch.ts'
import { collapseLab } from './command-line.ts'
import { type Outcome } from './spawned.ts'

const folder = scratchFolder()
writeFileSync(join(folder, 'tale.txt'), prose(300))
const experiment = (...args: string[]) => collapseLab(folder, 'experiment', ...args)

test('experiment list names every experiment with its question', async () => {
  const { code, stdout } = await experiment('list')
  expect(code).toBe(0)
  for (const { name, title } of experiments)
    expect(stdout).toMatch(new RegExp(`${name} +${title.slice(0, 20)}`))
  expect((JSON.parse((await experiment('list', '--json')).stdout) as object[]).length).toBe(
    experiments.length,
  )
})

test('experiment show says what is expected before anything is run, and the plans', async () => {
  const { stdout } = await experiment('show', 'photocopy', '--corpus', 'tale.txt')
  expect(stdout).toMatch(/^1 · Is a model/)
  expect(stdout).toContain('Wrong if: ')
  expect(stdout).toContain('order 3: run --corpus tale.txt --order 3 --generations 12 --no-genealogy --metric surviving-types,entropy') // prettier-ignore
})

test('what there is not is refused in a line, with a hint', async () => {
  for (const [args, message] of [
    [['sing'], /experiment has no action "sing"\nhint: there are list, show, run, all/],
    [['run'], /experiment run takes the name of an experiment\nhint: /],
    [['run', 'photcopy'], /there is no experiment "photcopy"\nhint: did you mean photocopy\?/],
    [['run', 'photocopy', '--corpus', 'nowhere.txt'], /nowhere\.txt.*\nhint: /],
    [['run', 'photocopy', '--jobs', '0'], /--jobs must be a whole number from 1 to 256/],
  ] as const) {
    const { code, stderr } = await experiment(...args)
    expect([code, stderr]).toEqual([expect.any(Number), expect.stringMatching(message)])
    expect(code).toBeGreaterThan(0)
  }
  expect(existsSync(join(folder, 'experiments'))).toBe(false)
})

describe('experiment run', () => {
  const out = 'errors'
  let done: Outcome
  beforeAll(async () => {
    done = await experiment('run', 'errors-multiply', '--quick', '--corpus', 'tale.txt', '--out', out, '--jobs', '2') // prettier-ignore
  })
  const files = ['experiment.json', 'figure.svg', 'finding.md', 'intervals.csv', 'metrics.csv']

  test('prints the statement, the numbers, each claim with what came of it, and the verdict', () => {
    const { code, stdout } = done
    expect(code).toBe(0)
    expect(stdout).toMatch(/^\d+ · A false statement among true ones/)
    expect(stdout).toMatch(
      /\n(as expected|not as expected|even if said broadly|not if said broadly|cannot be told): .*\[.*(expected|if said broadly:?) .*\]\n/,
    )
    expect(stdout).toMatch(/\n(Supports|Qualifies|Contradicts|Open): /)
    expect(readdirSync(join(folder, out)).filter(name => name !== 'cells')).toEqual(files)
  })

  test('writes a page and a figure in which numbers and table agree', () => {
    const page = readFileSync(join(folder, out, 'finding.md'), 'utf8')
    const finding = readFinding(join(folder, out))
    for (const { claim, answer } of finding.answers)
      expect(page).toContain(answer === 'yes' ? claim.says.slice(0, 30) : answer === 'no' ? claim.otherwise.slice(0, 30) : 'It cannot be told') // prettier-ignore
    expect(page).toContain('npx collapse-lab experiment run errors-multiply --quick --corpus tale.txt')
    const svg = readFileSync(join(folder, out, 'figure.svg'), 'utf8')
    expect(svg).toMatch(/^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
    expect(svg.match(/<circle/g)!.length).toBe(7 * 6)
  })

  test('continues where it stopped, to the same bytes, and is verified and shown like any other', async () => {
    const read = () => files.slice(1).map(name => readFileSync(join(folder, out, name), 'utf8'))
    const before = read()
    const [cell] = readdirSync(join(folder, out, 'cells'))
    rmSync(join(folder, out, 'cells', cell!))
    rmSync(join(folder, out, 'finding.md'))
    const again = await experiment('run', 'errors-multiply', '--quick', '--corpus', 'tale.txt', '--out', out)
    expect(again.stderr).toBe('1 of 1 cell done\n')
    expect(read()).toEqual(before)
    expect((await collapseLab(folder, 'verify', out)).stdout).toMatch(/files are as the plan gives them\.\n$/)
    expect(done.stdout).toContain((await collapseLab(folder, 'show', out)).stdout.trim())
    const json = JSON.parse((await collapseLab(folder, 'show', out, '--json')).stdout) as { verdict: string; claims: object[] } // prettier-ignore
    expect(json.claims[0]).toMatchObject({ name: 'can-multiply', answer: expect.any(String) as string })
  })

  test('another experiment is not put into its folder', async () => {
    const { code, stderr } = await experiment(
      'run',
      'rare-first',
      '--quick',
      '--corpus',
      'tale.txt',
      '--out',
      out,
    )
    expect([code !== 0, stderr]).toEqual([true, expect.stringMatching(/nothing in it was touched\nhint: /)])
  })

  test('the ledger has a row for each claim, and text in it is text', () => {
    const finding = readFinding(join(folder, out))
    const hostile = {
      ...finding,
      experiment: {
        ...finding.experiment,
        name: 'errors-multiply',
        statement: '<script>alert(1)</script> | =1+1 `x`',
      },
    }
    writeLedger(folder, [{ finding: hostile, folder: join(folder, out) }])
    const [markdown, csv, html] = ['md', 'csv', 'html'].map(ending => readFileSync(join(folder, `ledger.${ending}`), 'utf8')) // prettier-ignore
    expect(html).not.toContain('<script>')
    expect(html).toContain('&lt;script&gt;')
    expect(html).toContain("default-src 'none'")
    expect(markdown).not.toContain('<script>')
    expect(csv!.trim().split('\n').length).toBe(1 + finding.answers.length)
    expect(markdown).toContain('(errors/finding.md)')
    // Statement 29 of the article; of the claims that test it this one is of an experiment that was carried out.
    for (const text of [markdown, html]) expect(text).toContain('A wrong statement is learned and repeated.')
    expect(markdown).not.toContain('Rare patterns disappear first.')
  })
})

describe('experiment run on several texts', () => {
  writeFileSync(join(folder, 'other.txt'), prose(320, 'other'))
  writeFileSync(join(folder, 'copy.txt'), prose(300))

  test('has a row for each text and one for all, and a verdict over the texts', async () => {
    const { code, stdout, stderr } = await experiment('run', 'errors-multiply', '--quick', '--corpus', 'tale.txt,other.txt', '--out', 'two', '--jobs', '2') // prettier-ignore
    expect([code, stderr]).toEqual([0, expect.stringContaining('2 of 2: other')])
    for (const name of ['tale', 'other', 'all texts']) expect(stdout).toMatch(new RegExp(`\n${name} +`))
    expect(stdout).toMatch(/\n(Supports|Qualifies|Contradicts|Open): .*\(2 texts, \d+ claims/)
    const { answers } = readFinding(join(folder, 'two', 'tale'))
    const lines = readFileSync(join(folder, 'two', 'texts.csv'), 'utf8')
      .trim()
      .split('\n')
    expect(lines).toHaveLength(1 + 3 * answers.length)
    expect(lines.at(-1)).toMatch(/^all texts,.*,2$/)
    expect(readFileSync(join(folder, 'two', 'texts.md'), 'utf8')).toContain('DerSimonian and Laird 1986')
  })

  test('no text counts twice, and an experiment with a text of its own takes no others', async () => {
    for (const [name, texts, message] of [
      ['errors-multiply', 'tale.txt,copy.txt', /tale\.txt and copy\.txt are the same text\nhint: /],
      ['dialects', 'tale.txt,other.txt', /dialects has a text of its own, and --corpus names 2\nhint: /],
      ['errors-multiply', 'tale.txt,nowhere.txt', /nowhere\.txt.*\nhint: /],
    ] as const) {
      const { code, stderr } = await experiment('run', name, '--quick', '--corpus', texts, '--out', 'none')
      expect([code, stderr]).toEqual([1, expect.stringMatching(message)])
    }
    expect(existsSync(join(folder, 'none'))).toBe(false)
  })
})
