import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { grouped, percent } from '../../src/report/format/numbers.ts'
import { accessibilityFaults } from './axe.ts'
import { describeInBrowser, goTo, openedOnce, PAGE, savedFile } from './browser.ts'
import { embeddedIn, leftIn } from './embedded.ts'

const copy = (page: Page, name: string) => page.getByRole('radio', { name: `Copy ${name}`, exact: true })

/** What a button saves. */
async function savedBy(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ])
  return readFileSync(await savedFile(download))
}

describeInBrowser('compare', open => {
  const shared = openedOnce(`${PAGE}#compare`)

  test('holds settings side by side, in the copy of the foot bar, each with its number', async () => {
    const { page, complaints } = shared
    const left = embeddedIn().runs.map(run => leftIn(run))
    const total = embeddedIn().text.counts.length
    await page.locator('.all-measures').evaluate((each: HTMLDetailsElement) => (each.open = true))
    const words = page.locator('.differences tbody tr', { hasText: 'different words used' }).locator('td')
    for (const [name, at] of [
      ['J', 9],
      ['D', 3],
    ] as const) {
      await copy(page, name).click()
      const [first, second, third] = [left[0]![at]!, left[1]![at]!, left[2]![at]!]
      await expect.poll(() => page.locator('.mini strong').allTextContents()).toEqual([first, second, third].map(grouped)) // prettier-ignore
      expect(await page.locator('.mini strong + span').allTextContents()).toEqual([first, second, third].map(count => percent(count / total))) // prettier-ignore
      await expect
        .poll(() => words.allTextContents())
        .toEqual([
          grouped(first),
          `${grouped(second)} +${grouped(second - first)}`,
          `${grouped(third)} +${grouped(third - first)}`,
        ])
    }
    expect(complaints).toEqual([])
  })

  test('says of how many words its numbers are, and how far perplexity would go on other held-out text', async () => {
    const { page } = shared
    await page.locator('.all-measures').evaluate((each: HTMLDetailsElement) => (each.open = true))
    const once = embeddedIn().text.counts.filter(count => count === 1).length
    const labels = await page.locator('.differences tbody th').allTextContents()
    expect(labels).toContainEqual(expect.stringContaining(`(of ${grouped(once)})`))
    expect(labels).toContainEqual(expect.stringMatching(/on its words used once \(of \d+\)/))
    await expect
      .poll(() => page.locator('.all-measures').textContent())
      .toMatch(/95 of 100 times, the perplexity of copy \w would be: last copy only \d+ to \d+; /)
  })

  test('takes settings in and out, but never fewer than two, and its address holds them', async () => {
    const { page } = shared
    await goTo(page, '#compare')
    const chip = (name: string) => page.locator('.chips').getByRole('button', { name })
    await chip('likely words only').click()
    await chip('text + all copies').click()
    await chip('last copy + 10 % text').click()
    expect(await page.locator('.mini .what').allTextContents()).toEqual([
      'last copy only',
      'likely words only',
    ])
    expect(await chip('last copy only').isDisabled()).toBe(true)
    const address = await page.evaluate(() => location.hash)
    const { page: other } = await open(PAGE + address)
    expect(await other.locator('.mini .what').allTextContents()).toEqual([
      'last copy only',
      'likely words only',
    ])
    await page.goBack()
    await expect.poll(() => page.locator('.mini').count()).toBe(3)
  })

  test('tells lines apart by symbols, dashes and labels', async () => {
    const { page } = shared
    await goTo(page, '#compare?beside=replace|accumulate|keep-human|top-p+0.9|smoothed')
    const chart = page.locator('.chart', { hasText: 'Words left' }).first()
    await chart.locator('svg').waitFor()
    const dashes = await chart.locator('g[stroke="currentColor"][fill="none"]').evaluateAll(all => all.map(each => each.getAttribute('stroke-dasharray'))) // prettier-ignore
    expect(new Set(dashes).size).toBe(5)
    for (const name of ['last copy only', 'text + all copies', 'likely words only', 'smoothed'])
      expect(await chart.locator('svg').textContent()).toContain(name)
  })

  test('every chart has a title, a unit, a drawing, its numbers as people write them, and files', async () => {
    const { page } = shared
    await goTo(page, '#compare?copy=J')
    const charts = page.locator('.chart')
    await expect.poll(() => page.locator('.chart svg').count()).toBe(8)
    for (const chart of await charts.all()) {
      expect((await chart.locator('h3').textContent())!.length).toBeGreaterThan(5)
      expect((await chart.locator('.unit').textContent())!.length).toBeGreaterThan(5)
      expect(await chart.locator('table tbody tr').count()).toBeGreaterThan(10)
    }
    const first = charts.first()
    await first
      .locator('details')
      .first()
      .evaluate((each: HTMLDetailsElement) => (each.open = true))
    expect(await first.locator('tbody tr').nth(1).locator('td').first().textContent()).toMatch(/^7\d\.\d %$/)
    expect((await savedBy(page, 'Save as CSV: Words left')).toString()).toMatch(/^text,last copy only,text \+ all copies,.*\ntext,1,1,1\nA,0\.78\d{6,}/) // prettier-ignore
    const svg = (await savedBy(page, 'Save as SVG: Words left')).toString()
    expect(svg).toMatch(/^<svg [^]*<path [^]*stroke="rgb\([^]*<\/svg>$/)
    for (const said of [
      '>Words left<',
      '>share of the words of the text that a copy still uses<',
      'Moby-Dick',
      'seed 1',
    ])
      expect(svg).toContain(said)
    const png = await savedBy(page, 'Save as PNG: Words left')
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    // A picture of one colour alone would be packed to next to nothing.
    expect(png.length).toBeGreaterThan(10_000)
    const { width } = (await first.locator('svg').boundingBox())!
    expect(Math.abs(png.readUInt32BE(16) - 3 * (width + 32))).toBeLessThanOrEqual(3)
  })

  test('more about one setting follows the settings that are chosen, and so does its law', async () => {
    const { page } = shared
    await goTo(page, '#compare?copy=J')
    const chart = page.locator('.chart', { hasText: 'by how often the text uses them' })
    const lastOf = async (head: string) => {
      const heads = await chart.locator('thead th').allTextContents()
      const cells = await chart.locator('tbody tr').last().locator('th, td').allTextContents()
      return Number.parseFloat(cells[heads.indexOf(head)]!)
    }
    const replaced = { measured: await lastOf('once'), expected: await lastOf('once, by chance') }
    await page
      .locator('.one-setting select')
      .selectOption('Each further model reads the text and all copies.')
    await expect.poll(() => lastOf('once')).toBeGreaterThan(2 * replaced.measured)
    // A law is within two points of one run, and the two rules are tens of points apart.
    expect(Math.abs(replaced.expected - replaced.measured)).toBeLessThan(2)
    expect(Math.abs((await lastOf('once, by chance')) - (await lastOf('once')))).toBeLessThan(2)
  })

  test.each(['light', 'dark'] as const)(
    'fits 320 pixels and has nothing that axe finds wrong, %s',
    async colorScheme => {
      const { page, complaints } = shared
      await page.setViewportSize({ width: 320, height: 700 })
      await page.emulateMedia({ colorScheme })
      await goTo(page, '#compare?copy=J')
      await expect.poll(() => page.locator('.chart svg').count()).toBe(8)
      await page
        .locator('.all-measures, .chart details')
        .evaluateAll((all: HTMLDetailsElement[]) => all.forEach(each => (each.open = true)))
      expect(await accessibilityFaults(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
      expect(complaints).toEqual([])
    },
  )
})
