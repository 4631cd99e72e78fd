import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { accessibilityFaults } from './axe.ts'
import { PAGE, describeInBrowser, savedFile } from './browser.ts'

/** Goes to a view by its key, at the last generation. */
async function goTo(page: Page, key: string): Promise<void> {
  await page.locator('.slider input').fill('10')
  await page.locator('main').focus()
  await page.keyboard.press(key)
}

/** What a button saves. */
async function savedBy(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name }).first().click(),
  ])
  return readFileSync(await savedFile(download), 'utf8')
}

describeInBrowser('the views', open => {
  test.each(['1', '3', '4', '5', '6'])(
    'view %s has nothing that axe finds wrong, complains of nothing and fits 320 pixels',
    async key => {
      const { page, complaints } = await open(PAGE, {
        viewport: { width: 320, height: 700 },
        colorScheme: 'dark',
      })
      await goTo(page, key)
      await page.locator('main h1').waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
      expect(complaints).toEqual([])
    },
  )

  test('every view has its key and its name in the address', async () => {
    const { page } = await open(PAGE)
    const names = await page.getByRole('navigation').getByRole('button').allTextContents()
    expect(names).toEqual(['Story', 'Wall', 'Curves', 'Read', 'Compare', 'Lab', 'Tasks'])
    const heads: string[] = []
    for (const [at, name] of names.entries()) {
      await page.keyboard.press(String(at + 1))
      await page.locator(`nav button[aria-current]`, { hasText: name }).waitFor()
      const head = await page.locator('main h1').textContent()
      heads.push(head!)
      const { page: other } = await open(`${PAGE}#${name.toLowerCase()}`)
      expect(await other.locator('main h1').textContent()).toBe(head)
      expect(await other.locator('nav button[aria-current]').textContent()).toBe(name)
      await other.close()
    }
    // Story and Wall ask the same question.
    expect(new Set(heads).size).toBe(6)
  })

  test('on paper the story is a hand-out without buttons, and the wall is the list of the lost words', async () => {
    const { page } = await open(`${PAGE}#story`, { colorScheme: 'dark' })
    await page.locator('.slider input').fill('10')
    await page.emulateMedia({ media: 'print' })
    const shown = (selector: string) =>
      page.locator(selector).evaluateAll(found => found.filter(each => each.checkVisibility()).length)
    expect(await shown('.steps > li')).toBe(7)
    expect(await shown('button, nav, summary')).toBe(0)
    await page.keyboard.press('2')
    await expect.poll(() => shown('.wall > .wall-text span')).toBe(17_051 - 5_978)
    expect(await page.locator('.only-print').textContent()).toContain('Words that are not in J: 11,073')
  })

  test('every curve has a title, a unit, a drawing, and its numbers as a table, CSV, SVG and PNG', async () => {
    const { page } = await open(PAGE)
    await goTo(page, '3')
    const charts = page.locator('.chart')
    await expect.poll(() => page.locator('.chart svg').count()).toBe(5)
    for (const chart of await charts.all()) {
      expect((await chart.locator('h2').textContent())!.length).toBeGreaterThan(5)
      expect((await chart.locator('.unit').textContent())!.length).toBeGreaterThan(5)
      expect(await chart.locator('table tbody tr').count()).toBeGreaterThan(10)
    }
    await charts.first().locator('summary').click()
    const csv = await savedBy(page, 'Save as CSV')
    expect(csv.split('\n')[0]).toMatch(/^text,once,2 to 5 times,.*"once, theory"/)
    expect(csv.split('\n')[4]).toMatch(/^C,0\.37/)
    expect(await savedBy(page, 'Save as SVG')).toMatch(/^<svg [^]*<path [^]*stroke="rgb\([^]*<\/svg>$/)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as PNG' }).first().click(),
    ])
    const png = readFileSync(await savedFile(download))
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    // Width and height stand in the head; three pixels for each of the page's.
    const { width } = (await charts.first().locator('svg').boundingBox())!
    expect(Math.abs(png.readUInt32BE(16) - 3 * width)).toBeLessThanOrEqual(3)
    const corner = await page.evaluate(async data => {
      const image = new Image()
      image.src = `data:image/png;base64,${data}`
      await image.decode()
      const context = document.createElement('canvas').getContext('2d')!
      context.drawImage(image, 0, 0)
      const [red, green, blue] = context.getImageData(0, 0, 1, 1).data
      return [`rgb(${red}, ${green}, ${blue})`, getComputedStyle(document.documentElement).backgroundColor]
    }, png.toString('base64'))
    expect(corner[0]).toBe(corner[1])
    // A picture of one colour alone would be packed to next to nothing.
    expect(png.length).toBeGreaterThan(10_000)
  })

  test('the curves follow the rule that is chosen, and so does the theory over them', async () => {
    const { page } = await open(PAGE)
    await goTo(page, '3')
    const table = page.locator('.chart').first().locator('table')
    const heads = await table.locator('thead th').allTextContents()
    const lastOf = async (head: string) => {
      const cells = await table.locator('tbody tr').last().locator('th, td').allTextContents()
      return Number.parseFloat(cells[heads.indexOf(head)]!)
    }
    const replaced = { measured: await lastOf('once'), expected: await lastOf('once, theory') }
    await page.getByLabel('Keep the human text').check()
    await expect.poll(() => lastOf('once')).toBeGreaterThan(2 * replaced.measured)
    // A law is within two points of one run, and the two rules are tens of points apart.
    expect(Math.abs(replaced.expected - replaced.measured)).toBeLessThan(2)
    expect(Math.abs((await lastOf('once, theory')) - (await lastOf('once')))).toBeLessThan(2)
  })

  test('passages stand side by side with marks, and are saved with a line that says where they come from', async () => {
    const { page } = await open(PAGE)
    await goTo(page, '4')
    expect(await page.locator('article.passage').count()).toBe(3)
    expect(await page.locator('.passage .copied').count()).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'Next passage' }).click()
    expect(await page.locator('[role=status]', { hasText: 'of 12' }).textContent()).toBe('2 of 12')
    const saved = await savedBy(page, 'Save as Markdown')
    expect(saved).toMatch(/^## human\/\d+\n\n[^]*## A\/\d+\n\n[^]*## J\/\d+\n/)
    expect(saved).toMatch(/are machine text, written by n-gram models: Moby-Dick.*replace; seed 1/)
  })
})
