import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { scratchFolder } from '../scratch.ts'
import { describeInBrowser, goTo, openedOnce, PAGE, settled } from './browser.ts'

const hash = (page: Page) => page.evaluate(() => location.hash)
const current = (page: Page) => page.locator('nav a[aria-current]').textContent()

describeInBrowser('addresses', open => {
  const shared = openedOnce(PAGE, { reducedMotion: 'reduce' })

  test('every view is a link with a name, a key and a title of its own', async () => {
    const { page, complaints } = shared
    const { page: other } = await open(PAGE)
    const names = await page.getByRole('navigation').getByRole('link').allTextContents()
    expect(names).toEqual(['Words', 'Read', 'Human or machine?', 'Compare', 'Your text', 'Class'])
    const titles = new Set<string>()
    for (const [at, name] of names.entries()) {
      await page.keyboard.press(String(at + 1))
      await expect.poll(() => current(page)).toBe(name)
      titles.add(await page.title())
      const address = await hash(page)
      await goTo(other, address)
      expect(await current(other)).toBe(name)
    }
    expect(titles.size).toBe(6)
    expect(complaints).toEqual([])
  })

  test('Back goes through five views to the first one, and never leaves the page', async () => {
    const { page } = shared
    await goTo(page, '#words')
    const began = await page.evaluate(() => history.length)
    const visited: string[] = [await hash(page)]
    for (const name of ['Read', 'Human or machine?', 'Compare', 'Your text', 'Class']) {
      await page.getByRole('navigation').getByRole('link', { name, exact: true }).click()
      await expect.poll(() => current(page)).toBe(name)
      visited.push(await hash(page))
    }
    expect(await page.evaluate(() => history.length)).toBe(began + 5)
    for (const address of visited.reverse().slice(1)) {
      await page.goBack()
      await expect.poll(() => hash(page)).toBe(address)
    }
    expect(await current(page)).toBe('Words')
  })

  test('an address may ask for the words to fade at once; the address then follows', async () => {
    const { page, complaints } = await open(`${PAGE}#words?play=yes`, { reducedMotion: 'no-preference' })
    await expect.poll(() => hash(page)).toMatch(/^#words\?copy=[A-I]$/)
    expect(complaints).toEqual([])
  })

  test('the copies that play passes through are no steps of Back; a word and a mode are', async () => {
    const { page } = shared
    await goTo(page, '#words')
    const began = await page.evaluate(() => history.length)
    for (const letter of ['A', 'B', 'C'])
      await page.getByRole('radio', { name: `Copy ${letter}`, exact: true }).click()
    expect(await hash(page)).toBe('#words?copy=C')
    expect(await page.evaluate(() => history.length)).toBe(began)
    await page.getByRole('button', { name: 'every word' }).click()
    expect(await hash(page)).toBe('#words?copy=C&show=book')
    await page.goBack()
    await expect.poll(() => hash(page)).toBe('#words?copy=C')
    expect(await page.getByRole('button', { name: 'a sample' }).getAttribute('aria-pressed')).toBe('true')
  })

  test('an address that is typed into the open page is shown; earlier names and unknown ones lead somewhere', async () => {
    const { page, complaints } = shared
    for (const [typed, view, shown] of [
      ['#read', 'Read', /^#read/],
      ['#lab', 'Your text', /^#text/],
      ['#wall', 'Words', /^#words/],
      ['#curves', 'Compare', /^#compare/],
      ['#tasks', 'Class', /^#class/],
      ['#nowhere?copy=Z&word=%E0%A4%A&__proto__=1', 'Words', /^#words$/],
    ] as const) {
      await page.evaluate(address => { location.hash = address }, typed) // prettier-ignore
      await expect.poll(() => current(page)).toBe(view)
      await expect.poll(() => hash(page)).toMatch(shown)
    }
    expect(complaints).toEqual([])
  })

  test('keys can be turned off', async () => {
    const { page } = shared
    await goTo(page, '#words')
    await page.getByRole('button', { name: 'Turn these keys off' }).click()
    await page.locator('main').focus()
    await page.keyboard.press('2')
    await settled(page)
    expect(await current(page)).toBe('Words')
    await page.getByRole('button', { name: 'Turn these keys on' }).click()
    await page.locator('main').focus()
    await page.keyboard.press('2')
    await expect.poll(() => current(page)).toBe('Read')
  })

  test('#embed is the words and the foot bar alone, fits a frame of 420 pixels and tells its height', async () => {
    const outer = join(scratchFolder(), 'outer.html')
    writeFileSync(
      outer,
      `<!doctype html><h1>outer</h1><main><h1>x</h1></main><iframe id="f" width="720" height="420" sandbox="allow-scripts"></iframe>
      <script>addEventListener('message', ({ data }) => { document.title = JSON.stringify(data) }); f.src = ${JSON.stringify(`${PAGE}#embed?copy=C`)}</script>`,
    )
    const { page, complaints } = await open(pathToFileURL(outer).href)
    await expect.poll(() => page.title()).toMatch(/^\{"collapse-lab":\{"height":\d+\}\}$/)
    const frame = page.frames()[1]!
    await frame.locator('.first-screen .field span').first().waitFor()
    expect(await frame.locator('header, footer, h1, .story').count()).toBe(0)
    expect(await frame.evaluate(() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth])).toEqual([420, 720]) // prettier-ignore
    await frame.getByRole('radio', { name: 'Copy J', exact: true }).click()
    await expect.poll(() => frame.locator('.left [role=status]').textContent()).toContain('left in copy J')
    expect(complaints).toEqual([])
  })
})
