import type { Page } from 'playwright-core'
import { readCorpus } from '../../src/node/corpora/corpora.ts'

/** Two hundred stories as a text of your own: a paragraph each. */
export const TEXT = readCorpus('stories')
  .passages.slice(0, 200)
  .map(({ text }) => text)
  .join('\n\n')

export const file = (name: string, text: string | Buffer) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
})

/** Where the page takes a file. */
export const textFile = (page: Page) => page.getByLabel('Choose a file')
export const runButton = (page: Page) => page.getByRole('button', { name: 'Run', exact: true })

/** Gives a text to the view `text`, and waits until it was read. */
export async function giveText(page: Page, text: string | Buffer = TEXT, name = 'mine.txt'): Promise<void> {
  await textFile(page).setInputFiles(file(name, text))
  await page.locator('.understood').waitFor()
}

/** Runs the text that was given, and waits until both settings are there. */
export async function runText(page: Page): Promise<void> {
  await runButton(page).click()
  await runEnded(page)
}

/** Waits until a run has ended, and both settings are there. */
export async function runEnded(page: Page): Promise<void> {
  await page.locator('.run-bar', { hasText: ' has lost ' }).waitFor({ timeout: 60_000 })
}

/** Drops a file on the page, as from the desktop. @param content its text or bytes; or a text to repeat, since many bytes take long to send @param at where; default anywhere */
export async function dropFile(
  page: Page,
  name: string,
  content: string | Buffer | { readonly repeat: string; readonly times: number },
  at = 'body',
): Promise<void> {
  const [bytes, times] =
    typeof content === 'string' || Buffer.isBuffer(content) ? [content, 1] : [content.repeat, content.times]
  const base64 = Buffer.from(bytes).toString('base64')
  const dataTransfer = await page.evaluateHandle(
    ({ name, base64, times }) => {
      const transfer = new DataTransfer()
      const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
      transfer.items.add(new File(Array<BlobPart>(times).fill(bytes), name))
      return transfer
    },
    { name, base64, times },
  )
  await page.dispatchEvent(at, 'dragover', { dataTransfer })
  await page.locator('.drop-frame').waitFor()
  await page.dispatchEvent(at, 'drop', { dataTransfer })
  await page.locator('.drop-frame').waitFor({ state: 'detached' })
}
