import { existsSync } from 'node:fs'
import { launch, type LaunchOptions } from 'puppeteer-core'
import { CHROMIUM, FLAGS } from '../web/chromium.ts'
import { startWebKit } from './webdriver.ts'

/** A tab of a browser, as far as these tests use one. */
export interface Tab {
  open(url: string): Promise<unknown>
  /** Runs a function in the page: it sees nothing of its surroundings here. Values are JSON. */
  evaluate<Value, Values extends unknown[]>(
    run: (...values: Values) => Value | Promise<Value>,
    ...values: Values
  ): Promise<Value>
  /** Presses the pointer on the first element that a selector finds. */
  click(selector: string): Promise<void>
  close(): Promise<unknown>
}

/** A browser, the Debian package that has it, and the programs that it needs. */
interface Engine {
  readonly name: string
  readonly packages: string
  readonly programs: readonly string[]
  start(): Promise<Tab>
}

const FIREFOX = process.env.FIREFOX ?? '/usr/bin/firefox-esr'

const engines: readonly Engine[] = [
  {
    name: 'Chromium',
    packages: 'chromium-headless-shell',
    programs: [CHROMIUM],
    start: () => startPuppet({ browser: 'chrome', executablePath: CHROMIUM, args: FLAGS }),
  },
  {
    name: 'Firefox',
    packages: 'firefox-esr',
    programs: [FIREFOX],
    start: () => startPuppet({ browser: 'firefox', executablePath: FIREFOX }),
  },
  {
    name: 'WebKit',
    packages: 'webkit2gtk-driver xvfb',
    programs: ['/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb'],
    start: startWebKit,
  },
]

async function startPuppet(options: LaunchOptions): Promise<Tab> {
  const browser = await launch({ ...options, headless: true, defaultViewport: { width: 1280, height: 900 } })
  const [page = await browser.newPage()] = await browser.pages()
  return {
    open: url => page.goto(url),
    evaluate: (run, ...values) => page.evaluate(run as (...values: unknown[]) => never, ...values),
    click: selector => page.click(selector),
    close: () => browser.close(),
  }
}

/** The browsers with which the page is tested, and of each whether it is installed. In CI all of them must be. */
export const enginesHere = engines.map(engine => {
  const missing = engine.programs.filter(program => !existsSync(program))
  const reason = `${missing.join(', ')} is missing (apt-get install ${engine.packages})`
  if (missing.length > 0 && process.env.CI) throw new Error(`the page is tested in ${engine.name}: ${reason}`)
  if (missing.length > 0) console.warn(`the tests of the page in ${engine.name} are skipped: ${reason}`)
  return { ...engine, isHere: missing.length === 0 }
})
