import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { prepareRun, writeRun } from '../../src/node/runs/runs.ts'
import { grouped } from '../../src/report/format/numbers.ts'
import { spawnCollapseLab as collapseLab } from '../cli/spawned.ts'
import { scratchFolder } from '../scratch.ts'
import { accessibilityFaults } from './axe.ts'
import { describeInBrowser } from './browser.ts'
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
  const { code, stderr } = collapseLab(folder, 'report', 'stopped', 'whole', '--out', 'two.html')
  expect(code, stderr).toBe(0)
})

const ENDS = 'This run was stopped after book B, 2 of 4 generations'
const slide = (page: Page, to: string) => page.locator('.slider input').fill(to)
const look = async (page: Page, key: string) => {
  await page.locator('main').focus()
  await page.keyboard.press(key)
}

describeInBrowser('runs of unequal length', open => {
  test('share a slider as long as the longest; beyond its end a run shows its last book and says so', async () => {
    const { page, complaints } = await open(url)
    const data = embeddedIn(path)
    const [stopped = [], whole = []] = data.runs.map(run => leftIn(run))
    await page.getByRole('button', { name: 'Skip the question' }).click()
    await page.getByRole('button', { name: 'Pause' }).click()
    expect(await page.locator('.slider input').getAttribute('max')).toBe('5')
    await slide(page, '2')
    expect(await page.locator('.count').textContent()).not.toContain('This run')
    await slide(page, '5')
    const count = (await page.locator('.count').textContent())!
    expect(count).toContain(ENDS)
    expect(count).toContain(`Book B uses ${grouped(stopped[1]!)} of`)
    // Wall: the states are those of B, and the life of a word goes as far.
    expect(await page.locator('.overview').first().textContent()).toContain(ENDS)
    await page.locator('.wall .wall-text span').first().click()
    expect(await page.locator('.life tbody th').allTextContents()).toEqual(['human', 'A', 'B'])
    expect(await page.locator('.life tbody tr.here th').textContent()).toBe('B')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('switch').check()
    expect(await page.locator('.count').textContent()).not.toContain('This run')
    expect(await page.locator('.overview').nth(1).textContent()).toContain(grouped(whole[4]!))
    expect(await page.locator('.life tbody th').allTextContents()).toEqual(['human', 'A', 'B', 'C', 'D', 'E'])
    expect(complaints).toEqual([])
  })

  test('have every view beyond the end of one of them, without a complaint', async () => {
    const { page, complaints } = await open(url)
    await slide(page, '5')
    for (const key of ['1', '2', '3', '4', '5']) {
      await look(page, key)
      await page.locator('main h1').waitFor()
      expect(await page.locator('main').textContent()).not.toMatch(/undefined|NaN/)
      expect(await page.locator('.count').textContent()).toContain(ENDS)
      expect(await page.locator('footer').textContent()).toContain(ENDS)
    }
    expect(complaints).toEqual([])
  })

  test('Curves draw each as far as it goes, Read has its last book, Compare holds them where both are', async () => {
    const { page } = await open(`${url}#curves`)
    await slide(page, '5')
    const rows = page.locator('.chart').first().locator('tbody th')
    expect(await rows.allTextContents()).toEqual(['human', 'A', 'B'])
    await look(page, '4')
    expect(await page.locator('.side-by-side').first().locator('h3').allTextContents()).toEqual(['Book A', 'Book B']) // prettier-ignore
    expect(await page.locator('#blind').textContent()).toBe('Human, or model B?')
    await look(page, '5')
    expect(await page.locator('#differences').textContent()).toBe('Generation B, measured')
    expect(await page.locator('main').textContent()).toContain(
      'replace was stopped after book B, 2 of 4 generations, so that all are held against each other there.',
    )
    const compared = page.locator('.chart', { hasText: 'plan by plan' }).locator('tbody tr')
    expect(await compared.count()).toBe(6)
    const last = await compared.last().locator('th, td').allTextContents()
    expect([last[0], last[1], Number(last[2]) > 0]).toEqual(['E', '', true])
    await slide(page, '1')
    expect(await page.locator('#differences').textContent()).toBe('Generation A, measured')
    expect(await page.locator('main').textContent()).not.toContain('held against each other there')
  })
})
