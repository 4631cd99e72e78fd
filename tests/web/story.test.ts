import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { readCorpus } from '../../src/node/corpora/corpora.ts'
import { grouped, percent } from '../../src/report/format/numbers.ts'
import { spawnCollapseLab as collapseLab } from '../cli/spawned.ts'
import { scratchFolder } from '../scratch.ts'
import { describeInBrowser, PAGE } from './browser.ts'
import { countsIn, embeddedIn, leftIn } from './embedded.ts'

const STEPS = 7

const step = (page: Page, name: string) => page.locator(`#step-${name}`)

/** What a step says, with plain spaces. */
const said = async (page: Page, name: string) =>
  (await step(page, name).textContent())!.replaceAll('\u00a0', ' ')

/** A report of a run of a hundred stories by some options. */
function reportOf(...options: string[]): string {
  const folder = scratchFolder()
  const stories = readCorpus('stories').passages.slice(0, 100)
  writeFileSync(join(folder, 'mine.txt'), stories.map(({ text }) => text).join('\n\n'))
  const { code, stderr } = collapseLab(folder, 'run', '--corpus', 'mine.txt', '--out', 'run', ...options)
  expect(code, stderr).toBe(0)
  expect(collapseLab(folder, 'report', 'run').code).toBe(0)
  return join(folder, 'run/report.html')
}

describeInBrowser('the story', open => {
  test('is told in seven steps without a click, each with something to see', async () => {
    const { page, complaints } = await open(`${PAGE}#story`)
    expect(await page.locator('.steps > li').count()).toBe(STEPS)
    await expect.poll(() => page.locator('.steps .chart svg').count()).toBe(3)
    for (const each of await page.locator('.steps > li').all())
      expect(await each.locator('.exhibit, .chart').count()).toBe(1)
    expect(complaints).toEqual([])
  })

  test('says what the embedded runs have counted, and goes with the slider', async () => {
    const { page } = await open(`${PAGE}#story`)
    const data = embeddedIn()
    const [replace, accumulate] = data.runs.map(run => leftIn(run))
    const total = data.text.counts.length
    for (const [at, name] of [
      [9, 'J'],
      [2, 'C'],
    ] as const) {
      if (name === 'C') await page.locator('.slider input').fill('3')
      const left = replace![at]!
      await expect
        .poll(() => said(page, 'photocopy'))
        .toContain(`book ${name} uses ${grouped(left)}, ${percent(left / total)}`)
      expect(await said(page, 'always')).toContain(
        `${percent(accumulate![at]! / total)} of the words where each model keeps the human text (accumulate)`,
      )
    }
  })

  test('the words of one use that it shows are struck out when their book has them not', async () => {
    const { page } = await open(`${PAGE}#story`)
    const { text, runs } = embeddedIn()
    const last = countsIn(runs[0]!)[9]!
    const once = text.counts.map((_, type) => type).filter(type => text.counts[type] === 1)
    const share = once.filter(type => last[type]! > 0).length / once.length
    const odds = step(page, 'odds')
    expect(await said(page, 'odds')).toContain(`in book J, ${percent(share)} of these words are there`)
    const there = await odds.locator('.sample span:not(.lost, .gone)').count()
    expect(await odds.locator('.sample span').count()).toBe(60)
    expect(await odds.locator('figcaption').textContent()).toContain(`book J uses ${there} of those shown`)
  })

  test('leads on to reading and to the lab', async () => {
    const { page } = await open(`${PAGE}#story`)
    await page.getByRole('button', { name: 'Read what it writes now' }).click()
    expect(await page.locator('nav button[aria-current]').textContent()).toBe('Read')
    await page.keyboard.press('1')
    await page.getByRole('button', { name: 'Try your own text' }).click()
    expect(await page.locator('nav button[aria-current]').textContent()).toBe('Lab')
  })

  test('of a single run it says nothing of plans that were not run', async () => {
    const { page, complaints } = await open(`${pathToFileURL(reportOf()).href}#story`)
    expect(await said(page, 'always')).toContain('This page holds one run')
    expect(await step(page, 'always').locator('.chart').count()).toBe(0)
    expect(await said(page, 'distortions')).not.toMatch(/Writing so|Drawing only from/)
    expect(await step(page, 'protections').locator('.exhibit').count()).toBe(0)
    expect(await said(page, 'odds')).toMatch(/law of chance, .* says \d/)
    expect(complaints).toEqual([])
  })

  test('of a run by another rule or with a filter it tells no law of chance', async () => {
    for (const options of [
      ['--regime', 'accumulate'],
      ['--top-p', '0.9'],
    ]) {
      const { page } = await open(`${pathToFileURL(reportOf(...options)).href}#story`)
      const text = await said(page, 'odds')
      expect(text).toContain('of these words are there')
      expect(text).not.toMatch(/law of chance|The chance that|unknown to whoever/)
      expect(await said(page, 'distortions')).not.toContain('With nothing else at work')
    }
  })
})
