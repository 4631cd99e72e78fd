import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { PAGE_FILE } from '../build-in-use.ts'
import { accessibilityFaults } from './axe.ts'
import { BUDGET, describeInBrowser, PAGE, settled } from './browser.ts'

test('the page is one file of less than 1 MB, packed', () => {
  const page = readFileSync(PAGE_FILE)
  expect(gzipSync(page, { level: 9 }).length).toBeLessThan(1_000_000)
})

test('the page allows its own script and style by their hashes, and nothing else', () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(
    readFileSync(PAGE_FILE, 'utf8'),
  )![1]
  expect(policy).toMatch(
    /^default-src 'none'; script-src 'sha256-[\w+/=]{44}'; style-src 'sha256-[\w+/=]{44}'; worker-src blob:; img-src data:; /,
  )
})

describeInBrowser('the wall', open => {
  test('is drawn from a file, asks for nothing and complains of nothing', async () => {
    const { page, requests, complaints } = await open(PAGE)
    expect(await page.locator('.wall-text p span').count()).toBe(17_051)
    expect(requests.filter(url => url !== PAGE && !/^(data|blob):/.test(url))).toEqual([])
    expect(complaints).toEqual([])
  })

  test('is drawn within a second', BUDGET, async () => {
    const { page } = await open(PAGE)
    const drawn = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
    )
    const whole = await page.evaluate(() => performance.getEntriesByName('wall')[0]!.startTime)
    expect(drawn).toBeLessThan(1000)
    expect(whole).toBeLessThan(1000)
  })

  test('takes a reader through the first minute: guess, ten rounds, the plot, a word, the human text kept', async () => {
    const { page, complaints } = await open(PAGE)
    await page.getByLabel(/How many of the 17,051 words/).fill('4000')
    await page.getByRole('button', { name: 'That is my guess' }).click()
    await expect
      .poll(() => page.locator('.count').textContent())
      .toContain('Book A uses 13,395 of 17,051 words')
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.locator('main').focus()
    for (let round = 0; round < 10; round++) await page.keyboard.press('ArrowRight')
    await expect
      .poll(() => page.locator('.count').textContent())
      .toContain('Book J uses 5,978 of 17,051 words, 35.1 %')
    expect(await page.locator('.own-guess').textContent()).toContain('You guessed 4,000, and 5,978 are left')
    await settled(page)
    expect(await page.locator('.result svg').textContent()).toMatch(/your guess.*theory|theory.*your guess/)
    await page.locator('.wall-text .lost').first().click()
    expect(await page.locator('.life').textContent()).toMatch(/was seen last in I; it died in J/)
    expect(await page.locator('.life mark').count()).toBe(1)
    const lead = page.locator('.opening .lead')
    expect(await lead.textContent()).toMatch(
      /another of the same length\. A second model reads only what the first one wrote/,
    )
    await page.getByLabel('Keep the human text').check()
    expect(await lead.textContent()).toMatch(
      /another of the same length\. Each model after it keeps the human text, and writes/,
    )
    expect(await page.locator('.count').textContent()).toMatch(/Book J uses 12,4\d\d of 17,051 words/)
    expect(await page.locator('.overview').count()).toBe(2)
    expect(complaints).toEqual([])
  })

  test('is worked by keyboard: arrows for generations, words by arrow, a word found by name', async () => {
    const { page } = await open(PAGE)
    await page.locator('.wall-text').first().focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('.life h2').textContent()).toBe('the')
    await page.getByLabel('Find a word').fill('Queequegg')
    await page.keyboard.press('Enter')
    expect(await page.locator('.message').textContent()).toContain('Did you mean queequeg?')
    await page.getByLabel('Find a word').fill('harpooneer')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.life h2').textContent()).toBe('harpooneer')
  })

  test('takes less than 80 ms for a generation', BUDGET, async () => {
    const { page } = await open(PAGE)
    const times = await page.evaluate(async () => {
      const slider = document.querySelector<HTMLInputElement>('.slider input')!
      const found: number[] = []
      for (let round = 1; round <= 10; round++) {
        const start = performance.now()
        slider.value = String(round)
        slider.dispatchEvent(new Event('input', { bubbles: true }))
        await new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)))
        found.push(performance.now() - start)
      }
      return found.sort((a, b) => a - b)
    })
    console.log(`a generation step: median ${times[5]!.toFixed(0)} ms, longest ${times[9]!.toFixed(0)} ms`)
    expect(times[5]).toBeLessThan(80)
  })

  test.each(['light', 'dark'] as const)('has nothing that axe finds wrong, %s', async colorScheme => {
    const { page } = await open(PAGE, { colorScheme })
    // A sample of the wall: the most used words. axe takes its time for each.
    await page.getByLabel('Show').selectOption('those used over 100 times')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.getByRole('button', { name: 'Skip the question' }).click()
    await page.getByRole('button', { name: 'Pause' }).click()
    await page.locator('.slider input').fill('10')
    await page.getByLabel('Show').selectOption('those used 21 to 100 times')
    expect(await page.locator('.wall-text .gone').count()).toBeGreaterThan(0)
    await page.locator('.wall-text p .gone').first().click()
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test.each([320, 640, 1440])('fits a window of %i pixels', async width => {
    const { page } = await open(PAGE, { viewport: { width, height: 800 } })
    await page.getByRole('button', { name: 'Skip the question' }).click()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })

  test('does not play by itself for those who want no motion', async () => {
    const { page } = await open(PAGE, { reducedMotion: 'reduce' })
    await page.getByRole('button', { name: 'That is my guess' }).click()
    await page.waitForTimeout(1500)
    expect(await page.locator('.count').textContent()).toContain('The human text')
  })
})
