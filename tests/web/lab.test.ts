import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { PlanOptions } from '../../src/lineage/plan.ts'
import type { PageData } from '../../src/report/page/page-data.ts'
import { carryOut, type RunRequest } from '../../src/web/engine/carry-out.ts'
import { spawnCollapseLab as collapseLab } from '../cli/spawned.ts'
import { scratchFolder } from '../scratch.ts'
import { accessibilityFaults } from './axe.ts'
import { describeInBrowser, expectWithin, PAGE } from './browser.ts'
import { countsIn } from './embedded.ts'
import { file, runButton, TEXT, textFile } from './own-text.ts'

/** What the page's worker answers to an order. */
function runInPage(page: Page, order: Omit<RunRequest, 'kind'>): Promise<PageData> {
  return page.evaluate(
    asked =>
      new Promise<PageData>((resolve, reject) => {
        const script = document.querySelector('script[type=module]')!.textContent
        const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })))
        worker.onerror = () => reject(new Error('the worker failed'))
        worker.onmessage = ({ data }: MessageEvent<{ kind: string; result: PageData }>) => {
          if (data.kind !== 'progress') resolve(data.result)
        }
        worker.postMessage({ kind: 'run', ...asked })
      }),
    order,
  )
}

describeInBrowser('the lab', open => {
  const plans: [string, PlanOptions][] = [
    ['words', { generations: 3, order: 3, seed: 'chromium' }],
    ['characters, bent', { generations: 2, tokens: 'char', order: 6, temperature: 0.7, topP: 0.9 }],
    ['accumulate', { generations: 3, order: 2, regime: 'accumulate', minP: 0.01, size: 4000 }],
  ]
  test.each(plans)('gives in Chromium the very run that Node gives: %s', async (_, plan) => {
    const { page } = await open(`${PAGE}#lab`)
    const order = { text: { name: 'stories.txt', text: TEXT }, plans: [plan], software: 'test' }
    const inNode = JSON.stringify(carryOut(order, () => undefined))
    expect(JSON.stringify(await runInPage(page, order))).toBe(inNode)
  })

  test('gives several plans of one text, each as it is alone, in Chromium as in Node', async () => {
    const { page } = await open(`${PAGE}#compare`)
    const plans: PlanOptions[] = [
      { generations: 2 },
      { generations: 2, regime: 'accumulate' },
      { generations: 2, topP: 0.9 },
    ]
    const text = { name: 'stories.txt', text: TEXT }
    const found = await runInPage(page, { text, plans, software: 'test' })
    expect(JSON.stringify(found)).toBe(
      JSON.stringify(carryOut({ text, plans, software: 'test' }, () => undefined)),
    )
    const alone = plans.map(
      own => carryOut({ text, plans: [own], software: 'test' }, () => undefined).runs[0]!,
    )
    expect(found.runs.map(({ counts }) => counts)).toEqual(alone.map(({ counts }) => counts))
    expect(new Set(found.runs.map(({ name }) => name)).size).toBe(3)
  })

  test('counts what the command counts in the same text by the same plan', async () => {
    const folder = scratchFolder()
    writeFileSync(join(folder, 'stories.txt'), TEXT)
    expect(
      collapseLab(folder, 'run', '--corpus', 'stories.txt', '--generations', '2', '--out', 'run').code,
    ).toBe(0)
    const { page } = await open(`${PAGE}#lab`)
    const order = { text: { name: 'stories.txt', text: TEXT }, plans: [{ generations: 2 }], software: '' }
    const { runs, text } = await runInPage(page, order)
    const rows = readFileSync(join(folder, 'run/vocabulary.csv'), 'utf8').trimEnd().split('\n').slice(1)
    const [A, B] = countsIn(runs[0]!)
    expect(rows.map(row => row.split(',').slice(-3).map(Number))).toEqual(
      text.counts.map((count, type) => [count, A![type], B![type]]),
    )
    const { inputs } = JSON.parse(readFileSync(join(folder, 'run/run.json'), 'utf8')) as { inputs: { sha256: string }[] } // prettier-ignore
    expect(text.sha256).toBe(inputs[0]!.sha256)
  })

  test('runs a text of the reader’s own and shows it; the address keeps the plan', async () => {
    const { page, requests, complaints } = await open(`${PAGE}#lab?order=2&lock=seed`)
    expect(await page.getByLabel('Order', { exact: true }).inputValue()).toBe('2')
    expect(await page.getByLabel('Seed', { exact: true }).count()).toBe(0)
    await page.getByLabel('Generations').fill('4')
    await textFile(page).setInputFiles(file('mine.txt', TEXT))
    await page.getByText('mine.txt, ').waitFor()
    await runButton(page).click()
    await page.locator('.wall').waitFor()
    expect(await page.locator('.count').textContent()).toMatch(/^Book D uses [\d,]+ of [\d,]+ words/)
    expect(await page.locator('.lead').textContent()).toContain('mine.txt')
    expect(page.url()).toMatch(/#lab\?generations=4&order=2&lock=seed$/)
    expect(requests.filter(url => !url.startsWith(PAGE) && !/^(data|blob):/.test(url))).toEqual([])
    expect(complaints).toEqual([])
  })

  test('says how it read a file and in which language it is, and shows verse as it is set', async () => {
    const { page } = await open(`${PAGE}#lab`)
    // Matthias Claudius, Abendlied, 1779.
    const stanza =
      'Der Mond ist aufgegangen,\nDie goldnen Sternlein prangen\nAm Himmel hell und klar;\nDer Wald steht schwarz und schweiget,\nUnd aus den Wiesen steiget\nDer weiße Nebel wunderbar.'
    await textFile(page).setInputFiles(
      file('lied.txt', Buffer.from(Array<string>(20).fill(stanza).join('\n\n'), 'latin1')),
    )
    await page.getByText('read as Latin-1').waitFor()
    await page.getByText('Its language seems to be de; the field Language names another.').waitFor()
    await page.getByLabel('Generations').fill('1')
    await runButton(page).click()
    await page.locator('.wall').waitFor()
    await page.getByRole('navigation').getByRole('button', { name: 'Read' }).click()
    const human = page.locator('.passage p[lang=de]').first()
    expect(await human.innerText()).toBe(stanza)
  })

  test('says in the command’s words what will not do', async () => {
    const { page } = await open(`${PAGE}#lab`)
    const refusal = page.locator('.refusal')
    await runButton(page).click()
    expect(await refusal.textContent()).toContain('the text is empty')
    await textFile(page).setInputFiles(file('no-text.txt', Buffer.from([0x63, 0x81, 0x20])))
    await expect
      .poll(() => refusal.textContent())
      .toContain('no-text.txt is not UTF-8: byte 1 (0x81) cannot be read')
    await page.getByLabel('Paste it here').fill('one two three')
    await page.getByLabel('Order', { exact: true }).fill('11')
    await runButton(page).click()
    await expect
      .poll(() => refusal.textContent())
      .toContain('order must be a whole number from 1 to 10, got 11')
    await page.getByLabel('Order', { exact: true }).fill('3')
    await runButton(page).click()
    await expect.poll(() => refusal.textContent()).toContain('the text has 1 passage, and three are the least') // prettier-ignore
  })

  test('ends a run within half a second, and leaves the page as it was', async () => {
    const { page } = await open(`${PAGE}#lab`)
    await page.getByLabel('Generations').fill('500')
    await textFile(page).setInputFiles(file('mine.txt', TEXT))
    await runButton(page).click()
    await page.locator('progress').waitFor()
    await expect.poll(() => page.locator('.running .note').textContent()).toContain('tokens a second') // prettier-ignore
    const took = await page.evaluate(async () => {
      const start = performance.now()
      const [, cancel] = document.querySelectorAll<HTMLButtonElement>('.running button')
      cancel!.click()
      while (document.querySelector('progress')) await new Promise(drawn => requestAnimationFrame(drawn))
      return performance.now() - start
    })
    expectWithin(took, 500)
    expect(await page.locator('.count').textContent()).toContain('17,051 different words')
  })

  test('has nothing that axe finds wrong, and fits 320 pixels', async () => {
    const { page } = await open(`${PAGE}#lab`, { viewport: { width: 320, height: 700 } })
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  })
})
