import { expect, test } from 'vitest'
import { accessibilityFaults } from './axe.ts'
import { describeInBrowser, goTo, openedOnce, PAGE } from './browser.ts'

const VIEWS = [
  'words?copy=J',
  'read?marks=on',
  'game',
  'compare?copy=J',
  'text',
  'class?exercise=01-photocopy',
]

/** A window of 1280 by 900 at a zoom of 200 %. */
const ZOOMED = { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }

describeInBrowser('the page for eyes that need more', open => {
  const forced = openedOnce(PAGE, { forcedColors: 'active', reducedMotion: 'reduce' })
  const zoomed = openedOnce(PAGE, { ...ZOOMED, reducedMotion: 'reduce' })

  test.each(VIEWS)('has nothing that axe finds wrong in forced colours: %s', async view => {
    const { page } = forced
    await goTo(page, `#${view}`)
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test.each(VIEWS)('fits the window at twice the size, and axe finds nothing wrong: %s', async view => {
    const { page } = zoomed
    await goTo(page, `#${view}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640)
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('forced colours leave lost words blank, and the chosen copy and setting told by shape', async () => {
    const { page } = await open(`${PAGE}#words?copy=J`, { forcedColors: 'active', colorScheme: 'dark' })
    const gone = page.locator('.first-screen .field .gone').first()
    await gone.waitFor()
    expect(await gone.evaluate(word => getComputedStyle(word).color)).toBe('rgba(0, 0, 0, 0)')
    const barOf = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate(letter => getComputedStyle(letter).backgroundSize)
    expect(await barOf('.letters [aria-checked=true]')).not.toBe(await barOf('.letters [aria-checked=false]'))
    await page.getByRole('link', { name: 'Compare' }).click()
    const outlineOf = (pressed: boolean) =>
      page
        .locator(`.chips [aria-pressed=${String(pressed)}]`)
        .first()
        .evaluate(chip => getComputedStyle(chip).outlineStyle)
    expect([await outlineOf(true), await outlineOf(false)]).toEqual(['solid', 'none'])
  })
})
