import { expect, test } from 'vitest'
import { planOf } from '../../src/lineage/plan.ts'
import { words } from '../../src/web/state/words.ts'
import { accessibilityFaults } from './axe.ts'
import { describeInBrowser, PAGE } from './browser.ts'

test('words of the field are explained for the plan at hand', () => {
  const { order, token, rule, seed } = words.terms.of(planOf({ order: 1, tokens: 'char', seed: 'x' }))
  expect(order.join(': ')).toBe('n-gram, order 1: The model has counted how often each token stands in its text, and draws every one by itself.') // prettier-ignore
  expect(token[1]).toMatch(/^A character\. /)
  expect(rule).toEqual(['replace', 'The rule: each model after the first learns only from the book before.'])
  expect(seed[0]).toBe('Seed x')
  expect(words.terms.of(planOf({ order: 4 })).order[1]).toContain('follows each 3 in a row')
})

describeInBrowser('words of the field', open => {
  test.each(['story', 'curves', 'read', 'compare'])('in %s are explained by a key', async view => {
    const { page } = await open(`${PAGE}#${view}`, { viewport: { width: 320, height: 700 } })
    const terms = page.locator('.terms').first()
    await terms.locator('summary').focus()
    await page.keyboard.press('Enter')
    expect(await terms.locator('dd').first().isVisible()).toBe(true)
    expect(await terms.locator('dt').allTextContents()).toContain('Token')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    expect(await accessibilityFaults(page)).toEqual([])
  })

  test('are not said of what they do not hold for: the human text copies nothing, the last book has no last words', async () => {
    const { page } = await open(`${PAGE}#read`)
    await page.locator('.slider input').fill('10')
    const notes = await page.locator('[aria-labelledby=passages] .passage .note').allTextContents()
    expect(notes[0]).toMatch(/^human\/\d+: of its tokens [\d.]+ % also elsewhere$/)
    expect(notes[1]).toMatch(
      /^A\/\d+: of its tokens .* copied, .* also elsewhere, \d+ words? for the last time$/,
    )
    expect(notes[2]).toMatch(/^J\/\d+: of its tokens .* copied, [\d.]+ % also elsewhere$/)
  })

  test('where the text is not at hand, a button leads to where one can be given', async () => {
    const { page } = await open(`${PAGE}#curves`)
    expect(await page.locator('#curve-seeds-note').textContent()).toContain(
      'If you have not, run a text of your own',
    )
    await page.getByRole('button', { name: 'A text of my own, in the Lab' }).press('Enter')
    expect(await page.locator('nav button[aria-current]').textContent()).toBe('Lab')
  })
})
