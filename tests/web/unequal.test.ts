import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { prepareRun, writeRun } from '../../src/node/runs/runs.ts'
import { grouped } from '../../src/report/format/numbers.ts'
import { collapseLab } from '../cli/command-line.ts'
import { scratchFolder } from '../scratch.ts'
import { accessibilityFaults } from './axe.ts'
import { describeInBrowser, goTo, openedOnce } from './browser.ts'
import { embeddedIn, leftIn } from './embedded.ts'
import { TEXT } from './own-text.ts'

const folder = scratchFolder()
const path = join(folder, 'two.html')
const url = pathToFileURL(path).href

/** A run that was stopped after two of four generations, and one of five. */
beforeAll(async () => {
  const corpus = join(folder, 'mine.txt')
  writeFileSync(corpus, TEXT)
  const stopped = prepareRun({ corpus, generations: 4, out: join(folder, 'stopped') })
  await writeRun(stopped, { until: 2 })
  const whole = prepareRun({ corpus, generations: 5, regime: 'accumulate', out: join(folder, 'whole') })
  await writeRun(whole)
  const { code, stderr } = await collapseLab(folder, 'report', 'stopped', 'whole', '--out', 'two.html')
  expect(code, stderr).toBe(0)
})

const ENDS = 'The run ends with copy B.'
const to = (page: Page, copy: string) => page.getByRole('radio', { name: copy, exact: true }).click()
const said = (page: Page) => page.locator('.left [role=status]').textContent()
const look = async (page: Page, key: string) => {
  await page.locator('main').focus()
  await page.keyboard.press(key)
}

describeInBrowser('runs of unequal length', () => {
  const shared = openedOnce(url)

  test('share a bar as long as the longest; beyond its end a run shows its last copy and says so', async () => {
    const { page, complaints } = shared
    const data = embeddedIn(path)
    const [stopped = [], whole = []] = data.runs.map(run => leftIn(run))
    expect(await page.getByRole('radio').count()).toBe(6)
    await to(page, 'Copy B')
    await expect.poll(() => said(page)).not.toContain('The run ends')
    await to(page, 'Copy E')
    await expect.poll(() => said(page)).toContain(ENDS)
    expect(await said(page)).toContain(`${grouped(stopped[1]!)} of`)
    // The states are those of B, and the life of a word goes as far.
    await page.locator('.first-screen .field span').first().click()
    expect(await page.locator('.bars text:not(.value)').count()).toBe(3)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByLabel('What each further model reads').selectOption({ index: 1 })
    await expect.poll(() => said(page)).toContain(`${grouped(whole[4]!)} of`)
    expect(await page.locator('.bars text:not(.value)').count()).toBe(6)
    expect(complaints).toEqual([])
  })

  test('have every view beyond the end of one of them, without a complaint', async () => {
    const { page, complaints } = shared
    await goTo(page, '#words')
    await to(page, 'Copy E')
    for (const key of ['1', '2', '3', '4', '5', '6']) {
      await look(page, key)
      await page.locator('main h1').waitFor()
      expect(await page.locator('main').textContent()).not.toMatch(/undefined|NaN/)
    }
    expect(complaints).toEqual([])
  })

  test('Compare holds them where both are, and draws each as far as it goes', async () => {
    const { page } = shared
    await goTo(page, '#compare?copy=E')
    const own = page.locator('.one-setting .chart').first().locator('tbody th')
    await expect.poll(() => own.allTextContents()).toEqual(['text', 'A', 'B'])
    expect(await page.locator('.all-measures summary').textContent()).toBe('Every measure of copy B')
    const compared = page.locator('.chart', { hasText: 'Words left' }).first().locator('tbody tr')
    expect(await compared.count()).toBe(6)
    const last = await compared.last().locator('th, td').allTextContents()
    expect([last[0], last[1], Number.parseFloat(last[2]!) > 0]).toEqual(['E', '', true])
    await to(page, 'Copy A')
    await expect
      .poll(() => page.locator('.all-measures summary').textContent())
      .toBe('Every measure of copy A')
  })
})
