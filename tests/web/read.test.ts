import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { servePage, type PageServer } from '../../src/node/page/page-server.ts'
import { servedPage } from '../../src/node/page/served-page.ts'
import { spawnCollapseLab as collapseLab } from '../cli/spawned.ts'
import { scratchFolder } from '../scratch.ts'
import { study } from '../../src/web/engine/study.ts'
import { carryOut } from '../../src/web/engine/carry-out.ts'
import { accessibilityFaults } from './axe.ts'
import { describeInBrowser, PAGE } from './browser.ts'
import { embeddedIn } from './embedded.ts'
import { file, runButton, TEXT, textFile } from './own-text.ts'

const OPEN = 'Carry the run out again'

/** A run of two hundred stories, made in the lab, at its last generation in Read. */
async function ownRun(page: Page, generations = '3'): Promise<void> {
  await page.getByLabel('Generations').fill(generations)
  await textFile(page).setInputFiles(file('mine.txt', TEXT))
  await runButton(page).click()
  await page.locator('.wall').waitFor()
  await page.keyboard.press('4')
}

/** Waits until the nearest human passage of the one that is read was worked out. */
const nearestShown = (page: Page) => page.locator('[aria-labelledby=nearest][aria-busy=false]').waitFor()
/** Waits until an element has the focus. */
const focused = (page: Page, selector: string) =>
  expect.poll(() => page.evaluate(wanted => document.activeElement?.matches(wanted), selector)).toBe(true)
const selected = (page: Page) => page.locator('.token-text [data-here]')
const offers = (page: Page) => page.locator('.offers ul').first().locator('button')

test('a run that comes out otherwise than the one that is shown is refused, and so is another text', () => {
  const text = { name: 'mine.txt', text: TEXT }
  const shown = carryOut({ text, plans: [{ generations: 2 }], software: 'test' }, () => undefined)
  const [{ plan, counts }] = shown.runs as [(typeof shown.runs)[0]]
  const order = { kind: 'study', text, sha256: shown.text.sha256, plan, counts } as const
  const nothing = () => undefined
  expect(study(order, nothing).generations.map(({ name }) => name)).toEqual(['A', 'B'])
  const other = { ...plan, seed: '2' }
  expect(() => study({ ...order, plan: other }, nothing)).toThrow('the same plan gave another run here')
  const longer = { ...text, text: `${TEXT}\n\nThe end.` }
  expect(() => study({ ...order, text: longer }, nothing)).toThrow('mine.txt is not the text that this run began with') // prettier-ignore
})

describeInBrowser('what is asked of a run', open => {
  test('a word is followed from passage to passage to the human text, by keys alone', async () => {
    const { page, complaints } = await open(`${PAGE}#lab`)
    await ownRun(page)
    await page.getByRole('button', { name: OPEN }).press('Enter')
    await page.locator('.token-text').focus()
    for (let key = 0; key < 4; key++) await page.keyboard.press('ArrowRight')
    await page.locator('.steps-back').waitFor()
    const places = await page.locator('.steps-back li > .note').allTextContents()
    expect(places[0]).toMatch(/^C\/\d+, token 4$/)
    expect(places.slice(1).join()).toMatch(/^copied from B\/\d+, token \d+,copied from A\/\d+, token \d+,copied from mine\S*, token \d+ of the human text$/) // prettier-ignore
    const types = (await page.locator('.steps-back mark').allTextContents()).map(word => word.toLowerCase())
    expect(new Set(types)).toEqual(new Set([(await selected(page).textContent())!.toLowerCase()]))
    // The slider has not moved: the keys are the passage's.
    expect(await page.locator('.slider input').inputValue()).toBe('3')
    expect(complaints).toEqual([])
  })

  test('the nearest human passage is shown with what differs, and put together it is that passage', async () => {
    const { page } = await open(`${PAGE}#lab`)
    await ownRun(page)
    await page.getByRole('button', { name: OPEN }).click()
    const difference = page.locator('.difference')
    await nearestShown(page)
    // Of some passages the nearest has no three words in a row in common.
    while ((await difference.count()) === 0) {
      await page.getByRole('button', { name: 'Next passage', exact: true }).click()
      await nearestShown(page)
    }
    const parts = (kept: string) =>
      difference.evaluate(
        (host, drop) =>
          Array.from(host.childNodes, node => (node.nodeName === drop ? '' : node.textContent)).join(''),
        kept,
      )
    const bare = (text: string | null) => text!.replace(/\s+/g, '').toLowerCase()
    const passage = await page.locator('.token-text').textContent()
    expect(bare(await parts('DEL'))).toBe(bare(passage))
    const human = bare(await parts('INS'))
    expect(bare(TEXT.replaceAll('’', "'").replaceAll(/[“”]/g, '"'))).toContain(human)
  })

  test('the keyboard offers what the model can go on with, and types by Enter alone', async () => {
    const { page, complaints } = await open(`${PAGE}#lab`)
    await ownRun(page)
    await page.getByRole('button', { name: OPEN }).click()
    await offers(page).first().waitFor()
    const said = page.locator('.said')
    await offers(page).first().focus()
    for (let words = 1; words <= 3; words++) {
      const before = await said.textContent()
      await page.keyboard.press('Enter')
      await expect.poll(() => said.textContent()).not.toBe(before)
      await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.offers') !== null)).toBe(true) // prettier-ignore
    }
    const title = await page.locator('#offered').textContent()
    expect(title).toMatch(/^Model C can go on with \d+ words?$/)
    expect(await page.locator('#lost').textContent()).toMatch(/^Of \d+ continuations? in the human text, /)
    await page.getByRole('button', { name: 'Take one back' }).click()
    await page.getByRole('button', { name: 'Start again' }).click()
    await expect.poll(() => said.textContent()).toContain('The beginning of a passage')
    await page.getByRole('button', { name: 'Say one for me' }).click()
    await expect.poll(() => said.textContent()).not.toContain('The beginning of a passage')
    expect(complaints).toEqual([])
  })

  test('has nothing that axe finds wrong, and fits 320 pixels, in the dark too', async () => {
    const { page } = await open(`${PAGE}#lab`, { viewport: { width: 320, height: 700 }, colorScheme: 'dark' })
    await ownRun(page)
    await page.getByRole('button', { name: OPEN }).click()
    await nearestShown(page)
    await offers(page).first().waitFor()
    await page.getByRole('button', { name: 'Begin the test' }).click()
    await focused(page, '.blind-text')
    await page.keyboard.press('m')
    await page.locator('.blind table').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  })

  test('the report of a run takes the file that the run was made of', async () => {
    const folder = scratchFolder()
    writeFileSync(join(folder, 'mine.txt'), TEXT)
    collapseLab(folder, 'run', '--corpus', 'mine.txt', '--generations', '2', '--regime', 'pool', '--out', 'run') // prettier-ignore
    expect(collapseLab(folder, 'report', 'run').code).toBe(0)
    const { page } = await open(`${pathToFileURL(join(folder, 'run/report.html')).href}#read`)
    await page.locator('.slider input').fill('2')
    await page.getByLabel(`${OPEN}: choose the file`).setInputFiles(join(folder, 'mine.txt'))
    await offers(page).first().waitFor()
    await page.locator('.token-text').focus()
    await page.keyboard.press('End')
    await page.locator('.steps-back li').nth(2).waitFor()
    expect(await page.locator('.steps-back li').last().textContent()).toContain('of the human text')
  })

  test('a page without the text says so, and refuses a file that is another one', async () => {
    const { page } = await open(`${PAGE}#read`)
    const field = page.getByLabel(`${OPEN}: choose the file`)
    expect(await page.locator('#study-note').textContent()).toContain('not the whole text')
    await field.setInputFiles(file('other.txt', TEXT))
    await expect.poll(() => page.locator('.refusal').textContent()).toContain('other.txt is not the text that this run began with') // prettier-ignore
  })
})

describeInBrowser('the blind test', open => {
  test('tells nothing before the guess, and afterwards whose the passage is', async () => {
    const { page, complaints } = await open(`${PAGE}#read`)
    await page.locator('.slider input').fill('5')
    const { passages } = embeddedIn().runs[0]!
    const human = new Set(passages[0]!.passages.map(({ text }) => text))
    const machine = new Set(passages[5]!.passages.map(({ text }) => text))
    await page.getByRole('button', { name: 'Begin the test' }).click()
    const attributes = new Set<string>()
    let right = 0
    for (let number = 1; number <= 10; number++) {
      const item = page.locator('.blind-text')
      await item.waitFor()
      const text = (await item.textContent())!
      expect(human.has(text) !== machine.has(text)).toBe(true)
      const html = await page.locator('.blind').innerHTML()
      attributes.add(html.replace(text.replaceAll('&', '&amp;'), '').replace(/Passage .*? of 10\.[^<]*/, ''))
      await focused(page, '.blind-text')
      // Always “human”.
      await page.keyboard.press('h')
      await focused(page, '.blind button')
      const verdict = (await page.locator('.blind .verdict').textContent())!
      expect(verdict).toMatch(human.has(text) ? /^Right: this is human text \(human\/\d+\)\.$/ : /^No: model E wrote this \(E\/\d+\)\.$/) // prettier-ignore
      if (human.has(text)) right += 1
      await page.keyboard.press('Enter')
    }
    // What stands around a passage is the same for all ten.
    expect(attributes.size).toBe(1)
    expect(await page.locator('.blind .verdict').textContent()).toMatch(
      new RegExp(`^Right: ${right} of 10\\. `),
    )
    expect(complaints).toEqual([])
  }, 60_000)

  test('can be skipped and ended', async () => {
    const { page } = await open(`${PAGE}#read`)
    await page.locator('.slider input').fill('2')
    await page.getByRole('button', { name: 'Begin the test' }).click()
    for (let number = 0; number < 10; number++)
      await page.getByRole('button', { name: 'Skip this one' }).click()
    expect(await page.locator('.blind .verdict').textContent()).toBe('No passage was guessed.')
    await page.getByRole('button', { name: 'End the test' }).click()
    expect(await page.getByRole('button', { name: 'Begin the test' }).count()).toBe(1)
  })
})

describe('a page that is served', () => {
  let server: PageServer
  beforeAll(async () => {
    server = await servePage(servedPage([]).page, { port: 0, files: servedPage([]).files })
  })
  afterAll(() => server.close())
  describeInBrowser('in a browser', open => {
    test('has the text of its book at hand', async () => {
      const { page, complaints } = await open(`${server.address}#read`)
      await page.locator('.slider input').fill('10')
      await page.getByRole('button', { name: OPEN }).click()
      await offers(page).first().waitFor({ timeout: 30_000 })
      expect(complaints).toEqual([])
    })
  })
})
