import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import phrases from '../../src/locales/en.json'
import { given } from '../../src/given.ts'
import type { PageExercise } from '../../src/report/page/fill-page.ts'
import en from '../../src/web/locales/en.json'
import { PAGE_FILE } from '../build-in-use.ts'
import { scratchFolder } from '../scratch.ts'
import { describeInBrowser, settled } from './browser.ts'
import { dropFile, file, TEXT } from './own-text.ts'

/** A catalogue in which every word is marked, and nothing in braces or in code: no value that is put in, no name. */
function marked(of: unknown): unknown {
  if (typeof of === 'string')
    return of
      .split(/(\{\{?[\w -]+\}?\}|```[^]*?```|`[^`]*`)/)
      .map((part, at) => (at % 2 === 1 ? part : part.replace(/\p{L}[\p{L}\p{M}’'-]*/gu, '⟦$&⟧')))
      .join('')
  return Object.fromEntries(Object.entries(of as object).map(([key, value]) => [key, marked(value)]))
}

/** The page with the marked catalogue as a language of its own. */
function markedPage(): string {
  const path = join(scratchFolder(), 'marked.html')
  const page = readFileSync(PAGE_FILE, 'utf8')
  const catalogue = { ...(marked(en) as object), phrases: marked(phrases) }
  writeFileSync(
    path,
    inSlot(
      inSlot(page, 'catalogues', () => ({ zz: catalogue })),
      'exercises',
      markedExercises,
    ),
  )
  return pathToFileURL(path).href
}

/** A page with something else in a slot. */
function inSlot(page: string, name: string, filled: (held: unknown) => unknown): string {
  const slot = new RegExp(`(<script type="application/json" id="${name}">)([^]*?)(</script>)`)
  return page.replace(slot, (_, open: string, json: string, close: string) => {
    return open + JSON.stringify(filled(JSON.parse(json))).replace(/</g, '\\u003C') + close
  })
}

/** Exercises with their marked texts, as exercise.zz.json and exercise.zz.md would have them. */
const markedExercises = (exercises: unknown) =>
  (exercises as PageExercise[]).map(exercise => {
    const { exercise: value, markdown } = exercise.content!
    return { ...exercise, translations: { zz: { texts: markedTexts(value), markdown: marked(markdown) } } }
  })

interface Questions {
  readonly title: string
  readonly summary: string
  readonly items: readonly Question[]
}
interface Question {
  readonly id: string
  readonly prompt: string
  readonly hint?: string
  readonly options?: object
  readonly expects?: { readonly options?: object }
}

function markedTexts(value: unknown): unknown {
  const { title, summary, items } = value as Questions
  const texts = items.map(({ id, prompt, hint, options, expects }) => [
    id,
    marked({ prompt, ...given({ hint, options: options ?? expects?.options }) }),
  ])
  return { ...(marked({ title, summary }) as object), items: Object.fromEntries(texts) as unknown }
}

/** Words that a reader meets and that are not marked: in text, labels, titles and placeholders. Text of the corpus is left out. */
const unmarked = (page: Page) =>
  page.evaluate(() => {
    const found = new Set<string>()
    const look = (text: string | null, where: string) => {
      const rest = (text ?? '').replace(/⟦[^⟧]*⟧/g, ' ')
      for (const [word] of rest.matchAll(/\p{L}{2,}/gu)) found.add(`${word} (${where})`)
    }
    const isCorpus = (element: Element | null) => element?.closest('[lang]:not(html), em, pre, code') !== null
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement!
      if (isCorpus(parent) || parent.closest('script, style')) continue
      look(node.nodeValue, parent.getAttribute('class') ?? parent.tagName)
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
      if (!isCorpus(element))
        for (const name of ['aria-label', 'title', 'placeholder']) look(element.getAttribute(name), name)
    look(document.title, 'tab')
    return [...found]
  })

/** What is said of the text and is no sentence of the page: its title, the name and version of the lab, a hash. */
const GIVEN =
  /^(?:Moby|Dick|The|Whale|or|Herman|Melville|collapse|lab|replace|accumulate|keep|human|top|smoothed|chapters|to|[0-9a-f]+) \(/

/** The name of the file that is given; that of its language is the browser's. */
const MINE = /^(?:mine|txt|English) \(/
/** The student, the seed, and the name of the run in the exercise. */
const EXERCISE = /^(?:ada|[vx][0-9a-f]*|copy) \(/

describeInBrowser('a language of its own', open => {
  test.each(['words', 'read', 'game', 'compare', 'text'])(
    'in %s no sentence is outside the catalogue',
    async view => {
      const { page, complaints } = await open(`${markedPage()}#${view}?lang=zz&copy=J`)
      await settled(page)
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('zz')
      expect((await unmarked(page)).filter(word => !GIVEN.test(word))).toEqual([])
      // The language stays in the addresses of the page.
      expect(await page.evaluate(() => location.hash)).toContain('lang=zz')
      expect(complaints).toEqual([])
    },
  )

  /** Opens a view of the marked page. */
  const openMarked = (view: string) => open(`${markedPage()}#${view}${view.includes('?') ? '&' : '?'}lang=zz`)
  const foundIn = async (page: Page, given: RegExp) =>
    (await unmarked(page)).filter(word => !GIVEN.test(word) && !given.test(word))

  test.each([
    ['a PDF', 'scan.pdf', Buffer.from('%PDF-1.4\n')],
    ['an archive', 'all.7z', Buffer.from('7z\xbc\xaf\x27\x1c\0\0\0\0', 'latin1')],
    ['a damaged text', 'old.txt', Buffer.from([0xef, 0xbb, 0xbf, 0x41, 0xff, 0xfe])],
    ['a text without words', 'none.txt', Buffer.from('   \n')],
    ['a damaged document', 'mine.docx', Buffer.from('PK\x03\x04', 'latin1')],
    ['JSON', 'my.json', Buffer.from('{"a": 1}')],
    ['lines of JSON', 'my.jsonl', Buffer.from('{"text": "a"}\n{"other": 1}\n')],
  ])('%s is refused in it', async (_claim, name, bytes) => {
    const { page } = await openMarked('text')
    await dropFile(page, name, bytes)
    await page.locator('[role=alert], .refusal').first().waitFor()
    await settled(page)
    expect(await foundIn(page, new RegExp(`^(?:${name.split('.').join('|')}|text|FILE|other) \\(`))).toEqual(
      [],
    )
  })

  test('how a file was read is told in it', async () => {
    const { page } = await openMarked('text')
    const mail = Array.from(
      { length: 40 },
      (_, line) => `> ${line} ma\xeel, ${'quoted '.repeat(10)}\n> ${'quoted '.repeat(10)}\n`,
    )
    const given = file('old.txt', Buffer.from(mail.join('\n'), 'latin1'))
    await page.locator('input[type=file]').first().setInputFiles(given)
    await page.locator('.note', { hasText: 'Latin-1' }).waitFor()
    expect(await page.locator('.note', { hasText: '⟦mail⟧' }).count()).toBe(1)
    expect(await foundIn(page, /^(?:old|txt|Latin|maîl|quoted|English) \(/)).toEqual([])
  })

  test('settings, and a zip that holds no run, are refused in it', async () => {
    const { page } = await openMarked('text?order=99')
    await page.locator('.problem', { hasText: '99' }).first().waitFor()
    expect(await foundIn(page, /^never /)).toEqual([])
    const zip = { name: 'a.zip', mimeType: 'application/zip', buffer: Buffer.from('PK not a zip') }
    await page.locator('.open input[type=file]').first().setInputFiles(zip)
    await page.locator('.refusal', { hasText: '⟦unpacked⟧' }).waitFor()
    expect(await foundIn(page, /^never /)).toEqual([])
  })

  test('a run of a text is told and shown in it, in every view', { timeout: 180_000 }, async () => {
    const { page } = await openMarked('text')
    await page.locator('input[type=file]').first().setInputFiles(file('mine.txt', TEXT))
    await page.locator('.understood').waitFor()
    expect(await foundIn(page, MINE)).toEqual([])
    await page.locator('.give button.first').click()
    await page.locator('.run-bar', { hasText: '⟦lost⟧' }).waitFor({ timeout: 60_000 })
    expect(await foundIn(page, MINE)).toEqual([])
    for (const view of ['words', 'read', 'game', 'compare']) {
      await page.locator(`nav a[href^="#${view}"]`).click()
      await settled(page)
      expect([view, await foundIn(page, MINE)]).toEqual([view, []])
    }
  })

  test('an exercise is read, run, answered and marked in it', { timeout: 180_000 }, async () => {
    const { page } = await openMarked('class')
    expect(await foundIn(page, /^never /)).toEqual([])
    await page.locator('.shelf button').first().click()
    await page.locator('.practise input').fill('ada')
    await page.locator('.practise input').press('Enter')
    await page.locator('.questions').waitFor()
    expect(await foundIn(page, EXERCISE)).toEqual([])
    await page.locator('.task-run button').first().click()
    await page.locator('.task-run table').waitFor({ timeout: 60_000 })
    for (const box of await page.locator('.task-question input[type=text]').all()) await box.fill('x')
    await page.locator('.questions button.first').click()
    await page.locator('.verdict').waitFor({ timeout: 60_000 })
    expect(await foundIn(page, EXERCISE)).toEqual([])
  })
})
