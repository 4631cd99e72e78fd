/* global document, KeyboardEvent, requestAnimationFrame, PerformanceObserver, setInterval, clearInterval */
/**
 * The page's budgets, measured in Chromium: size, first draw, a step from copy to copy, a run of an own text, how long the main thread
 * is busy meanwhile, and a text of two million words. `node bench/page.js`, after `npm run build`; CHROMIUM=PATH names another browser.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { readCorpus } from '../dist/node/index.js'

const PAGE = 'dist/web/index.html'
const url = pathToFileURL(PAGE).href
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})

const print = (what, value) => console.log(`${what.padEnd(64)} ${value}`)
const milliseconds = value => `${value.toFixed(0)} ms`
const middle = values => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

print('the file, gzip -9', `${(gzipSync(readFileSync(PAGE), { level: 9 }).length / 1000).toFixed(0)} kB`)
await measureDrawing()
await measureRun(100_000, 10)
await measureRun(2_000_000, 1)
await browser.close()

/** First draw of the page and of its words, and every step through all copies and back. */
async function measureDrawing() {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(url)
  await page.locator('main h1').first().waitFor()
  const paint = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? performance.now(),
  )
  await page.locator('.first-screen .field span').first().waitFor()
  const words = await page.evaluate(() => performance.getEntriesByName('words')[0].startTime)
  print('first draw, words drawn', `${milliseconds(paint)}, ${milliseconds(words)}`)
  const steps = await page.evaluate(async () => {
    const took = []
    for (const key of [...Array(10).fill('ArrowRight'), ...Array(10).fill('ArrowLeft')]) {
      const start = performance.now()
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
      await new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)))
      took.push(performance.now() - start)
    }
    return took
  })
  print('a step of all words: middle, longest', `${milliseconds(middle(steps))}, ${milliseconds(Math.max(...steps))}`) // prettier-ignore
  await page.close()
}

/** A run of a text of a number of words of the speeches, and how long the main thread was busy at a time while it ran. */
async function measureRun(words, generations) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(`${url}#text?generations=${generations}`)
  const before = memory()
  await page
    .getByLabel('Choose a file')
    .setInputFiles({ name: 'speeches.txt', mimeType: 'text/plain', buffer: Buffer.from(textOf(words)) })
  await page.locator('.understood').waitFor({ timeout: 120_000 })
  let peak = 0
  const watch = setInterval(() => (peak = Math.max(peak, memory())), 100)
  const { took, longest } = await page.evaluate(async () => {
    const tasks = []
    new PerformanceObserver(list => tasks.push(...list.getEntries())).observe({ entryTypes: ['longtask'] })
    const start = performance.now()
    document.querySelector('.run-own .first').click()
    while (!document.querySelector('.run-bar progress'))
      await new Promise(drawn => requestAnimationFrame(drawn))
    let last = start
    while (document.querySelector('.run-bar progress')) {
      last = performance.now()
      await new Promise(drawn => requestAnimationFrame(drawn))
    }
    const took = performance.now() - start
    await new Promise(settled => setTimeout(settled, 500))
    const during = tasks.filter(({ startTime }) => startTime < last).map(({ duration }) => duration)
    return { took, longest: Math.max(0, ...during) }
  })
  clearInterval(watch)
  const why = await page.locator('.refusal').allTextContents()
  const size = `${words.toLocaleString('en')} words, ${generations} generations`
  print(`${size}: time`, why.length > 0 ? `refused: ${why.join(' ')}` : milliseconds(took))
  print(`${size}: longest task of the main thread`, longest === 0 ? 'below 50 ms' : milliseconds(longest))
  print(`${size}: memory of the browser, more than before`, `${((peak - before) / 2 ** 20).toFixed(0)} MiB`)
  await page.close()
}

/** Resident memory of the pages of this browser, in bytes. */
function memory() {
  const processes = execFileSync('ps', ['-eo', 'pid,ppid,rss,args'], { encoding: 'utf8' })
    .split('\n')
    .map(line => line.trim().split(/\s+/))
  const parents = new Map(processes.map(([id, parent]) => [id, parent]))
  const isOurs = id => id === String(process.pid) || (parents.has(id) && isOurs(parents.get(id)))
  return processes
    .filter(([id, , , ...words]) => words.includes('--type=renderer') && isOurs(id))
    .reduce((sum, [, , rss]) => sum + Number(rss) * 1024, 0)
}

/** The beginning of the speeches, of a number of words by spaces, repeated where they do not suffice. */
function textOf(words) {
  const { passages } = readCorpus('sotu')
  const texts = []
  for (let taken = 0, at = 0; taken < words; at++) {
    const { text } = passages[at % passages.length]
    texts.push(text)
    taken += text.split(' ').length
  }
  return texts.join('\n\n')
}
