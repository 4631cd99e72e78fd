import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this package, from the sources and from the build alike. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}

/**
 * Folder of the build: for a built file the build that it belongs to; for the sources `dist`, or the folder that the environment variable
 * COLLAPSE_LAB_BUILD names.
 */
export function buildFolder(): string {
  const root = packageRoot()
  for (
    let folder = dirname(fileURLToPath(import.meta.url));
    folder.length > root.length;
    folder = dirname(folder)
  )
    if (existsSync(join(folder, 'cli', 'main.js'))) return folder
  return resolve(root, process.env.COLLAPSE_LAB_BUILD ?? 'dist')
}

/** Whether this is a clone of the project, and no installed package. */
export const isClone = (): boolean => existsSync(join(packageRoot(), 'prepare.js'))

/** The version that package.json states. */
export function packageVersion(): string {
  return (JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string })
    .version
}
