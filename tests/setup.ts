import { readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { CACHE } from '../built.ts'
import { isBuilt, sourcesHash } from '../sources.js'

/** How many builds of earlier sources are kept: another run of the tests may still use one. */
const KEPT = 3

/**
 * Says by COLLAPSE_LAB_BUILD which build the tests use: `dist`, where it is a build of the sources as they are, or else one in the cache,
 * which is made where it is not there yet. Nothing is written to `dist`. With NO_BUILD the tests use `dist` whatever it holds.
 */
export default async function setup(): Promise<void> {
  if (process.env.NO_BUILD) return
  const hash = sourcesHash()
  const folder = isBuilt('dist', hash) ? 'dist' : join(CACHE, 'builds', hash)
  if (!isBuilt(folder, hash)) await buildInto(folder)
  process.env.COLLAPSE_LAB_BUILD = folder
}

/** Builds beside the place and moves the build there, so that nobody finds half of it. */
async function buildInto(folder: string): Promise<void> {
  const partial = `${folder}.${process.pid}`
  await build({ logLevel: 'error', build: { outDir: partial } })
  await build({
    logLevel: 'error',
    configFile: 'vite.web.config.ts',
    build: { outDir: join(partial, 'web') },
  })
  rmSync(folder, { recursive: true, force: true })
  renameSync(partial, folder)
  const builds = join(CACHE, 'builds')
  const age = (name: string) => -statSync(join(builds, name)).mtimeMs
  const oldest = readdirSync(builds).sort((a, b) => age(a) - age(b)).slice(KEPT) // prettier-ignore
  for (const name of oldest) rmSync(join(builds, name), { recursive: true, force: true })
}
