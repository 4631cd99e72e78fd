import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { CHROMIUM, FLAGS } from './chromium.ts'

/** Starts the one browser that all tests of the page use, where there is one, and says by BROWSER_ADDRESS how to reach it. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (!existsSync(CHROMIUM)) return undefined
  const server = await chromium.launchServer({ executablePath: CHROMIUM, args: FLAGS })
  process.env.BROWSER_ADDRESS = server.wsEndpoint()
  return () => server.close()
}
