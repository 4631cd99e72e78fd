import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { percent } from '../../src/report/format/numbers.ts'
import { parseCells } from '../../src/report/format/csv.ts'
import { collapseLab } from '../cli/command-line.ts'
import { scratchFolder } from '../scratch.ts'
import { accessibilityFaults } from './axe.ts'
import { describeInBrowser } from './browser.ts'
import { embeddedIn } from './embedded.ts'
import { TEXT } from './own-text.ts'

const folder = scratchFolder()
const seeds = ['1', '1r2', '1r3']

beforeAll(async () => {
  writeFileSync(join(folder, 'mine.txt'), TEXT)
  const plan = ['--corpus', 'mine.txt', '--generations', '2']
  for (const more of [
    ['--replicates', '3', '--out', 'several'],
    ['--replicates', '2', '--out', 'kept', '--regime', 'accumulate'],
    ['--out', 'one'],
  ])
    expect((await collapseLab(folder, 'run', ...plan, ...more)).code).toBe(0)
})

/** What intervals.csv has as measured, by generation and measure: mean, low, high, as text. */
function intervals(): Map<string, readonly string[]> {
  const [head = [], ...lines] = parseCells(readFileSync(join(folder, 'several/intervals.csv'), 'utf8'))
  return new Map(
    lines.flatMap(cells => {
      const of = (name: string) => cells[head.indexOf(name)]!
      if (of('model') === 'theory') return []
      return [[`${of('generation')} ${of('metric')}`, ['mean', 'low', 'high'].map(of)] as const]
    }),
  )
}

describe('a report of several seeds', () => {
  test('has the words and passages of the first, the means and intervals of all, and leaves nothing behind', async () => {
    const temporary = scratchFolder()
    vi.stubEnv('TMPDIR', temporary)
    const { code, stdout, stderr } = await collapseLab(folder, 'report', 'several')
    expect(code, stderr).toBe(0)
    expect(stdout).toMatch(/^Saved in several\/report\.html, /)
    vi.unstubAllEnvs()
    expect(readdirSync(temporary)).toEqual([])
    await collapseLab(folder, 'report', 'one')
    const [run] = embeddedIn(join(folder, 'several/report.html')).runs
    const { replicates, ...first } = run!
    expect(first).toEqual(embeddedIn(join(folder, 'one/report.html')).runs[0])
    expect(replicates!.seeds).toEqual(seeds)
    const table = intervals()
    const rows = replicates!.rows.map(({ generation, metric, mean, low, high }) => [
      `${generation} ${metric}`,
      ...[mean, low, high].map(value => value.toPrecision(9)),
    ])
    expect(rows.length).toBeGreaterThan(20)
    for (const [key = '', ...values] of rows)
      expect(values, key).toEqual(table.get(key)!.map(value => Number(value).toPrecision(9)))
  })

  test('is refused where its text was changed, or a seed gives other numbers now', async () => {
    writeFileSync(join(folder, 'mine.txt'), `${TEXT} more`)
    const changed = await collapseLab(folder, 'report', 'several', '--out', 'no.html')
    expect(changed.stderr).toMatch(/the text of several is not the one that it was made from\nhint: /)
    writeFileSync(join(folder, 'mine.txt'), TEXT)
    const cells = join(folder, 'kept/cells')
    for (const name of readdirSync(cells)) {
      const cell = readFileSync(join(cells, name), 'utf8')
      writeFileSync(join(cells, name), cell.replace(/(\[1,"A","surviving-types",0\.)\d/, '$19'))
    }
    const kept = await collapseLab(folder, 'report', 'kept', '--out', 'no.html')
    expect(kept.stderr).toMatch(/\.json was changed since it was written: .*\nhint: /)
    const other = await collapseLab(folder, 'report', 'kept', '--out', 'no.html', '--unchecked')
    expect(other.stderr).toMatch(/seed 1 gives other numbers now than kept has\nhint: /)
    expect([changed.code, kept.code, other.code, existsSync(join(folder, 'no.html'))]).toEqual([
      1,
      1,
      1,
      false,
    ])
  })

  test('is refused where there are several plans', async () => {
    const sweep = { base: { corpus: 'mine.txt', generations: 1 }, vary: { order: [1, 2] }, seeds: 2 }
    writeFileSync(join(folder, 'sweep.json'), JSON.stringify(sweep))
    const made = await collapseLab(folder, 'sweep', 'sweep.json', '--out', 'swept')
    expect(made.code, made.stderr).toBe(0)
    const { stderr } = await collapseLab(folder, 'report', 'swept')
    expect(stderr).toMatch(
      /swept holds 2 plans with several seeds, and a page shows runs of one plan each\nhint: /,
    )
  })
})

describeInBrowser('a page of several seeds', open => {
  test('has their bands in the curves and beside another plan, and the numbers of them in the table', async () => {
    await collapseLab(folder, 'report', 'several', 'one', '--out', 'two.html')
    const url = pathToFileURL(join(folder, 'two.html')).href
    const { page, complaints } = await open(`${url}#compare`)
    const own = page.locator('.one-setting')
    expect(await own.locator('.seeds').textContent()).toContain('3 seeds')
    const chart = own.locator('.chart').first()
    await chart.locator('svg').waitFor()
    const bands = 'g path[fill-opacity], g[fill-opacity] path'
    expect(await chart.locator(bands).count()).toBeGreaterThan(0)
    const head = await chart.locator('thead th').allTextContents()
    const row = await chart.locator('tbody tr').nth(2).locator('th, td').allTextContents()
    const at = head.indexOf('once, mean')
    const expected = intervals()
      .get('2 surviving-types/1')!
      .map(value => percent(Number(value)))
    expect(row.slice(at, at + 3)).toEqual(expected)
    const compared = page.locator('.chart', { hasText: 'Words left' }).first()
    await compared.locator('svg').waitFor()
    expect(await compared.locator('.says').textContent()).toContain('over all seeds')
    expect(await compared.locator(bands).count()).toBeGreaterThan(0)
    expect(await accessibilityFaults(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  test('opens no folder of numbers alone, and says what will do', async () => {
    await collapseLab(folder, 'report', 'one', '--out', 'one.html', '--force')
    const { page } = await open(`${pathToFileURL(join(folder, 'one.html')).href}#text`)
    await page.getByLabel('Choose a folder').setInputFiles(join(folder, 'several'))
    const alert = page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.textContent()).toContain('this folder holds the numbers of several seeds')
    expect(await alert.textContent()).toContain('choose the folder of one run')
  })
})
