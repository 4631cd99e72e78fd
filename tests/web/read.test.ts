import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCorpus } from '../../src/node/corpora/corpora.ts'
import type { PageServer } from '../../src/node/page/guarded-server.ts'
import { servePage } from '../../src/node/page/page-server.ts'
import { servedPage } from '../../src/node/page/served-page.ts'
import { split } from '../../src/text/corpus/split.ts'
import { carryOut } from '../../src/web/engine/carry-out.ts'
import { study } from '../../src/web/engine/study.ts'
import { collapseLab } from '../cli/command-line.ts'
import { scratchFolder } from '../scratch.ts'
import { accessibilityFaults } from './axe.ts'
import { describeInBrowser, goTo, openedOnce, PAGE, savedFile } from './browser.ts'
import { embeddedIn } from './embedded.ts'
import { MINE, pageOf } from './own-page.ts'
import { file, TEXT } from './own-text.ts'

const heads = (page: Page) =>
  page.locator('.openings .column-head').evaluateAll(all =>
    all.map(head => {
      const select = head.querySelector('select')
      return select ? select.selectedOptions[0]!.textContent : head.textContent
    }),
  )
const offers = (page: Page) => page.locator('.offers ul').first().locator('button')
const said = (page: Page) => page.locator('.said')
const selected = (page: Page) => page.locator('.token-text [data-here]')

/** Brings the models into the page, which are trained when they come into sight. */
async function trained(page: Page, what = '.offers'): Promise<void> {
  await page.locator('.write').scrollIntoViewIfNeeded()
  await page.locator(what).waitFor({ timeout: 60_000 })
}

/** Waits until the nearest human passage of the one that is read was worked out. */
const nearestShown = (page: Page) => page.locator('[aria-labelledby=nearest][aria-busy=false]').waitFor()

test('a run that comes out otherwise than the one that is shown is refused, and so is another text', () => {
  const shown = carryOut({ text: MINE, plans: [{ generations: 2 }], software: 'test' }, () => undefined)
  const [{ plan, counts }] = shown.runs as [(typeof shown.runs)[0]]
  const order = { kind: 'study', text: MINE, plan, shown: { sha256: shown.text.sha256, counts } } as const
  const nothing = () => undefined
  expect(study(order, nothing).generations.map(({ name }) => name)).toEqual(['A', 'B'])
  const other = { ...plan, seed: '2' }
  expect(() => study({ ...order, plan: other }, nothing)).toThrow('the same plan gave another run here')
  const longer = { ...MINE, text: `${TEXT}\n\nThe end.` }
  expect(() => study({ ...order, text: longer }, nothing)).toThrow('mine.txt is not the text that this run began with') // prettier-ignore
  // Without a run to repeat, the plan can be tried on another text.
  const { shown: _, ...free } = order
  expect(study({ ...free, text: longer }, nothing).generations).toHaveLength(2)
})

describeInBrowser('Read', open => {
  const plain = openedOnce(`${PAGE}#read`)

  test('begins with passages: one opening, as the author went on and as three models did', async () => {
    const { page, complaints } = plain
    const { samples, authorSample } = embeddedIn().runs[0]!
    expect(await heads(page)).toEqual(['Herman Melville', 'Copy A', 'Copy E', 'Copy J'])
    const texts = await page.locator('.openings .prose').allTextContents()
    expect(texts).toEqual([authorSample, samples[0], samples[4], samples[9]])
    // Each of them begins with the same words, which are set apart.
    const given = new Set(await page.locator('.openings .given').allTextContents())
    expect([...given]).toEqual(['It was a'])
    const first = await page.locator('.openings').boundingBox()
    expect(first!.y).toBeLessThan(300)
    // The author's passage is one that no model has read.
    const { test: heldOut } = split(readCorpus('moby-dick').passages)
    const begun = authorSample!.replace(/ …$/, '')
    expect(heldOut.some(({ text }) => text.startsWith(begun))).toBe(true)
    expect(complaints).toEqual([])
  })

  test('has the copy of the foot bar among its columns, which are chosen in their heads and kept in the address', async () => {
    const { page } = plain
    await goTo(page, '#read')
    await page.getByRole('radio', { name: 'Copy C' }).click()
    expect(await heads(page)).toEqual(['Herman Melville', 'Copy A', 'Copy C', 'Copy J'])
    await page.locator('.openings').getByLabel('Copy in column 1').selectOption({ label: 'Copy G' })
    expect(await heads(page)).toEqual(['Herman Melville', 'Copy G', 'Copy C', 'Copy J'])
    expect(page.url()).toContain('columns=G.C.J')
    // A copy that stands in another column changes places with it, and the bar follows its column.
    await page.locator('.openings').getByLabel('Copy in column 2').selectOption({ label: 'Copy J' })
    expect(await heads(page)).toEqual(['Herman Melville', 'Copy G', 'Copy J', 'Copy C'])
    expect(await page.getByRole('radio', { name: 'Copy J' }).getAttribute('aria-checked')).toBe('true')
    const url = page.url()
    await page.goBack()
    await page.goBack()
    expect((await heads(page))[1]).toBe('Copy A')
    const again = await open(url)
    expect(await heads(again.page)).toEqual(['Herman Melville', 'Copy G', 'Copy J', 'Copy C'])
  })

  test('marks passages when it is asked to, and every choice is in the address', async () => {
    const { page } = plain
    await goTo(page, '#read?copy=J')
    const passages = page.locator('.passages')
    expect(await passages.locator('.copied, .repeated').count()).toBe(0)
    await page.getByRole('button', { name: 'Next passage' }).click()
    await page.getByLabel('mark what is copied').check()
    expect(await passages.locator('.passage .copied, .passage .repeated').count()).toBeGreaterThan(0)
    expect(page.url()).toMatch(/passage=2&marks=on/)
    const again = await open(page.url())
    expect(await again.page.locator('.passages [role=status]').textContent()).toBe('2 of 12')
    expect(await again.page.locator('.passages .passage').allTextContents()).toEqual(await passages.locator('.passage').allTextContents()) // prettier-ignore
  })

  test('says which text the models have read, where the page does not hold that of its run', async () => {
    const { page, requests } = plain
    await goTo(page, '#read?copy=J')
    await trained(page)
    expect(await page.locator('.write').textContent()).toContain('These models have read Moby-Dick, chapters 1 to 20') // prettier-ignore
    const { address } = pageOf([{ generations: 2 }], { withText: false })
    const bare = await open(`${address}#read?copy=B`)
    await trained(bare.page)
    expect(await bare.page.locator('.write').textContent()).toMatch(/only what this page quotes of mine\.txt: about [\d,]+ words/) // prettier-ignore
    expect(requests.filter(url => !/^(file|data|blob):/.test(url))).toEqual([])
  })

  describe('of your own text', () => {
    const own = openedOnce(() => pageOf([{ generations: 3 }]).address)

    test('writes with a model: what it offers, what it has lost, all of it by Enter, to copy and to save', async () => {
      const { page, complaints } = own
      await goTo(page, '#read?copy=C')
      await trained(page)
      await offers(page).first().focus()
      for (let words = 1; words <= 3; words++) {
        const before = await said(page).textContent()
        await page.keyboard.press('Enter')
        await expect.poll(() => said(page).textContent()).not.toBe(before)
        await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.offers') !== null)).toBe(true) // prettier-ignore
      }
      expect(await page.locator('#offered').textContent()).toMatch(/^Model C can continue with \d+ words?$/)
      expect(await page.locator('#lost').textContent()).toMatch(
        /continuations? in the author’s text (is|are)/,
      )
      const text = (await said(page).textContent())!.replace(/ …$/, '')
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Save', exact: true }).click(),
      ])
      const saved = readFileSync(await savedFile(download), 'utf8')
      expect(saved).toContain(`${text}\n`)
      expect(saved).toContain('Written by model C and a human')
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await page.getByRole('button', { name: 'Copy', exact: true }).click()
      await expect.poll(() => page.locator('.write').textContent()).toContain('The text is copied.')
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text)
      // A page that is loaded again has what was written.
      await page.reload()
      await trained(page)
      expect((await said(page).textContent())!.replace(/ …$/, '')).toBe(text)
      await page.getByRole('button', { name: 'Take one back' }).click()
      await page.getByRole('button', { name: 'Start again' }).click()
      await expect.poll(() => said(page).textContent()).toContain('The beginning of a passage')
      await page.getByRole('button', { name: 'Let it choose' }).click()
      await expect.poll(() => said(page).textContent()).not.toContain('The beginning of a passage')
      expect(complaints).toEqual([])
    })

    test('lets one be model A: the places where the last words stand, and the word that comes next there', async () => {
      const { page, complaints } = own
      await goTo(page, '#read?write=be')
      await trained(page, '.places')
      const read = split(readMine()).train.map(({ text }) => text)
      expect(await page.locator('#places').textContent()).toBe(`Passages begin at ${read.length} places`)
      const lines = page.locator('.places button')
      const written: string[] = []
      for (let word = 1; word <= 3; word++) {
        const line = lines.nth(1 % (await lines.count()))
        const next = (await line.locator('mark, em').textContent())!
        await line.click()
        await expect.poll(() => page.locator('.taken mark, .taken em').textContent()).toBe(next)
        written.push(next)
        await expect.poll(async () => (await said(page).textContent())!.toLowerCase()).toContain(next.toLowerCase()) // prettier-ignore
        await page.locator('.be-the-model[aria-busy=false]').waitFor()
      }
      // The last two words stand as often in what A has read as the page says.
      const looked = (await page.locator('.looked').textContent())!
      const pattern = new RegExp(
        `(?<![\\w'-])${looked.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w'-])`,
        'gi',
      )
      const times = read.join('\n').match(pattern)!.length
      expect(await page.locator('#places').textContent()).toContain(`at ${times} place`)
      // The die takes any of the places.
      await page.getByRole('button', { name: 'Roll the die' }).click()
      await expect.poll(() => page.locator('.taken').textContent()).toMatch(new RegExp(`Your last word stands at place \\d+ of ${times}:`)) // prettier-ignore
      expect(complaints).toEqual([])
    })

    test('follows a word from passage to passage to the human text, by keys alone', async () => {
      const { page, complaints } = own
      await goTo(page, '#read?copy=C')
      await trained(page)
      await page.locator('.token-text').focus()
      for (let key = 0; key < 4; key++) await page.keyboard.press('ArrowRight')
      await page.locator('.steps-back').waitFor()
      const places = await page.locator('.steps-back li > .note').allTextContents()
      expect(places[0]).toMatch(/^C\/\d+, word 4$/)
      expect(places.slice(1).join()).toMatch(/^copied from B\/\d+, word \d+,copied from A\/\d+, word \d+,copied from mine\S*, word \d+ of the author’s text$/) // prettier-ignore
      const types = (await page.locator('.steps-back mark').allTextContents()).map(word => word.toLowerCase())
      expect(new Set(types)).toEqual(new Set([(await selected(page).textContent())!.toLowerCase()]))
      // The copy has not changed: the keys are the passage's.
      expect(page.url()).toContain('copy=C')
      expect(complaints).toEqual([])
    })

    test('shows the nearest human passage with what differs, and put together it is that passage', async () => {
      const { page } = own
      await goTo(page, '#read?copy=C')
      await trained(page)
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

    test.each([
      [320, 'dark'],
      [375, 'light'],
      [820, 'dark'],
      [1440, 'light'],
    ] as const)('has nothing that axe finds wrong, and fits %i pixels, %s', async (width, colorScheme) => {
      const { page } = own
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme })
      await goTo(page, '#read?copy=B&marks=on')
      await trained(page)
      await nearestShown(page)
      await offers(page).first().click()
      expect(await accessibilityFaults(page)).toEqual([])
      await page.getByRole('button', { name: 'Be model A yourself' }).click()
      // What was written at another width may have ended.
      await page.getByRole('button', { name: 'Start again' }).dispatchEvent('click')
      await page.locator('.be-the-model[aria-busy=false] .places button').first().click()
      await page.locator('.taken mark').waitFor()
      await page.locator('.be-the-model[aria-busy=false]').waitFor()
      expect(await accessibilityFaults(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    })
  })

  test('takes the file that a run was made of, and refuses another one', async () => {
    const folder = scratchFolder()
    writeFileSync(join(folder, 'mine.txt'), TEXT)
    await collapseLab(folder, 'run', '--corpus', 'mine.txt', '--generations', '2', '--regime', 'pool', '--out', 'run') // prettier-ignore
    expect((await collapseLab(folder, 'report', 'run')).code).toBe(0)
    const { page } = await open(`${pathToFileURL(join(folder, 'run/report.html')).href}#read?copy=B`)
    await page.getByText('Where does a passage come from?').click()
    const field = page.getByLabel('choose the file that the run was made from')
    expect(await page.locator('#origins-note').textContent()).toContain('not its whole text')
    await field.setInputFiles(file('other.txt', `${TEXT}\n\nThe end.`))
    await expect.poll(() => page.locator('.closer .refusal').textContent()).toContain('other.txt is not the text that this run began with') // prettier-ignore
    await field.setInputFiles(join(folder, 'mine.txt'))
    await page.locator('.token-text').focus()
    await page.keyboard.press('End')
    await page.locator('.steps-back li').nth(2).waitFor()
    expect(await page.locator('.steps-back li').last().textContent()).toContain('of the author’s text')
  })

  test('goes as far as the run that is shown, where others have more copies', async () => {
    const { address } = pageOf([{ generations: 4 }, { generations: 2, regime: 'accumulate' }])
    const { page, complaints } = await open(`${address}#read?copy=D`)
    expect((await heads(page)).slice(1)).toEqual(['Copy A', 'Copy B', 'Copy D'])
    await page.locator('.lead .settings').selectOption({ index: 1 })
    expect((await heads(page)).slice(1)).toEqual(['Copy A', 'Copy B'])
    await page.getByRole('link', { name: 'Human or machine?', exact: true }).click()
    expect(await page.getByLabel('Against').locator('option').allTextContents()).toEqual(['Model A', 'Model B']) // prettier-ignore
    expect(complaints).toEqual([])
  })
})

/** The passages of the text of the tests. */
const readMine = () => TEXT.split('\n\n').map((text, number) => ({ id: `mine/${number + 1}`, text }))

describe('a page that is served', () => {
  let server: PageServer
  beforeAll(async () => {
    server = await servePage(servedPage([]).page, { port: 0, files: servedPage([]).files })
  })
  afterAll(() => server.close())
  describeInBrowser('in a browser', open => {
    test('has the text of its book at hand, and trains the models when it is told to', async () => {
      const { page, complaints } = await open(`${server.address}#read?copy=J`)
      await page.locator('.write').getByRole('button', { name: /^Load the model \(\d+ s\)$/ }).click() // prettier-ignore
      await offers(page).first().waitFor({ timeout: 90_000 })
      expect(await page.locator('.write').textContent()).not.toContain('These models have read')
      expect(complaints).toEqual([])
    }, 120_000)
  })
})
