import { build } from 'vite'

/** Builds what the tests of the command and of the page run: once, before all tests. */
export default async function setup(): Promise<void> {
  if (process.env.NO_BUILD) return
  await build({ logLevel: 'error' })
  await build({ logLevel: 'error', configFile: 'vite.web.config.ts' })
}
