import { readFileSync } from 'node:fs'
import { decode } from 'fast-png'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeInBrowser, PAGE, savedFile } from './browser.ts'

/** The picture of the passages that are shown, and how many of its pixels have the colour of a mark. */
async function picture(page: Page) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as a picture' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('passages.png')
  const { data, width, channels } = decode(readFileSync(await savedFile(download)))
  let [ink, marked] = [0, 0]
  for (let at = 0; at < data.length; at += channels) {
    const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!]
    if (red + green + blue < 300) ink += 1
    // Copied spans have a blue line, words that are written for the last time are red.
    if (Math.max(red, green, blue) - Math.min(red, green, blue) > 60) marked += 1
  }
  return { width, ink, marked }
}

describeInBrowser('a picture of passages', open => {
  test('has the passages side by side, with marks where they are on', async () => {
    const { page, complaints } = await open(`${PAGE}#read?columns=A.E.J&passage=3`)
    const plain = await picture(page)
    expect(plain.width).toBe(2400)
    expect(plain.ink).toBeGreaterThan(5000)
    expect(plain.marked).toBe(0)
    await page.getByLabel(/^mark what is copied/).check()
    const withMarks = await picture(page)
    expect(withMarks.marked).toBeGreaterThan(500)
    expect(complaints).toEqual([])
  })
})
