import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { accessibilityFaults } from './axe.ts'
import { describeInBrowser, PAGE, settled } from './browser.ts'

/** Whether the chosen word can be seen: nothing lies over it. */
const inSight = (page: Page) =>
  page.evaluate(() => {
    const word = document.querySelector('.wall-text [data-here]')
    if (!word) return false
    const { x, y, width, height } = word.getBoundingClientRect()
    return document.elementFromPoint(x + width / 2, y + height / 2) === word
  })

describeInBrowser('the first minute', open => {
  test('by keyboard alone: the guess, the answer, and on from there', async () => {
    const { page, complaints } = await open(PAGE, { reducedMotion: 'reduce' })
    for (let key = 0; key < 20; key++) {
      await page.keyboard.press('Tab')
      if (await page.evaluate(() => document.activeElement?.id === 'guess')) break
    }
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('result')
    expect(await page.locator('.own-guess').textContent()).toBe('Your guess: 0 words, 0 %.')
    for (let round = 0; round < 10; round++) await page.keyboard.press('ArrowRight')
    await expect
      .poll(() => page.locator('.own-guess').textContent())
      .toBe('You guessed 0, and 5,978 are left: 5,978 more than you thought.')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('switch').press(' ')
    await expect.poll(() => page.locator('.own-guess').count()).toBe(0)
    await settled(page)
    expect(await page.locator('.result h2').textContent()).toBe('Words left: theory and measurement')
    await page.keyboard.press('4')
    await expect.poll(() => page.locator('main h1').textContent()).toBe('What it writes now')
    await page.locator('.slider input').focus()
    await page.keyboard.press('2')
    await page.getByRole('button', { name: 'Read what it writes now' }).press('Enter')
    await settled(page)
    expect(await page.locator('main h1').textContent()).toBe('What it writes now')
    expect(complaints).toEqual([])
  })

  test.each([1280, 320])('a word that is gone to by a key is in sight, %i pixels wide', async width => {
    const { page } = await open(PAGE, { viewport: { width, height: 700 } })
    await page.locator('.wall > .wall-text').focus()
    for (const key of ['End', 'Home', 'PageDown', 'PageDown', 'ArrowUp']) {
      await page.keyboard.press(key)
      await expect.poll(() => inSight(page), { message: key }).toBe(true)
    }
    await page.getByRole('button', { name: 'Let this word go' }).press('Enter')
    await expect.poll(() => page.locator('.wall-text [data-here]').count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.matches('.wall > .wall-text'))).toBe(true)
  })

  test('at 320 pixels no two names of generations stand on each other in the plot', async () => {
    const { page } = await open(PAGE, { viewport: { width: 320, height: 700 } })
    await page.getByRole('button', { name: 'Skip the question' }).click()
    const names = page.locator('.result svg g').first().locator('text')
    await expect.poll(() => names.count()).toBeGreaterThan(3)
    const boxes = await names.evaluateAll(all => all.map(each => each.getBoundingClientRect()).map(({ left, right }) => [left, right] as const)) // prettier-ignore
    for (const [k, [left]] of boxes.entries()) if (k > 0) expect(left).toBeGreaterThan(boxes[k - 1]![1])
  })
})
