import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readCorpus } from '../../src/node/corpora/corpora.ts'
import { grouped, percent } from '../../src/report/format/numbers.ts'
import { survivalChance } from '../../src/theory/survival.ts'
import { collapseLab } from '../cli/command-line.ts'
import { scratchFolder } from '../scratch.ts'
import { describeInBrowser, goTo, openedOnce, PAGE, settled } from './browser.ts'
import { countsIn, embeddedIn, leftIn } from './embedded.ts'

const step = (page: Page, name: string) => page.locator(`#step-${name}`)

const said = async (page: Page, name: string) => (await step(page, name).textContent())!

/** Scrolls until a step is read. */
async function read(page: Page, name: string): Promise<void> {
  await step(page, name).evaluate(each =>
    window.scrollTo(0, each.getBoundingClientRect().top + scrollY - 200),
  )
  await settled(page)
}

/** A report of a run of a hundred stories by some options. */
async function reportOf(...options: string[]): Promise<string> {
  const folder = scratchFolder()
  const stories = readCorpus('stories').passages.slice(0, 100)
  writeFileSync(join(folder, 'mine.txt'), stories.map(({ text }) => text).join('\n\n'))
  const { code, stderr } = await collapseLab(
    folder,
    'run',
    '--corpus',
    'mine.txt',
    '--generations',
    '3',
    '--out',
    'run',
    ...options,
  )
  expect(code, stderr).toBe(0)
  expect((await collapseLab(folder, 'report', 'run')).code).toBe(0)
  return join(folder, 'run/report.html')
}

describeInBrowser('the story', open => {
  const shared = openedOnce(PAGE)

  test('is told in seven steps below the words, which stay beside it and change with what is read', async () => {
    const { page, complaints } = shared
    expect(await page.locator('.steps > li').count()).toBe(7)
    await expect.poll(() => page.locator('.steps .chart svg').count()).toBe(3)
    const captions = new Set<string>()
    for (const name of ['photocopy', 'odds', 'rare-first', 'distortions', 'always', 'protections']) {
      await read(page, name)
      await expect.poll(async () => captions.has((await page.locator('.pinned figcaption').textContent())!)).toBe(false) // prettier-ignore
      captions.add((await page.locator('.pinned figcaption').textContent())!)
      expect(await page.locator('.pinned .field span').count()).toBeGreaterThan(50)
    }
    expect(captions.size).toBe(6)
    expect(complaints).toEqual([])
  })

  test('says what the embedded runs have counted', async () => {
    const { page } = shared
    await goTo(page, '#words')
    const data = embeddedIn()
    const [replace = [], accumulate = []] = data.runs.map(run => leftIn(run))
    const total = data.text.counts.length
    expect(await said(page, 'photocopy')).toContain(
      `Of the ${grouped(total)} different words in the text, copy A uses ${grouped(replace[0]!)}.`,
    )
    expect(await said(page, 'always')).toContain(
      `${percent(accumulate[9]! / total)} where each model reads the text and all copies`,
    )
    await page.getByRole('radio', { name: 'Copy C', exact: true }).click()
    await expect
      .poll(() => said(page, 'always'))
      .toContain(`Words left in copy C: ${percent(replace[2]! / total)} where`)
  })

  test('its table says how many words of each count are left, of how many, beside the law of copying', async () => {
    const { page } = shared
    await goTo(page, '#words')
    const { text, runs } = embeddedIn()
    const counts = countsIn(runs[0]!)
    const m = runs[0]!.written[0]! / text.words
    const rows = await step(page, 'odds').locator('tbody tr').evaluateAll(all => all.map(row => Array.from(row.children, cell => cell.textContent))) // prettier-ignore
    const expected = [1, 2, 5, 20].map(uses => {
      const types = text.counts.flatMap((count, type) => (count === uses ? [type] : []))
      const cells = [0, 9].flatMap(at => {
        const law = survivalChance(uses, at + 1, m) * types.length
        const left = types.filter(type => counts[at]![type]! > 0).length
        return [
          `${grouped(left)} of ${grouped(types.length)}`,
          types.length < 100 ? law.toFixed(1) : grouped(law),
        ]
      })
      return [uses === 1 ? 'once' : `${uses} times`, ...cells]
    })
    expect(rows).toEqual(expected)
  })

  test('the words beside a step are those that its copy still uses', async () => {
    const { page } = shared
    await goTo(page, '#words')
    const [copyA] = countsIn(embeddedIn().runs[0]!)
    await read(page, 'odds')
    await expect.poll(() => page.locator('.pinned figcaption').textContent()).toMatch(/^Copy A: \d+ of the \d+ words shown are left\.$/) // prettier-ignore
    const words = await page.locator('.pinned .field span').evaluateAll(all => all.map(each => [Number((each as HTMLElement).dataset.word), each.getAttribute('class')!] as const)) // prettier-ignore
    for (const [word, state] of words) expect(/lost|gone/.test(state)).toBe(copyA![word] === 0)
    const left = words.filter(([, state]) => !/lost|gone/.test(state)).length
    expect(await page.locator('.pinned figcaption').textContent()).toBe(`Copy A: ${left} of the ${words.length} words shown are left.`) // prettier-ignore
  })

  test('of a single run it says nothing of settings that were not run', async () => {
    const { page, complaints } = await open(pathToFileURL(await reportOf()).href)
    expect(await said(page, 'always')).not.toContain('Words left in copy')
    expect(await step(page, 'always').locator('.chart').count()).toBe(0)
    expect(await said(page, 'distortions')).not.toMatch(/In copy \w+ [\d.]+ %/)
    await read(page, 'protections')
    expect(await page.locator('.pinned figcaption').textContent()).not.toContain('survive')
    expect(await said(page, 'odds')).toContain('The chance that copy A misses it is')
    expect(complaints).toEqual([])
  })

  test('of a run by another rule or with a filter it tells no law of chance', async () => {
    for (const options of [
      ['--regime', 'accumulate'],
      ['--top-p', '0.9'],
    ]) {
      const { page } = await open(pathToFileURL(await reportOf(...options)).href)
      const text = await said(page, 'odds')
      expect(text).toContain('words stand in the text once')
      expect(text).not.toMatch(/The chance that|can never learn|by chance/)
      expect(await said(page, 'distortions')).not.toContain('With nothing else at work')
    }
  })

  test('on paper it is a hand-out without buttons', async () => {
    const { page } = shared
    await goTo(page, '#words?copy=J')
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const shown = (selector: string) =>
      page.locator(selector).evaluateAll(found => found.filter(each => each.checkVisibility()).length)
    expect(await shown('.steps > li')).toBe(7)
    expect(await shown('button:not(.field *), nav, summary, .pinned')).toBe(0)
    // Lost words can be read on paper.
    // What is drawn anew while one looks is another element.
    const lost = page.locator('.first-screen .field .gone').first()
    await expect
      .poll(() => lost.evaluate(each => getComputedStyle(each).textDecorationLine))
      .toBe('line-through')
  })
})
