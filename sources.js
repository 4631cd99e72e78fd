import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the project. */
export const ROOT = dirname(fileURLToPath(import.meta.url))

/** Files besides the sources that a build is made of. */
export const BESIDES = [
  'sources.js',
  'built.ts',
  'vite.config.ts',
  'vite.web.config.ts',
  'package.json',
  'package-lock.json',
]

/**
 * Hash of everything that a build is made of: sources, corpora, exercises, configurations and the versions of the dependencies.
 *
 * @returns {string} 16 hexadecimal digits
 */
export function sourcesHash() {
  return hashOf([...filesIn('src'), ...corporaFiles(), ...filesIn('exercises'), ...BESIDES])
}

/**
 * Hash of some files of the project: of their paths and of what is in them.
 *
 * @param {readonly string[]} paths from the project's folder
 * @returns {string} 16 hexadecimal digits
 */
export function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of [...paths].sort()) {
    const bytes = readFileSync(join(ROOT, path))
    hash.update(`${path} ${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex').slice(0, 16)
}

/**
 * The files in a folder of the project and in the folders in it.
 *
 * @param {string} folder its path from the project's folder
 * @returns {string[]} their paths from there
 */
export function filesIn(folder, root = ROOT) {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => statSync(join(root, path)).isFile())
}

/**
 * The files of the corpora that come with the lab. A user's own, which `collapse-lab corpora add` puts beside them, are no sources.
 *
 * @returns {string[]} their paths from the project's folder
 */
export function corporaFiles(root = ROOT) {
  return readdirSync(join(root, 'corpora'))
    .map(name => join('corpora', name))
    .filter(folder => {
      const record = join(root, folder, 'corpus.json')
      return existsSync(record) && !/"kind": *"file"/.test(readFileSync(record, 'utf8'))
    })
    .flatMap(folder => filesIn(folder, root))
}

/**
 * Whether a folder holds a build of the sources as they are now: of the command and of the page.
 *
 * @param {string} folder
 * @param {string} hash of the sources
 */
export function isBuilt(folder, hash) {
  return [folder, join(folder, 'web')].every(
    part => existsSync(join(part, '.built')) && readFileSync(join(part, '.built'), 'utf8') === hash,
  )
}
