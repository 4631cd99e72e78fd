import type { Page } from 'playwright-core'
import { readCorpus } from '../../src/node/corpora/corpora.ts'

/** Two hundred stories as a text of one's own: a paragraph each. */
export const TEXT = readCorpus('stories')
  .passages.slice(0, 200)
  .map(({ text }) => text)
  .join('\n\n')

export const file = (name: string, text: string | Buffer) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
})

/** Where the lab takes a file. */
export const textFile = (page: Page) => page.getByLabel('Or choose a file: ')
export const runButton = (page: Page) => page.getByRole('button', { name: 'Run', exact: true })
