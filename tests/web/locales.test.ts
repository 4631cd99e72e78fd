import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import en from '../../src/web/locales/en.json'
import { PAGE_FILE } from '../build-in-use.ts'
import { scratchFolder } from '../scratch.ts'
import { describeInBrowser, settled } from './browser.ts'

/** A catalogue in which every word is marked, and no value that is put in. */
function marked(of: unknown): unknown {
  if (typeof of === 'string')
    return of
      .split(/(\{\w+\})/)
      .map((part, at) => (at % 2 === 1 ? part : part.replace(/\p{L}[\p{L}\p{M}’'-]*/gu, '⟦$&⟧')))
      .join('')
  return Object.fromEntries(Object.entries(of as object).map(([key, value]) => [key, marked(value)]))
}

/** The page with the marked catalogue as a language of its own. */
function markedPage(): string {
  const path = join(scratchFolder(), 'marked.html')
  const json = JSON.stringify({ zz: marked(en) }).replace(/</g, '\\u003C')
  const page = readFileSync(PAGE_FILE, 'utf8')
  const slot = /(<script type="application\/json" id="catalogues">)[^]*?(<\/script>)/
  writeFileSync(
    path,
    page.replace(slot, (_, open: string, close: string) => open + json + close),
  )
  return pathToFileURL(path).href
}

/** Words that a reader meets and that are not marked: in text, labels, titles and placeholders. Text of the corpus is left out. */
const unmarked = (page: Page) =>
  page.evaluate(() => {
    const found = new Set<string>()
    const look = (text: string | null, where: string) => {
      const rest = (text ?? '').replace(/⟦[^⟧]*⟧/g, ' ')
      for (const [word] of rest.matchAll(/\p{L}{2,}/gu)) found.add(`${word} (${where})`)
    }
    const isCorpus = (element: Element | null) => element?.closest('[lang]:not(html), em, pre') !== null
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
})
