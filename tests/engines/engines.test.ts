import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PAGE } from '../web/browser.ts'
import { TEXT } from '../web/own-text.ts'
import { enginesHere, type Tab } from './engines.ts'
import golden from './golden.json'

/** How long a browser that draws without a graphics card may take, in milliseconds. */
const PATIENCE = { timeout: 60_000 }

const textOf = (tab: Tab, selector: string) => tab.evaluate(selector => document.querySelector(selector)?.textContent ?? '', selector) // prettier-ignore
const count = (tab: Tab, selector: string) => tab.evaluate(selector => document.querySelectorAll(selector).length, selector) // prettier-ignore

/** Opens the page anew, waits until it shows something, and notes what it throws from then on. */
async function open(tab: Tab, address: string): Promise<void> {
  // Another hash alone would not load the page again.
  await tab.open('about:blank')
  await tab.open(address)
  await expect.poll(() => count(tab, 'main h1, main h2'), PATIENCE).toBeGreaterThan(0)
  await tab.evaluate(() => {
    const { dataset } = document.documentElement
    dataset.faults = ''
    const note = (text: string) => (dataset.faults = `${dataset.faults!}${text}\n`)
    addEventListener('error', ({ message }) => note(message))
    addEventListener('unhandledrejection', ({ reason }) => note(String(reason)))
    addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) => note(`${violatedDirective}: ${blockedURI}`)) // prettier-ignore
  })
}

const faults = (tab: Tab) => tab.evaluate(() => document.documentElement.dataset.faults)

describe.each(enginesHere)('the page in $name', ({ isHere, start }) => {
  describe.skipIf(!isHere)('', () => {
    let tab: Tab
    beforeAll(async () => {
      tab = await start()
    }, PATIENCE.timeout)
    afterAll(() => tab.close())

    test('has its first minute: words, play to the last copy, and a word by its link', async () => {
      await open(tab, PAGE)
      await expect.poll(() => count(tab, '.first-screen .field span'), PATIENCE).toBeGreaterThan(100)
      expect(await textOf(tab, '.left [role=status]')).toContain('17,051')
      await tab.click('.play')
      const checked = () => textOf(tab, '.letters [aria-checked=true]')
      await expect.poll(checked, PATIENCE).toBe('J')
      expect(await textOf(tab, '.left [role=status]')).toContain('5,978 of 17,051 words left in copy J')
      const paper = () =>
        tab.evaluate(() => {
          const words = [...document.querySelectorAll<HTMLElement>('.first-screen .field span')]
          return (
            words.filter(word => getComputedStyle(word).color === 'rgba(0, 0, 0, 0)').length / words.length
          )
        })
      await expect.poll(paper, PATIENCE).toBeGreaterThan(0.5)
      await open(tab, `${PAGE}#words?copy=C&word=behold`)
      await expect.poll(() => textOf(tab, '[role=dialog] h2'), PATIENCE).toBe('behold')
      expect(await faults(tab)).toBe('')
    })

    test('draws every view, and the address follows', async () => {
      await open(tab, PAGE)
      for (const name of ['read', 'game', 'compare', 'text', 'class', 'words']) {
        await tab.click(`nav a[href^="#${name}"]`)
        await expect.poll(() => textOf(tab, `.view-${name} h1, .view-${name} h2`), PATIENCE).not.toBe('')
        expect(await tab.evaluate(() => location.hash)).toMatch(new RegExp(`^#${name}`))
        const { width, page } = await tab.evaluate(() => ({ width: innerWidth, page: document.documentElement.scrollWidth })) // prettier-ignore
        expect(page, name).toBeLessThanOrEqual(width)
      }
      expect(await faults(tab)).toBe('')
    })

    test('runs a text that is dropped on it to its end, and saves the bytes that every engine gives', async () => {
      await open(tab, `${PAGE}#text?generations=2`)
      await tab.evaluate(text => {
        const dataTransfer = new DataTransfer()
        dataTransfer.items.add(new File([text], 'mine.txt'))
        for (const type of ['dragover', 'drop'])
          document.body.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }))
      }, TEXT)
      await expect.poll(() => textOf(tab, '.understood'), PATIENCE).toContain('200 paragraphs')
      await tab.click('.run-own .first')
      await expect.poll(() => textOf(tab, '.run-bar'), PATIENCE).toContain(' has lost ')
      await tab.evaluate(() => {
        const address = URL.createObjectURL.bind(URL)
        URL.createObjectURL = (saved: Blob) => {
          if (saved.type === 'application/zip') (globalThis as { saved?: Blob }).saved = saved
          return address(saved)
        }
        for (const button of document.querySelectorAll('button'))
          if (button.textContent === 'Save') button.click()
      })
      const saved = () =>
        tab.evaluate(async () => {
          const { saved } = globalThis as { saved?: Blob }
          if (!saved) return ''
          const bytes = new Uint8Array(await saved.arrayBuffer())
          return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''))
        })
      await expect.poll(saved, PATIENCE).not.toBe('')
      const files = unzipSync(Buffer.from(await saved(), 'base64'))
      const hashes = Object.entries(files)
        // It says when and where the run was made.
        .filter(([path]) => !path.endsWith('/run.json'))
        .map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')])
      expect(Object.fromEntries(hashes)).toEqual(golden)
      expect(await faults(tab)).toBe('')
    })
  })
})
