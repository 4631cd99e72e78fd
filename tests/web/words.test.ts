import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { decode } from 'fast-png'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { grouped, percent } from '../../src/report/format/numbers.ts'
import { PAGE_FILE } from '../build-in-use.ts'
import { accessibilityFaults } from './axe.ts'
import { BUDGET, describeInBrowser, expectWithin, goTo, openedOnce, PAGE, settled } from './browser.ts'
import { countsIn, embeddedIn, leftIn } from './embedded.ts'

test('the page is one file of less than 1.2 MB, packed', () => {
  const page = readFileSync(PAGE_FILE)
  expect(gzipSync(page, { level: 9 }).length).toBeLessThan(1_200_000)
})

test('the page allows its own script and style by their hashes, and nothing from elsewhere', () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(
    readFileSync(PAGE_FILE, 'utf8'),
  )![1]
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[\w+/=]{44}'; style-src 'sha256-[\w+/=]{44}'; worker-src blob:; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'$/,
  )
})

/** Waits until the words are drawn and no word is on its way to paper. */
async function drawn(page: Page): Promise<void> {
  await page.locator('.first-screen .field span').first().waitFor()
  await settled(page)
  await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0)
}

/** The share of pixels in the area of the words that are not paper. */
async function inkIn(page: Page): Promise<number> {
  await drawn(page)
  const { data, width, height, channels } = decode(
    await page.locator('.view-words .paper').first().screenshot(),
  )
  let ink = 0
  for (let at = 0; at < data.length; at += channels) if (data[at + 1]! < 200) ink += 1
  return ink / (width * height)
}

const copy = (page: Page, name: string) => page.getByRole('radio', { name, exact: true })
const left = (page: Page) => page.locator('.left [role=status]')
const card = (page: Page) => page.getByRole('dialog')

describeInBrowser('the first screen', open => {
  // The page that the tests share which say no other: at the width of a small computer.
  const shared = openedOnce(PAGE, { reducedMotion: 'no-preference' })

  test('is drawn from a file, asks for nothing and complains of nothing', async () => {
    const { page, requests, complaints } = shared
    await drawn(page)
    expect(requests.filter(url => url !== PAGE && !/^(data|blob):/.test(url))).toEqual([])
    expect(complaints).toEqual([])
  })

  test.each([
    [375, 812],
    [1440, 900],
  ])('at %i by %i, play turns at least half of the ink into paper', async (width, height) => {
    const { page, complaints } = await open(PAGE, {
      viewport: { width, height },
      reducedMotion: 'no-preference',
    })
    const before = await inkIn(page)
    await page.clock.install()
    await page.getByRole('button', { name: 'Play' }).click()
    // Nine copies, a good second each, which a clock of the test's own makes short.
    for (let copies = 0; copies < 10; copies++) await page.clock.runFor(2_000)
    await page.clock.resume()
    await expect.poll(() => copy(page, 'Copy J').getAttribute('aria-checked')).toBe('true')
    const after = await inkIn(page)
    expect(after).toBeLessThan(before / 2)
    expect(after).toBeGreaterThan(before / 10)
    expect(complaints).toEqual([])
  })

  test('shows a fair sample: in every copy its share of words left is that of all words, to five points', async () => {
    const { page } = await open(PAGE, { viewport: { width: 1440, height: 900 } })
    await drawn(page)
    const shown = await page
      .locator('.first-screen .field span')
      .evaluateAll(all => all.map(each => Number((each as HTMLElement).dataset.word)))
    expect(shown.length).toBeGreaterThan(300)
    expect(shown.length).toBeLessThanOrEqual(700)
    for (const counts of countsIn(embeddedIn().runs[0]!)) {
      const all = counts.filter(count => count > 0).length / counts.length
      const sample = shown.filter(word => counts[word]! > 0).length / shown.length
      expect(Math.abs(sample - all)).toBeLessThan(0.05)
    }
  })

  test('says how many words each copy has left, and which', async () => {
    const { page } = shared
    await goTo(page, '#words')
    const [run] = embeddedIn().runs
    const counts = countsIn(run!)
    for (const [k, name] of ['A', 'D', 'J'].entries()) {
      await copy(page, `Copy ${name}`).click()
      const at = [0, 3, 9][k]!
      await expect.poll(() => left(page).textContent()).toContain(`${grouped(leftIn(run!)[at]!)} of 17,051 words left in copy ${name}`) // prettier-ignore
      await drawn(page)
      const words = await page.locator('.first-screen .field span').evaluateAll(all => all.map(each => ({ word: Number((each as HTMLElement).dataset.word), gone: getComputedStyle(each).color === 'rgba(0, 0, 0, 0)' }))) // prettier-ignore
      for (const { word, gone } of words) expect(gone).toBe(counts[at]![word] === 0)
    }
  })

  test('takes a guess on the bar, and holds it against what came out', async () => {
    const { page } = shared
    await goTo(page, '#words')
    await page.getByLabel(/Your guess: how many of the 17,051 words are left in copy J/).fill('8525')
    await copy(page, 'Copy J').click()
    expect(await page.locator('.guess .note').textContent()).toBe('5,978 left. You said 8,525.')
  })

  test('says what came out when nobody has guessed', async () => {
    const { page } = await open(PAGE)
    expect(await page.locator('.guess .note').textContent()).toBe('Where will it end? Drag the mark.')
    await copy(page, 'Copy J').click()
    const [end, all] = [leftIn(embeddedIn().runs[0]!).at(-1)!, 17_051]
    expect(await page.locator('.guess .note').textContent()).toBe(`It ended here: ${percent(end / all)} of the words are left.`) // prettier-ignore
  })

  test.each([
    [1280, 800],
    [375, 812],
    [1440, 900],
    // At a zoom of 200 %.
    [640, 400],
    [720, 450],
    [375, 406],
  ])('at %i by %i, a card lies whole above the bars, whatever word it is of', async (width, height) => {
    const { page } = shared
    await page.setViewportSize({ width, height })
    for (const address of ['#words?copy=J', '#words?copy=J&show=page']) {
      await goTo(page, address)
      await drawn(page)
      await page.evaluate(() => scrollTo(0, 0))
      const faults = await page.evaluate(async () => {
        const found: string[] = []
        const words = Array.from(document.querySelectorAll<HTMLElement>('.first-screen .field span'))
        const inSight = words.filter(word => {
          const { left, top, right, bottom } = word.getBoundingClientRect()
          return document.elementFromPoint((left + right) / 2, (top + bottom) / 2) === word
        })
        for (const word of inSight.filter((_, at) => at % 9 === 0 || at > inSight.length - 6)) {
          word.click()
          for (let frame = 0; frame < 2; frame++) await new Promise(done => requestAnimationFrame(done))
          document.querySelector<HTMLElement>('.card details')!.toggleAttribute('open', true)
          for (let frame = 0; frame < 2; frame++) await new Promise(done => requestAnimationFrame(done))
          const card = document.querySelector('.card')!
          const close = card.querySelector('.buttons button:last-child')!
          for (const part of [card, close]) {
            const { left, right, top, bottom } = part.getBoundingClientRect()
            const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
            const bar = document.querySelector('.foot')!.getBoundingClientRect().top
            if (
              left < 0 ||
              right > innerWidth ||
              top < 0 ||
              bottom > Math.min(innerHeight, bar) + 1 ||
              !card.contains(at)
            )
              found.push(
                `${word.textContent}: ${part.className || 'close'} ${[left, top, right, bottom].join(' ')}`,
              )
          }
        }
        return found
      })
      expect(faults).toEqual([])
      await page.keyboard.press('Escape')
    }
    await page.setViewportSize({ width: 1280, height: 900 })
  })

  test('Escape and a press beside the card close it, and the focus goes back to the word', async () => {
    const { page } = shared
    await goTo(page, '#words')
    await drawn(page)
    const word = page.locator('.first-screen .field span').nth(3)
    const isFocused = () => word.evaluate(each => each === document.activeElement)
    await word.focus()
    await page.keyboard.press('Enter')
    await card(page).waitFor()
    expect(await isFocused()).toBe(true)
    await page.keyboard.press('Escape')
    await expect.poll(() => card(page).count()).toBe(0)
    expect(await isFocused()).toBe(true)
    await word.click()
    await card(page).getByRole('button', { name: 'Close' }).focus()
    await page.locator('.head').click({ position: { x: 2, y: 2 } })
    await expect.poll(() => card(page).count()).toBe(0)
    expect(await isFocused()).toBe(true)
    // The letters change the copy that the card shows.
    await word.click()
    await copy(page, 'Copy C').click()
    expect(await card(page).count()).toBe(1)
    // In the view of every word, the words are one thing to focus.
    await goTo(page, '#words?show=book')
    await page.locator('.whole-book').click()
    await card(page).waitFor()
    await page.keyboard.press('Escape')
    await expect.poll(() => card(page).count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement!.className)).toBe('whole-book')
  })

  test('nothing that Tab comes to on the first screen moves the page', async () => {
    const { page } = shared
    await page.setViewportSize({ width: 1280, height: 800 })
    await goTo(page, '#words')
    await drawn(page)
    await page.getByLabel('Find a word').focus()
    expect(await page.evaluate(() => scrollY)).toBe(0)
    await page.setViewportSize({ width: 1280, height: 900 })
  })

  test('is worked by keyboard alone: play, copies, words line by line, a card and back', async () => {
    const { page, complaints } = await open(PAGE, {
      reducedMotion: 'reduce',
      viewport: { width: 1440, height: 900 },
    })
    await drawn(page)
    const tabTo = async (is: string) => {
      for (let key = 0; key < 40; key++) {
        await page.keyboard.press('Tab')
        if (await page.evaluate(selector => document.activeElement!.matches(selector), is)) return
      }
      throw new Error(`Tab does not come to ${is}`)
    }
    await tabTo('.first-screen .field span')
    expect(await page.evaluate(() => scrollY)).toBe(0)
    const place = () =>
      page.evaluate(() => document.activeElement!.getBoundingClientRect().toJSON() as DOMRect)
    const first = await place()
    await page.keyboard.press('ArrowDown')
    const second = await place()
    expect(second.top - first.top).toBeGreaterThan(10)
    expect(second.top - first.top).toBeLessThan(50)
    await page.keyboard.press('ArrowRight')
    expect((await place()).top).toBe(second.top)
    const word = await page.evaluate(() => document.activeElement!.textContent)
    await page.keyboard.press('Enter')
    expect(await card(page).locator('h2').textContent()).toBe(word)
    await tabTo('[role=dialog] button')
    await page.keyboard.press('Escape')
    await expect.poll(() => card(page).count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement!.textContent)).toBe(word)
    await tabTo('.play')
    await page.keyboard.press('Enter')
    // Who wants no motion sees the last copy at once.
    await expect.poll(() => copy(page, 'Copy J').getAttribute('aria-checked')).toBe('true')
    await tabTo('[role=radio]')
    await page.keyboard.press('ArrowLeft')
    expect(await copy(page, 'Copy I').getAttribute('aria-checked')).toBe('true')
    expect(await page.locator('.first-screen .field .lost').first().evaluate(each => getComputedStyle(each).textDecorationLine)).toBe('line-through') // prettier-ignore
    expect(await accessibilityFaults(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  test('is worked by touch: play, a word, its card in sight', async () => {
    const { page, complaints } = await open(PAGE, {
      viewport: { width: 375, height: 812 },
      hasTouch: true,
      reducedMotion: 'reduce',
    })
    await drawn(page)
    await page.getByRole('button', { name: 'Play' }).tap()
    await page.locator('.first-screen .field span.used').first().tap()
    const box = (await card(page).boundingBox())!
    const foot = (await page.locator('.foot').boundingBox())!
    expect(box.y).toBeGreaterThan(0)
    expect(box.y + box.height).toBeLessThanOrEqual(foot.y + 1)
    expect(complaints).toEqual([])
  })

  test('a link to a word opens on that word, in its copy', async () => {
    const { page } = shared
    await goTo(page, '#words?copy=C&word=behold')
    expect(await card(page).locator('h2').textContent()).toBe('behold')
    expect(await card(page).textContent()).toMatch(/12 times in Moby-Dick\. Still used in copy J\./)
    expect(await page.title()).toBe('“behold” in copy C of Moby-Dick · collapse lab')
    await goTo(page, '#words?word=nosuchword')
    expect(await card(page).count()).toBe(0)
  })

  test('the card of a lost word tells its last sentence, and no odds after its end', async () => {
    const { page } = shared
    await goTo(page, '#words?copy=J')
    const { text, runs } = embeddedIn()
    const counts = countsIn(runs[0]!)
    await drawn(page)
    const dead = await page
      .locator('.first-screen .field .gone')
      .first()
      .evaluate(each => Number((each as HTMLElement).dataset.word))
    await page.locator(`.first-screen .field [data-word="${dead}"]`).click()
    const last = counts.map(column => column[dead]! > 0).lastIndexOf(true)
    const names = runs[0]!.generations
    expect(await card(page).textContent()).toContain(last < 0 ? 'No copy uses it' : `Last used in copy ${names[last]}, lost in copy ${names[last + 1]}`) // prettier-ignore
    expect(await card(page).locator('mark').count()).toBe(1)
    expect(await card(page).locator('.bars .value').allTextContents()).toEqual([String(text.counts[dead]), ...counts.map(column => (column[dead] === 0 ? '' : String(column[dead])))]) // prettier-ignore
    expect((await card(page).textContent())!.match(/its chance to be in copy J was/g)).toHaveLength(1)
  })

  test('finds a word by its name, and offers the nearest one', async () => {
    const { page } = shared
    await goTo(page, '#words')
    await page.getByLabel('Find a word').fill('Queequegg')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Queequeg', exact: true }).click()
    expect(await card(page).locator('h2').textContent()).toBe('Queequeg')
  })

  test('shows the opening as prose with its holes, and every word on one canvas with a lens', async () => {
    const { page, complaints } = shared
    await goTo(page, '#words?show=page&copy=J')
    await drawn(page)
    expect(await page.locator('.first-screen .field').textContent()).toMatch(
      /^Call me Ishmael\. Some years ago—never mind/,
    )
    expect(await page.locator('.first-screen .field .gone').count()).toBeGreaterThan(20)
    await page.getByRole('button', { name: 'every word' }).click()
    await page.locator('.whole-book canvas[style]').waitFor()
    await page.locator('.whole-book').focus()
    await page.keyboard.press('Home')
    await expect.poll(() => page.locator('.lens [data-here]').textContent()).toBe('ETYMOLOGY')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect.poll(() => card(page).count()).toBe(1)
    expect(await page.evaluate(() => location.hash)).toMatch(/^#words\?copy=J&word=.+&show=book$/)
    expect(await accessibilityFaults(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  test('with the human text kept tells no law of the other settings, and offers to switch back', async () => {
    const { page } = shared
    await goTo(page, '#words?copy=J')
    await page
      .getByLabel('What each further model reads')
      .selectOption('Each further model reads the text and all copies.')
    await expect.poll(() => left(page).textContent()).toMatch(/12,4\d\d of 17,051/)
    const next = page.locator('.next')
    expect(await next.textContent()).toContain('Watch it without the human text')
    expect(await next.textContent()).not.toContain('Keep the human text')
    expect(await page.evaluate(() => location.hash)).toContain('settings=accumulate')
  })

  describe('at every width', () => {
    const calm = openedOnce(PAGE, { reducedMotion: 'reduce' })

    test.each([320, 375, 640, 820, 1440, 2560])(
      'fits a window of %i pixels, and the bar does not jump while it plays',
      async width => {
        const { page } = calm
        await goTo(page, '#words')
        await page.setViewportSize({ width, height: 800 })
        await drawn(page)
        const heights = new Set<number>()
        for (const name of ['The author’s text', 'Copy A', 'Copy E', 'Copy J']) {
          await copy(page, name).click()
          await settled(page)
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
          heights.add((await page.locator('.foot').boundingBox())!.y)
        }
        expect(heights.size).toBe(1)
      },
    )

    test('every target is at least 24 pixels high, words in running text apart', async () => {
      const { page } = calm
      await goTo(page, '#words')
      await page.setViewportSize({ width: 375, height: 812 })
      await drawn(page)
      const small = await page
        .locator('header a, .foot button, .foot summary, .foot input, .tools button, .tools input, .settings')
        .evaluateAll(all => all.filter(each => each.checkVisibility() && each.getBoundingClientRect().height < 24).map(each => each.outerHTML.slice(0, 80))) // prettier-ignore
      expect(small).toEqual([])
    })

    test.each(['light', 'dark'] as const)('has nothing that axe finds wrong, %s', async colorScheme => {
      const { page } = calm
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.emulateMedia({ colorScheme })
      await goTo(page, '#words?copy=J')
      await drawn(page)
      expect(await accessibilityFaults(page)).toEqual([])
      await page.locator('.first-screen .field .used').first().click()
      expect(await accessibilityFaults(page)).toEqual([])
    })
  })

  test('is drawn within a second, and steps within 80 ms', BUDGET, async () => {
    const { page } = await open(PAGE)
    const whole = await page.evaluate(() => performance.getEntriesByName('words')[0]!.startTime)
    expectWithin(whole, 1000)
    const times = await page.evaluate(async () => {
      const found: number[] = []
      for (const letter of document.querySelectorAll<HTMLElement>('.letters button')) {
        const start = performance.now()
        letter.click()
        await new Promise(done => requestAnimationFrame(() => setTimeout(done)))
        found.push(performance.now() - start)
      }
      return found.sort((a, b) => a - b)
    })
    console.log(`a step: median ${times[5]!.toFixed(0)} ms, longest ${times.at(-1)!.toFixed(0)} ms`)
    expectWithin(times[5]!, 80)
  })
})
