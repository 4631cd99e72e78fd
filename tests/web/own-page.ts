import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PlanOptions } from '../../src/lineage/plan.ts'
import { fillEmbedded, fillPage } from '../../src/report/page/fill-page.ts'
import type { PageData } from '../../src/report/page/page-data.ts'
import { carryOut } from '../../src/web/engine/carry-out.ts'
import { labCorpus, type OwnText } from '../../src/web/engine/text.ts'
import { PAGE_FILE } from '../build-in-use.ts'
import { scratchFolder } from '../scratch.ts'
import { TEXT } from './own-text.ts'

/** Two hundred stories, as a file of your own. */
export const MINE: OwnText = { name: 'mine.txt', text: TEXT }

/**
 * A page that shows runs of a text of your own.
 *
 * @param withText whether the page holds the text, so that it can train the models again
 * @returns its address and its data
 */
export function pageOf(
  plans: readonly PlanOptions[],
  { text = MINE, withText = true }: { text?: OwnText; withText?: boolean } = {},
): { address: string; data: PageData } {
  const data = carryOut({ text, plans, software: 'test' }, () => undefined)
  const corpus = labCorpus(text, { tokens: 'word' })
  const corpora = withText ? [{ name: corpus.name, title: corpus.title, corpus }] : []
  const filled = fillPage(readFileSync(PAGE_FILE, 'utf8'), data)
  const path = join(scratchFolder(), 'page.html')
  writeFileSync(path, fillEmbedded(filled, { corpora, exercises: [] }, { asks: false }))
  return { address: pathToFileURL(path).href, data }
}
