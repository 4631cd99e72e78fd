import { expect, test } from 'vitest'
import { carryOut } from '../../src/web/engine/carry-out.ts'
import { compareBeside, type BesideRequest } from '../../src/web/engine/beside.ts'
import { showOf } from '../../src/web/state/show.ts'
import { accessibilityFaults } from './axe.ts'
import { describeInBrowser, goTo, PAGE } from './browser.ts'
import { MINE } from './own-page.ts'
import { dropFile, TEXT } from './own-text.ts'

const data = carryOut({ text: MINE, plans: [{ generations: 1 }], software: 'test' }, () => undefined)
const { types } = showOf(data)

/** What the worker answers about a text beside two hundred stories. */
const comparedWith = (text: string, from: BesideRequest['from'] = MINE, name = 'a.txt') =>
  compareBeside({
    kind: 'beside',
    source: { name, bytes: new TextEncoder().encode(text) },
    plan: data.runs[0]!.plan,
    types,
    from,
  })

test('a text of the author lies in the band of the author, and has no word that A has not read', () => {
  const found = comparedWith(TEXT.slice(0, 3000))
  const { length, at, text, author, copy, usual, whole } = found.samples!
  expect(found.unread.length / found.words).toBeLessThan(0.01)
  expect(whole).toBe(true)
  expect(at.at(-1)).toBe(length)
  expect(length).toBe(found.words)
  const last = author.at(-1)!
  expect(text.at(-1)).toBeGreaterThanOrEqual(last.low)
  expect(text.at(-1)).toBeLessThanOrEqual(last.high)
  for (const bands of [author, copy]) for (const { low, mean, high } of bands) expect([low, mean, high]).toEqual([low, mean, high].sort((a, b) => a - b)) // prettier-ignore
  // A sample of few words has few words twice.
  expect(author[0]!.high).toBeLessThanOrEqual(at[0]!)
  expect(usual).toHaveLength(100)
})

test('a text that repeats itself uses fewer words than every sample, and what nobody has read is listed with its count', () => {
  const one = TEXT.split('\n\n')[0]!
  const found = comparedWith(`${one}\n\n${one}\n\n${one}\n\n${one}\n\nZyzzyva zyzzyva.`)
  expect(found.samples!.text.at(-1)).toBeLessThan(found.samples!.author.at(-1)!.low)
  expect(found.unread).toEqual([['zyzzyva', 2]])
})

test('a text of fewer than 30 words has no samples, and neither has one beside too few passages', () => {
  expect(comparedWith('The cat sat on the mat and said nothing.').samples).toBeUndefined()
  const short = { author: ['The cat sat.'], copy: ['The cat sat.'] }
  expect(comparedWith(TEXT.slice(0, 3000), short).samples).toBeUndefined()
})

test('samples are as long as a quarter of what the page quotes, at most', () => {
  const passages = TEXT.split('\n\n')
  const quotes = { author: passages.slice(0, 40), copy: passages.slice(40, 90) }
  const words = comparedWith(quotes.author.join('\n\n')).words
  const { length, whole } = comparedWith(TEXT, quotes).samples!
  expect(length).toBe(Math.floor(words / 4))
  expect(whole).toBe(false)
})

test('of the export of a chat, what was generated is compared', () => {
  const messages = [
    { role: 'user', content: 'Please go on with the quokka.' },
    { role: 'assistant', content: 'The numbat was asleep.' },
  ]
  const { passages } = comparedWith(JSON.stringify({ messages }), MINE, 'chat.json')
  expect(passages).toEqual(['The numbat was asleep.'])
})

// Written for this test.
const WRITTEN = `The captain stood at the rail and looked for the white whale all night. Nobody spoke a word, and the algorithm of the sea went on. Queequeg had sharpened his harpoon, and the old man walked up and down with his ivory leg until the morning came.`

describeInBrowser('a text that is pasted', open => {
  test('stands beside copy A in Words, Read and the curves, on a phone too', async () => {
    const { page, complaints } = await open(PAGE, { viewport: { width: 375, height: 812 } })
    const section = page.locator('.beside')
    await section.getByLabel('A text', { exact: true }).fill(WRITTEN)
    await section.getByRole('button', { name: 'Compare it' }).click()
    await section.locator('.verdict').waitFor()
    expect(await section.locator('.understood').textContent()).toMatch(
      /^pasted text: 47 words\. .*its first 47 words/,
    )
    expect(await section.locator('del').count()).toBeGreaterThan(0)
    expect(await section.textContent()).toContain('1 word of yours that model A has not read')
    await goTo(page, '#read')
    expect(await section.locator('mark').allTextContents()).toEqual(['algorithm'])
    expect(await accessibilityFaults(page)).toEqual([])
    await goTo(page, '#compare')
    await section.locator('.drawing svg').waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375)
    // It is let go, and is still in the field, also when the page was loaded again.
    await section.getByRole('button', { name: 'Take another text' }).click()
    expect(await section.getByLabel('A text', { exact: true }).inputValue()).toBe(WRITTEN)
    await page.reload()
    expect(await section.getByLabel('A text', { exact: true }).inputValue()).toBe(WRITTEN)
    expect(complaints).toEqual([])
  })

  test('is refused in a line with a hint where it has no words, and a short one makes no sentence', async () => {
    const { page } = await open(PAGE)
    const section = page.locator('.beside')
    const compare = section.getByRole('button', { name: 'Compare it' })
    await section.getByLabel('A text', { exact: true }).fill('… — !')
    await compare.click()
    await section.getByRole('alert').waitFor()
    expect(await section.getByRole('alert').locator('p').count()).toBe(2)
    expect(await section.getByLabel('A text', { exact: true }).inputValue()).toBe('… — !')
    await section.getByLabel('A text', { exact: true }).fill('The whale was white.')
    await compare.click()
    await section.locator('.understood').waitFor()
    expect(await section.locator('.understood').textContent()).toContain('give 30 words at least')
    expect(await section.locator('.verdict').count()).toBe(0)
    // Nothing is said of a text whose words are not those of the author.
    await section.getByRole('button', { name: 'Take another text' }).click()
    await section.getByLabel('A text', { exact: true }).fill('Der alte Wal schwamm durch das weite Meer und niemand sah ihn kommen. '.repeat(4)) // prettier-ignore
    await compare.click()
    await section.locator('.verdict').waitFor()
    expect(await section.locator('.verdict').textContent()).toContain('Is it in another language')
    // A file that is dropped here is compared, and is no text to run.
    await dropFile(
      page,
      'chat.json',
      JSON.stringify({ messages: [{ role: 'assistant', content: WRITTEN }] }),
      '.beside',
    )
    await section.locator('.understood em', { hasText: 'chat' }).waitFor()
    expect(page.url()).not.toContain('#text')
  })
})
