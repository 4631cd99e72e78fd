import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'
import { BESIDES, corporaFiles, hashOf, ROOT, sourcesHash } from './sources.js'

/** Folder of what a build may use again: git knows nothing of it, and `npm ci` removes it. */
export const CACHE = join(ROOT, 'node_modules', '.cache', 'collapse-lab')

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
    `${name}-${hashOf([...importedBy(module), ...corporaFiles(), ...BESIDES.filter(file => file.endsWith('.json'))])}.json`,
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

/**
 * The classifier of `natural` and `apparatus`, which it is made of, ask for modules of Node and for a library of matrices. What is used of
 * the classifier needs a base class that may be told of events, and `inherits`, so that it runs in a browser too.
 */
export const bareClassifier: Plugin = {
  name: 'bare-classifier',
  enforce: 'pre',
  resolveId: (source, importer = '') =>
    /[\\/]node_modules[\\/](natural|apparatus)[\\/]/.test(importer) &&
    /^(events|fs|os|sylvester|util|webworker-threads)$/.test(source)
      ? '\0bare-classifier'
      : null,
  load: id =>
    id === '\0bare-classifier'
      ? 'module.exports = class { emit() { return false } }; module.exports.inherits = (child, parent) => { Object.setPrototypeOf(child.prototype, parent.prototype) }'
      : null,
}
