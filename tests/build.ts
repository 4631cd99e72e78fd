import { build } from 'vite'

/** Builds what the tests of the command run: once, before all tests. */
export default async function setup(): Promise<void> {
  await build({ logLevel: 'error' })
}
