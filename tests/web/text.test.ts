import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { grouped } from '../../src/report/format/numbers.ts'
import { servePage } from '../../src/node/page/page-server.ts'
import { servedPage } from '../../src/node/page/served-page.ts'
import { showOf } from '../../src/web/state/show.ts'
import { PAGE_FILE } from '../build-in-use.ts'
import { docx } from '../docx.ts'
import { accessibilityFaults } from './axe.ts'
import { BUDGET, describeInBrowser, goTo, PAGE, settled } from './browser.ts'
import { embeddedIn } from './embedded.ts'
import { dropFile, file, giveText, runButton, runEnded, runText, TEXT } from './own-text.ts'

// Matthias Claudius, Abendlied, 1779.
const STANZA =
  'Der Mond ist aufgegangen,\nDie goldnen Sternlein prangen\nAm Himmel hell und klar;\nDer Wald steht schwarz und schweiget,\nUnd aus den Wiesen steiget\nDer weiße Nebel wunderbar.'

const unfold = (page: Page, summary: string) => page.locator('summary', { hasText: summary }).click()
const alert = (page: Page) => page.locator('.source [role=alert]')

describeInBrowser('your text', open => {
  test('a Word document that is dropped in any view is read, told, named and run, and its words die with their last sentences', async () => {
    const { page, requests, complaints } = await open(`${PAGE}#read`)
    await dropFile(page, 'A tale of two.docx', docx(TEXT.split('\n\n')))
    await page.locator('.understood').waitFor()
    expect(page.url()).toContain('#text')
    expect(await page.locator('.understood').textContent()).toMatch(
      /^A tale of two, [\d,]+ words, 200 paragraphs\. It begins: \S+/,
    )
    await page.getByLabel('Title', { exact: true }).fill('Two towns')
    await page.getByLabel('Author').fill('Jo <b>Bloggs</b>')
    await page.getByLabel('Copies', { exact: true }).fill('4')
    await runText(page)
    expect(page.url()).toContain('#words')
    expect(await page.title()).toContain('Two towns')
    expect(await page.locator('.letters button').allTextContents()).toEqual(['', 'A', 'B', 'C', 'D'])
    // Both settings are there.
    expect(await page.getByLabel('What each further model reads').locator('option').count()).toBe(2)
    await page.locator('.run-bar a').click()
    expect(page.url()).toContain('show=lost')
    expect(await page.locator('h1').textContent()).toBe('Lost words of Two towns')
    const entries = page.locator('.entries > div')
    const [, lost = '', all = ''] = /^Copy D has lost ([\d,]+) of ([\d,]+) words\./.exec((await page.locator('.lead').textContent())!)! // prettier-ignore
    await expect.poll(async () => grouped(await entries.count())).toBe(lost)
    const first = entries.first()
    const word = await first.locator('dt').textContent()
    expect((await first.locator('mark').textContent())!.toLowerCase()).toBe(word!.toLowerCase())
    expect(await first.locator('.where').textContent()).toMatch(/no copy used it|^Last used in copy [A-C]\.$/)
    await page.goBack()
    expect(page.url()).toContain('#words')
    expect(await page.title()).toContain('Two towns')
    // The first screen counts the same words.
    expect(await page.locator('.left [role=status]').textContent()).toContain(
      ` of ${all} words left in copy D`,
    )
    expect(requests.filter(url => !url.startsWith(PAGE) && !/^(data|blob):/.test(url))).toEqual([])
    expect(complaints).toEqual([])
  })

  test('a run is shown copy by copy; Cancel keeps the copies, says so, and keeps the focus', async () => {
    const { page, complaints } = await open(`${PAGE}#text?generations=400`)
    await giveText(page, TEXT.split('\n\n').slice(0, 30).join('\n\n'))
    const seen = page.evaluate(async () => {
      const columns: number[] = []
      while (columns.at(-1) !== 4) {
        const now = document.querySelectorAll('.view-words .letters button').length
        if (document.querySelector('.run-bar') && now !== columns.at(-1) && now < 5) columns.push(now)
        else if (now > 4) break
        await new Promise(drawn => requestAnimationFrame(drawn))
      }
      return columns
    })
    await runButton(page).click()
    expect((await seen).length).toBeGreaterThan(0)
    const cancel = page.getByRole('button', { name: 'Cancel', exact: true })
    await expect.poll(() => page.locator('.letters button').count()).toBeGreaterThan(3)
    await settled(page)
    expect(await cancel.evaluate(button => button === document.activeElement)).toBe(true)
    await cancel.press('Enter')
    await page.locator('.run-bar', { hasText: 'Stopped. The copies up to' }).waitFor()
    expect(await page.evaluate(() => document.activeElement!.closest('.run-bar') !== null)).toBe(true)
    await page.getByRole('button', { name: 'Save', exact: true }).waitFor()
    const kept = await page.locator('.letters button').count()
    await page.locator('.run-bar', { hasText: `The copies up to ${(await page.locator('.letters button').last().textContent())!} are kept` }).waitFor() // prettier-ignore
    await page.getByRole('link', { name: 'Your text', exact: true }).click()
    await page.locator('.lost-list').waitFor()
    await page.getByRole('link', { name: 'Words', exact: true }).click()
    expect(await page.locator('.letters button').count()).toBe(kept)
    expect(complaints).toEqual([])
  })

  test('the text is kept where the reader wants it so, and the counterpart is run after it', async () => {
    const { page } = await open(`${PAGE}#text?generations=2&regime=accumulate`)
    await giveText(page)
    await runText(page)
    const choice = page.getByLabel('What each further model reads')
    expect(await choice.locator('option:checked').textContent()).toContain('the text and all copies')
    expect(await choice.locator('option').first().textContent()).toContain('only copy A')
  })

  test('says how it read a file and in which language it is, and shows verse as it is set', async () => {
    const { page } = await open(`${PAGE}#text?generations=1`)
    await giveText(page, Buffer.from(Array<string>(20).fill(STANZA).join('\n\n'), 'latin1'), 'lied.txt')
    await page.getByText('read as Latin-1').waitFor()
    await page.getByText('Its language seems to be German.').waitFor()
    expect(await page.locator('.understood q').getAttribute('lang')).toBe('de')
    await runText(page)
    expect(await page.locator('.field').first().getAttribute('lang')).toBe('de')
  })

  test('fewer than three paragraphs are cut at sentences, which is told', async () => {
    const { page } = await open(`${PAGE}#text?generations=1`)
    await page
      .getByLabel('Or paste it here')
      .fill('The sea was calm. The ship was old. Nobody knew why. The wind came.')
    await page.getByRole('button', { name: 'Take this text' }).click()
    await page.getByText('so that each sentence is a passage').waitFor()
    expect(await page.locator('.understood').textContent()).toContain('4 sentences')
    await page.getByText('its result is mostly chance').waitFor()
    await runText(page)
  })

  test('what will not do is said where it is, by the name of its field', async () => {
    const { page } = await open(`${PAGE}#text`)
    await runButton(page).click()
    await page.locator('.refusal', { hasText: 'There is no text yet' }).waitFor()
    await dropFile(page, 'scan.pdf', '%PDF-1.4\n%âãÏÓ\n')
    await expect.poll(() => alert(page).textContent()).toContain('scan.pdf')
    await dropFile(page, 'no-text.bin', Buffer.from([0, 1, 2, 3, 0, 0, 255, 254, 0]))
    await expect.poll(() => alert(page).textContent()).toContain('no-text.bin')
    expect(await alert(page).evaluate(box => box.getBoundingClientRect().bottom < innerHeight)).toBe(true)
    await page.getByLabel('Copies', { exact: true }).fill('many')
    expect(await page.locator('#problem-generations').textContent()).toMatch(/^Copies must be a whole number/)
    expect(await page.getByLabel('Copies', { exact: true }).getAttribute('aria-describedby')).toBe(
      'problem-generations',
    )
    await page.getByLabel('Copies', { exact: true }).fill('3')
    await unfold(page, 'More settings')
    await page.getByLabel('Words in a row (order)').fill('11')
    expect(await page.locator('#problem-order').textContent()).toBe(
      'Words in a row (order) must be a whole number from 1 to 10, got 11',
    )
    expect(await runButton(page).isDisabled()).toBe(true)
  })

  test('every setting is a field of the folded settings, and the address names it', async () => {
    const { page } = await open(`${PAGE}#text`)
    await page.getByLabel('What each model reads').selectOption('keep-human')
    await unfold(page, 'More settings')
    await page.getByLabel('Share of your text').fill('0,25')
    await page.getByLabel('Leave passages out that repeat an earlier one').check()
    await page.locator('.values input').fill('0.9')
    await page.getByLabel('Length of a copy').fill('0.5x')
    await page.getByLabel('How it writes').selectOption('jelinek-mercer')
    expect(await page.locator('.problem').count()).toBe(0)
    const address = page.url().split('#')[1]!
    expect(address).toContain('regime=keep-human')
    expect(address).toContain('size=0.5x&')
    expect(address).toContain('sampling=jelinek-mercer')
    expect(address).toContain('protect=near-duplicates%3D0.9')
    await page.reload()
    await unfold(page, 'More settings: ')
    expect(await page.getByLabel('Share of your text').inputValue()).toBe('0,25')
    expect(await page.getByLabel('Leave passages out that repeat an earlier one').isChecked()).toBe(true)
  })

  test('what reads a further text, or takes too much, is refused in a line', async () => {
    const { page } = await open(`${PAGE}#text?protect=independent-test%3Dsotu`)
    const refusal = page.locator('.give .refusal')
    await giveText(page)
    await runButton(page).click()
    await expect.poll(() => refusal.textContent()).toContain('independent-test reads a further text, "sotu", and a page has one text') // prettier-ignore
    await page.goto(`${PAGE}#text?size=190000000`)
    await page.reload()
    await giveText(page)
    await runButton(page).click()
    await expect.poll(() => refusal.textContent()).toMatch(/the settings would take about \d+\.\d GiB of memory, and a page takes at most 2/) // prettier-ignore
    await dropFile(page, 'long.txt', { repeat: 'words in a text '.repeat(65_536), times: 17 })
    await expect.poll(() => alert(page).textContent()).toContain('long.txt has 17,825,792 bytes, and a page reads at most 16,777,216') // prettier-ignore
  })

  test('of two files that are dropped one after another the second is taken, though the first is still being read', async () => {
    const { page } = await open(`${PAGE}#text`)
    await dropFile(page, 'first.txt', { repeat: 'Words in a text. '.repeat(61_681), times: 6 })
    await dropFile(page, 'second.txt', TEXT)
    await page.locator('.understood').waitFor()
    await expect.poll(() => page.getByLabel('Title', { exact: false }).inputValue()).toBe('second')
  })

  test('a fault of the engine is said, and the page can be used again', async () => {
    const { page } = await open(`${PAGE}#text?generations=1`)
    await giveText(page)
    await page.evaluate(() => {
      const { postMessage } = Worker.prototype
      Worker.prototype.postMessage = function (order: object) {
        Worker.prototype.postMessage = postMessage
        postMessage.call(this, { ...order, text: null })
      }
    })
    await runButton(page).click()
    await expect.poll(() => page.locator('.refusal').first().textContent()).toContain('The run ended with a fault: ') // prettier-ignore
    await runText(page)
  })

  test('the page holds an example, chapters 1 to 20 of Moby-Dick, which one press runs', async () => {
    const { page, complaints } = await open(`${PAGE}#text?generations=1`)
    await page.getByLabel('Or paste it here').fill('Mine.')
    await page.getByRole('button', { name: 'Try Moby-Dick, chapters 1 to 20' }).click()
    await runEnded(page)
    expect(await page.title()).toContain('Moby-Dick')
    await page.getByRole('link', { name: 'Your text', exact: true }).click()
    expect(page.url()).toContain('text=twenty-chapters')
    expect(await page.locator('.understood').textContent()).toMatch(/^An example: Moby-Dick/)
    // What one has pasted is still there.
    await page.getByRole('button', { name: 'Take another text' }).click()
    expect(await page.getByLabel('Or paste it here').inputValue()).toBe('Mine.')
    expect(complaints).toEqual([])
  })

  test('who serves the page has every corpus, and is asked for nothing else', async () => {
    const { page: html, files } = servedPage([])
    const server = await servePage(html, { port: 0, files })
    try {
      const { page, requests, complaints } = await open(`${server.address}#text?generations=1&size=5000`)
      await page.getByRole('button', { name: 'Try Ten thousand constructed stories' }).click()
      await runEnded(page)
      expect(requests.filter(url => !/^(data|blob):/.test(url))).toEqual([
        server.address,
        `${server.address}corpora/stories.json`,
      ])
      expect(complaints).toEqual([])
    } finally {
      await server.close()
    }
  })

  test('the list of all lost words leads back to where it was opened, the most used first', async () => {
    const { page } = await open(PAGE)
    await page.getByRole('link', { name: 'The lost words, with their last sentences' }).click()
    expect(await page.locator('h1').textContent()).toBe('Lost words of Moby-Dick')
    const { text } = showOf(embeddedIn())
    const count = new Map(text.forms.map((form, number) => [form, text.counts[number]!]))
    const shown = await page.locator('.entries dt').allTextContents()
    const counts = shown.map(form => count.get(form)!)
    expect(counts[0]).toBeGreaterThan(1)
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
    await page.getByRole('button', { name: 'Back to Words' }).click()
    expect(page.url()).toMatch(/#words/)
    await page.goBack()
    await page.getByRole('heading', { name: 'Lost words of Moby-Dick' }).waitFor()
    await page.goBack()
    expect(page.url()).not.toContain('#text')
    // An earlier address of the list.
    await goTo(page, '#text?show=obituary')
    await page.getByRole('heading', { name: 'Lost words of Moby-Dick' }).waitFor()
  })

  test('saving a run by keyboard does not move the page', async () => {
    const { page } = await open(`${PAGE}#text?generations=1`, { viewport: { width: 1280, height: 800 } })
    await giveText(page)
    await runText(page)
    const top = () => page.locator('header').evaluate(header => header.getBoundingClientRect().top)
    expect(await top()).toBe(0)
    await page.getByRole('button', { name: 'Save', exact: true }).focus()
    const download = page.waitForEvent('download')
    await page.keyboard.press('Enter')
    await download
    await page.getByRole('button', { name: 'Save', exact: true }).waitFor()
    await settled(page)
    expect(await top()).toBe(0)
    expect(await page.evaluate(() => document.activeElement!.closest('.run-bar') !== null)).toBe(true)
  })

  test('leaving asks as long as a run of an own text is not saved', async () => {
    const { page } = await open(`${PAGE}#text?generations=1`)
    const asks = () => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })))
    await giveText(page)
    expect(await asks()).toBe(false)
    await runText(page)
    expect(await asks()).toBe(true)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await download
    await expect.poll(asks).toBe(false)
  })

  test('all of it works in a frame that is allowed nothing but scripts', async () => {
    const { page } = await open(PAGE)
    await page.evaluate(
      html => {
        const frame = document.createElement('iframe')
        frame.sandbox.add('allow-scripts')
        frame.style.cssText = 'width: 1000px; height: 800px'
        // The frame's page has its own policy; this one would forbid the style above and nothing else.
        frame.srcdoc = html
        document.body.replaceChildren(frame)
      },
      readFileSync(PAGE_FILE, 'utf8'),
    )
    const frame = page.frameLocator('iframe')
    await frame.getByRole('link', { name: 'Your text' }).click()
    await frame.getByLabel('Choose a file').setInputFiles(file('mine.txt', TEXT))
    await frame.locator('.understood').waitFor()
    await frame.getByLabel('Copies', { exact: true }).fill('1')
    await frame.getByRole('button', { name: 'Run', exact: true }).click()
    await frame.locator('.run-bar', { hasText: ' has lost ' }).waitFor({ timeout: 60_000 })
  })

  test('has nothing that axe finds wrong, before a run, after it, and as the list of all lost words; and fits 320 pixels', async () => {
    const { page } = await open(`${PAGE}#text?generations=1`, { viewport: { width: 320, height: 700 } })
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth)
    await unfold(page, 'More settings')
    await unfold(page, 'Link for a class')
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await fits()).toBeLessThanOrEqual(320)
    await giveText(page)
    expect(await accessibilityFaults(page)).toEqual([])
    await runText(page)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.locator('.run-bar a').click()
    await settled(page)
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await fits()).toBeLessThanOrEqual(320)
    await page.getByRole('button', { name: 'Back to Words' }).click()
    await settled(page)
    expect(await accessibilityFaults(page)).toEqual([])
    expect(await fits()).toBeLessThanOrEqual(320)
  })

  test(
    'leaves the page free: once the words are drawn, no task of the main thread takes 50 ms until the run is over',
    BUDGET,
    async () => {
      const { page } = await open(`${PAGE}#text?generations=20`)
      await giveText(page)
      const longest = await page.evaluate(async () => {
        const tasks: PerformanceEntry[] = []
        new PerformanceObserver(list => tasks.push(...list.getEntries())).observe({
          entryTypes: ['longtask'],
        })
        document.querySelector<HTMLButtonElement>('.run-own .first')!.click()
        while (!document.querySelector('.run-bar progress'))
          await new Promise(drawn => requestAnimationFrame(drawn))
        while (!document.querySelector('.view-words .field span'))
          await new Promise(drawn => requestAnimationFrame(drawn))
        await new Promise(drawn => setTimeout(drawn, 100))
        const from = performance.now()
        while (document.querySelector('.run-bar progress'))
          await new Promise(drawn => requestAnimationFrame(drawn))
        const to = performance.now()
        await new Promise(passed => setTimeout(passed, 300))
        return Math.max(
          0,
          ...tasks
            .filter(({ startTime, duration }) => startTime > from && startTime + duration < to)
            .map(({ duration }) => duration),
        )
      })
      expect(longest).toBeLessThan(50)
    },
  )
})

test('the page with its runs, a text and two exercises is at most 1.2 MB, packed', async () => {
  const { gzipSync } = await import('node:zlib')
  expect(gzipSync(readFileSync(PAGE_FILE), { level: 9 }).length).toBeLessThan(1_200_000)
})
