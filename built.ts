import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

const ROOT = dirname(fileURLToPath(import.meta.url))

/** Folder of what a build may use again: git knows nothing of it, and `npm ci` removes it. */
export const CACHE = join(ROOT, 'node_modules', '.cache', 'collapse-lab')

/** Files besides the sources that a build is made of. */
const BESIDES = ['built.ts', 'vite.config.ts', 'vite.web.config.ts', 'package.json', 'package-lock.json']

/** Hash of everything that a build is made of: sources, corpora, exercises, configurations and the versions of the dependencies. */
export function sourcesHash(): string {
  return hashOf([...filesIn('src'), ...filesIn('corpora'), ...filesIn('exercises'), ...BESIDES])
}

/** Hash of some files of the project: of their paths and of what is in them. */
function hashOf(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of [...paths].sort()) {
    const bytes = readFileSync(join(ROOT, path))
    hash.update(`${path} ${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex').slice(0, 16)
}

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => statSync(join(ROOT, path)).isFile())
}

/** Puts the hash of the sources into the folder of a build, as `.built`, once all of it is written. */
export function stamped(): Plugin {
  let hash = ''
  return {
    name: 'stamped-build',
    apply: 'build',
    buildStart: () => {
      hash = sourcesHash()
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      handler: ({ dir }) => {
        writeFileSync(join(dir!, '.built'), hash)
      },
    },
  }
}

/** Whether a folder holds a build of the sources as they are now: of the command and of the page. */
export function isBuilt(folder: string, hash: string): boolean {
  return [folder, join(folder, 'web')].every(
    part => existsSync(join(part, '.built')) && readFileSync(join(part, '.built'), 'utf8') === hash,
  )
}

/**
 * A value that takes long to work out, as JSON in the cache while nothing that it depends on has changed: the corpora, the versions of
 * the dependencies, and the module that works it out with all that it imports.
 *
 * @param module path of the module from the project's folder
 */
export function cached<Value>(module: string, workOut: () => Value): Value {
  const name = module.replace(/.*\/|\.ts$/g, '')
  const path = join(
    CACHE,
    `${name}-${hashOf([...importedBy(module), ...filesIn('corpora'), ...BESIDES.filter(file => file.endsWith('.json'))])}.json`,
  )
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as Value
  const value = workOut()
  mkdirSync(CACHE, { recursive: true })
  writeFileSync(`${path}.${process.pid}`, JSON.stringify(value))
  renameSync(`${path}.${process.pid}`, path)
  return value
}

/** A module and all modules of ours that it imports, directly or through others: their paths from the project's folder. */
function importedBy(module: string): string[] {
  const found = new Set([module])
  for (const path of found)
    for (const [, named = ''] of readFileSync(join(ROOT, path), 'utf8').matchAll(
      /'(\.{1,2}\/[^'\n]+\.\w+)'/g,
    )) {
      const imported = join(dirname(path), named)
      if (existsSync(join(ROOT, imported))) found.add(imported)
    }
  return [...found]
}

/** Stemmers load lists of stop words, up to 200 KB each, for a function that nobody calls. */
export const noStopwords: Plugin = {
  name: 'no-stopwords',
  enforce: 'pre',
  resolveId: source => (/(?:^|\/)stopwords(?:-iso|_[a-z]+)?$/.test(source) ? '\0stopwords' : null),
  load: id => (id === '\0stopwords' ? 'export const words = []; export default { words }' : null),
}
