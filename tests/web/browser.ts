import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Browser, type Download, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest'
import { PAGE_FILE } from '../build-in-use.ts'
import { scratchFolder } from '../scratch.ts'
import { CHROMIUM } from './chromium.ts'

/** The page as it was built. */
export const PAGE = pathToFileURL(PAGE_FILE).href

const there = existsSync(CHROMIUM)
if (!there && process.env.CI)
  throw new Error(
    `the tests of the page need a browser: ${CHROMIUM} is missing (apt-get install chromium-headless-shell)`,
  )
if (!there)
  console.warn(`no browser: the tests of the page are skipped, since ${CHROMIUM} is missing; install chromium, or name one by CHROMIUM=PATH`) // prettier-ignore

/** Whether times are held against the budgets of the page: by TIMED_PAGE, on a machine with nothing else to do. */
const TIMED = 'TIMED_PAGE' in process.env

/** Options of a test that does nothing but time: it is skipped without TIMED_PAGE, and tried again where a processor has other work. */
export const BUDGET = { retry: 3, skip: !TIMED }

/** Holds the milliseconds that something took against its budget, where times are held. */
export function expectWithin(took: number, budget: number): void {
  if (TIMED) expect(took).toBeLessThan(budget)
}

/** What a page did besides drawing: what it asked for, said and threw. */
export interface Watched {
  readonly page: Page
  readonly requests: string[]
  readonly complaints: string[]
}

/** Tests in a real browser: skipped where none is installed, but never in CI. */
export function describeInBrowser(name: string, tests: (open: typeof openPage) => void): void {
  describe.skipIf(!there)(name, () => {
    beforeAll(async () => {
      browser = await chromium.connect(process.env.BROWSER_ADDRESS!)
    })
    afterAll(() => browser?.close())
    // What a test has opened is closed with it, with its workers; what is opened for all tests stays.
    beforeEach(() => void (opened = []))
    afterEach(() => Promise.all(opened.map(page => page.close())))
    tests(openPage)
  })
}

type NewPage = Parameters<Browser['newPage']>[0]

let browser: Browser | undefined
let opened: Page[] = []

/**
 * One page for all tests of a group, opened before the first of them: to open one takes longer than most tests. Each test begins by
 * `goTo`, so that it stands alone.
 *
 * @param address where it is, or what makes it once the tests begin
 * @returns what is filled in once the page is open
 */
export function openedOnce(address: string | (() => string), options?: NewPage): Watched {
  const watched = {} as Watched
  beforeAll(async () => {
    Object.assign(watched, await openPage(typeof address === 'string' ? address : address(), options))
  })
  afterAll(() => watched.page.close())
  return watched
}

/** Goes to an address of the page that is open, as `#words?copy=J`, without loading it again. */
export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate(hash => void (location.hash = hash), hash)
  await settled(page)
}

/** Opens a page for a reader who wants no motion, which nothing has to wait for; a test of motion says `no-preference`. */
async function openPage(url: string, options: NewPage = {}): Promise<Watched> {
  const page = await browser!.newPage({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  })
  opened.push(page)
  const requests: string[] = []
  const complaints: string[] = []
  page.on('request', request => requests.push(request.url()))
  page.on('pageerror', error => complaints.push(error.message))
  page.on('console', message => complaints.push(message.text()))
  page.on('dialog', dialog => {
    complaints.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.addInitScript(rollTheSame)
  if (process.env.LATE_PAGE) await page.addInitScript(comeLate)
  await page.goto(url)
  await page.locator('main h1, main h2').first().waitFor()
  await settled(page)
  return { page, requests, complaints }
}

/** Path of what a page saved: a copy of it, since the browser keeps its files to itself. */
export async function savedFile(download: Download): Promise<string> {
  const path = join(scratchFolder(), 'saved')
  await download.saveAs(path)
  return path
}

/**
 * Waits until the page has drawn what it was told and listens again: what is drawn may ask for more to be drawn, so that this takes
 * some frames. What a worker has still to say is not waited for.
 */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let round = 0; round < 4; round++)
      await new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)))
  })
}

/** Lets chance on the page be the same each time that a test runs: Marsaglia's multiply-with-carry. */
function rollTheSame(): void {
  let state = 88_675_123
  Math.random = () => {
    state = Math.imul(36_969, state & 0xffff) + (state >>> 16)
    return (state >>> 0) / 2 ** 32
  }
}

/** Lets each frame and timer of a page come a quarter of a second late, as on a machine with too much to do. */
function comeLate(): void {
  const LATE = 250
  const [timer, frame] = [window.setTimeout.bind(window), window.requestAnimationFrame.bind(window)]
  const late = (run: TimerHandler, wait = 0, ...rest: unknown[]) => timer(run, wait + LATE, ...rest)
  window.setTimeout = late as typeof window.setTimeout
  window.requestAnimationFrame = run => frame(() => late(() => { run(performance.now()) })) // prettier-ignore
}
