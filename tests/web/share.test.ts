import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decode } from 'fast-png'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { cardOf } from '../../src/report/page/card.ts'
import { collapseLab } from '../cli/command-line.ts'
import { scratchFolder } from '../scratch.ts'
import { describeInBrowser, PAGE, savedFile } from './browser.ts'
import { embeddedIn, leftIn } from './embedded.ts'
import { TEXT } from './own-text.ts'

/** What a button saves, with the name of the file. */
async function savedBy(page: Page, name: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ])
  return { name: download.suggestedFilename(), bytes: readFileSync(await savedFile(download)) }
}

const isInk = (data: ArrayLike<number>, at: number) => data[at]! < 128

test('the card of a page has three pictures of its words, and bars as long as the shares that are left', () => {
  const page = embeddedIn()
  const { data, width, height, channels } = decode(cardOf(page))
  expect([width, height, channels]).toEqual([1200, 630, 3])
  // The bars lie in one row of pixels.
  const row = Array.from({ length: width }, (_, x) => isInk(data, (490 * width + x) * 3))
  const runs = row
    .map(String)
    .join('')
    .match(/(?:true)+/g)!
    .map(bar => bar.length / 4)
  const [e = 0, j = 0] = [4, 9].map(at => leftIn(page.runs[0]!)[at]! / page.text.counts.length)
  expect(runs).toEqual([340, Math.round(340 * e), Math.round(340 * j)])
})

test('report --url says where the page will be and writes its card; another address is refused', async () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'mine.txt'), TEXT)
  await collapseLab(folder, 'run', '--corpus', 'mine.txt', '--out', 'run')
  const { code, stderr } = await collapseLab(folder, 'report', 'run', '--url', 'https://example.org/a/b.html')
  expect(code, stderr).toBe(0)
  const page = readFileSync(join(folder, 'run/report.html'), 'utf8')
  expect(page).toContain('<meta property="og:image" content="https://example.org/a/card.png" />')
  expect(page).toContain('<meta property="og:url" content="https://example.org/a/b.html" />')
  expect(page).toMatch(/<meta name="description" content="Model A reads mine\.txt and writes a copy/)
  expect(decode(readFileSync(join(folder, 'run/card.png'))).width).toBe(1200)
  const refused = await collapseLab(folder, 'report', 'run', '--force', '--url', 'javascript:alert(1)')
  expect(refused.code).toBe(1)
  expect(refused.stderr).toMatch(/is not the address of a page\nhint: as in --url https:/)
})

describeInBrowser('what can be shared', open => {
  test('a picture of the words as they are, and the fading as a GIF that a browser opens', async () => {
    const { page, complaints } = await open(`${PAGE}#words?copy=J`)
    await page.locator('.share summary').click()
    const picture = await savedBy(page, 'Save a picture')
    expect(picture.name).toBe('Moby-Dick-copy-J.png')
    const { data, width, height, channels } = decode(picture.bytes)
    expect([width, height]).toEqual([2400, 1260])
    let ink = 0
    for (let at = 0; at < data.length; at += channels) if (isInk(data, at)) ink += 1
    expect(ink / (width * height)).toBeGreaterThan(0.005)
    const film = await savedBy(page, 'Save as GIF')
    expect(film.bytes.subarray(0, 6).toString()).toBe('GIF89a')
    expect(film.bytes.length).toBeLessThan(1_000_000)
    const frames = await page.evaluate(async base64 => {
      const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
      const image = new Image()
      image.src = URL.createObjectURL(new Blob([bytes], { type: 'image/gif' }))
      await image.decode()
      return [image.naturalWidth, image.naturalHeight]
    }, film.bytes.toString('base64'))
    expect(frames).toEqual([1200, 630])
    // Each picture is begun by a graphic control extension: 21 F9 04.
    expect(film.bytes.toString('latin1').split('\u0021\u00f9\u0004').length - 1).toBe(11)
    expect(complaints).toEqual([])
  })
})
