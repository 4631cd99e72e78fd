import { expect, test } from 'vitest'
import { readCorpus } from '../../src/node/corpora/corpora.ts'
import { grouped } from '../../src/report/format/numbers.ts'
import { describeInBrowser, PAGE } from './browser.ts'
import { embeddedIn, leftIn } from './embedded.ts'

const TEXT = readCorpus('stories')
  .passages.slice(0, 120)
  .map(({ text }) => text)
  .join('\n\n')

describeInBrowser('compare', open => {
  test('holds plans against the first of them, in the generation of the slider', async () => {
    const { page, complaints } = await open(`${PAGE}#compare`)
    const data = embeddedIn()
    const left = data.runs.map(run => leftIn(run))
    const words = page.locator('.differences tbody tr', { hasText: 'different words used' }).locator('td')
    for (const [slider, at] of [
      ['10', 9],
      ['4', 3],
    ] as const) {
      await page.locator('.slider input').fill(slider)
      const [first, second, third] = [left[0]![at]!, left[1]![at]!, left[2]![at]!]
      await expect
        .poll(() => words.allTextContents())
        .toEqual([
          grouped(first),
          `${grouped(second)} +${grouped(second - first)}`,
          `${grouped(third)} +${grouped(third - first)}`,
        ])
      expect(await page.locator('.copies strong').allTextContents()).toEqual(
        [first, second, third].map(grouped),
      )
    }
    expect(complaints).toEqual([])
  })

  test('takes a plan in and out, but never fewer than two', async () => {
    const { page } = await open(`${PAGE}#compare`)
    const choice = page.locator('.arms').first().getByRole('checkbox')
    await choice.nth(3).check()
    await choice.nth(1).uncheck()
    await choice.nth(2).uncheck()
    expect(await page.locator('.copies figure').count()).toBe(2)
    expect(await page.locator('.differences thead th').last().textContent()).toContain('top-p 0.9')
    expect(await choice.nth(0).isDisabled()).toBe(true)
  })

  test('runs three plans on a text of the reader’s own, and stays to show them', async () => {
    const { page, complaints, requests } = await open(`${PAGE}#compare`)
    await page.locator('input[type=file]').setInputFiles({
      name: 'mine.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(TEXT),
    })
    await page.getByText('mine.txt, ').waitFor()
    await page.getByRole('button', { name: 'Run', exact: true }).click()
    await expect.poll(() => page.locator('.lead').textContent(), { timeout: 30_000 }).toContain('mine.txt')
    expect(await page.locator('.copies figure').count()).toBe(3)
    expect(await page.locator('.differences thead th').count()).toBe(4)
    const rare = page.locator('.differences tbody tr', { hasText: 'those used once' }).locator('td')
    const [replace = 0, accumulate = 0] = (await rare.allTextContents()).map(Number.parseFloat)
    expect(accumulate).toBeGreaterThan(replace)
    expect(requests.filter(url => !url.startsWith(PAGE) && !/^(data|blob):/.test(url))).toEqual([])
    expect(complaints).toEqual([])
  })
})
