import { expect, test } from 'vitest'
import { servePage } from '../../src/node/page/page-server.ts'
import { servedPage } from '../../src/node/page/served-page.ts'
import { BUDGET, describeInBrowser, PAGE } from './browser.ts'
import { file, runButton, TEXT, textFile } from './own-text.ts'

describeInBrowser('the lab', open => {
  test('has a field for each option of a plan that a page can carry out; those of one rule come with it', async () => {
    const { page } = await open(`${PAGE}#lab`)
    expect(await page.getByLabel('Share of human text').count()).toBe(0)
    await page.getByLabel('Rule').selectOption('keep-human')
    await page.getByLabel('Share of human text').fill('0.25')
    await page.getByText('Protections: none is chosen').click()
    await page.getByLabel(/^near-duplicates/).check()
    await page.locator('.values input').fill('0.9')
    await page.getByLabel('Length', { exact: true }).fill('0.5x')
    await page.getByLabel('How it writes').selectOption('jelinek-mercer')
    await textFile(page).setInputFiles(file('mine.txt', TEXT))
    await runButton(page).click()
    await page.locator('.wall').waitFor()
    const address = 'lab?regime=keep-human&humanShare=0.25&size=0.5x&sampling=jelinek-mercer&protect=near-duplicates%3D0.9' // prettier-ignore
    expect(page.url()).toContain(address)
    await page.goto(`${PAGE}#${address}`)
    await page.reload()
    expect(await page.getByLabel('Share of human text').inputValue()).toBe('0.25')
    expect(await page.getByLabel(/^near-duplicates/).isChecked()).toBe(true)
  })

  test('says in one line that it cannot run what reads a further text, or takes too much', async () => {
    const { page } = await open(`${PAGE}#lab?protect=independent-test%3Dsotu`)
    const refusal = page.locator('.refusal')
    await textFile(page).setInputFiles(file('mine.txt', TEXT))
    await runButton(page).click()
    await expect.poll(() => refusal.textContent()).toContain('independent-test reads a further text, "sotu", and a page has one text') // prettier-ignore
    await page.goto(`${PAGE}#lab?size=190000000`)
    await page.reload()
    await textFile(page).setInputFiles(file('mine.txt', TEXT))
    await runButton(page).click()
    await expect.poll(() => refusal.textContent()).toMatch(/the plan would take about \d+\.\d GiB of memory, and a page takes 2 at the most/) // prettier-ignore
    await page.getByRole('button', { name: 'Take another' }).click()
    await textFile(page).setInputFiles(file('long.txt', Buffer.alloc(17 * 1024 * 1024, 'word ')))
    await expect.poll(() => refusal.textContent()).toContain('long.txt has 17825792 bytes, and a page reads 16777216 at the most') // prettier-ignore
  })

  test('says when the engine ends with a fault, and can be used again', async () => {
    const { page } = await open(`${PAGE}#lab`)
    await textFile(page).setInputFiles(file('mine.txt', TEXT))
    await page.evaluate(() => {
      const { postMessage } = Worker.prototype
      Worker.prototype.postMessage = function (order: object) {
        Worker.prototype.postMessage = postMessage
        postMessage.call(this, { ...order, text: null })
      }
    })
    await runButton(page).click()
    const refusal = page.locator('.refusal')
    await expect.poll(() => refusal.textContent()).toContain('the run ended with a fault: ') // prettier-ignore
    await runButton(page).click()
    await page.locator('.wall').waitFor()
    expect(await page.locator('.lead').textContent()).toContain('mine.txt')
  })

  test(
    'leaves the page free while it runs: no task of the main thread takes 50 ms until the result comes',
    BUDGET,
    async () => {
      const { page } = await open(`${PAGE}#lab`)
      await page.getByLabel('Generations').fill('20')
      await textFile(page).setInputFiles(file('mine.txt', TEXT))
      await page.getByText('mine.txt, ').waitFor()
      const longest = await page.evaluate(async () => {
        const tasks: PerformanceEntry[] = []
        new PerformanceObserver(list => tasks.push(...list.getEntries())).observe({
          entryTypes: ['longtask'],
        })
        document.querySelector<HTMLButtonElement>('.running .first')!.click()
        while (!document.querySelector('progress')) await new Promise(drawn => requestAnimationFrame(drawn))
        let last = performance.now()
        while (document.querySelector('progress')) {
          last = performance.now()
          await new Promise(drawn => requestAnimationFrame(drawn))
        }
        await new Promise(settled => setTimeout(settled, 300))
        return Math.max(
          0,
          ...tasks.filter(({ startTime }) => startTime < last).map(({ duration }) => duration),
        )
      })
      expect(longest).toBeLessThan(50)
    },
  )

  test('takes a corpus from the command that serves it, and asks it for nothing else', async () => {
    const { page: html, files } = servedPage([])
    const server = await servePage(html, { port: 0, files })
    try {
      const { page, requests, complaints } = await open(`${server.address}#lab`)
      await page.getByLabel('Ten thousand constructed stories').check()
      await page.getByLabel('Generations').fill('1')
      await page.getByLabel('Length', { exact: true }).fill('5000')
      await runButton(page).click()
      await page.locator('.wall').waitFor({ timeout: 60_000 })
      expect(await page.locator('.lead').textContent()).toContain('Ten thousand constructed stories')
      expect(requests.filter(url => !/^(data|blob):/.test(url))).toEqual([
        server.address,
        `${server.address}corpora/stories.json`,
      ])
      expect(complaints).toEqual([])
    } finally {
      await server.close()
    }
  })
})
