import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import * as v from 'valibot'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { packageRoot } from '../files/package.ts'
import { readJson } from '../files/json.ts'
import { readText, textOf } from '../files/text-files.ts'
import type { CorpusFile } from './corpus-file.ts'

/** What a corpus.json says of texts that another package has. */
export type PackageSource = Extract<CorpusFile['source'], { kind: 'package' }>

/** What to do where a text is missing or another one. */
export const INSTALL_AGAIN = 'install collapse-lab again; in a clone of it, by npm ci'

/** A text file: its name, and what is in it, read when it is asked for. */
interface TextFile {
  readonly name: string
  readonly read: () => string
}

/**
 * The text files of a corpus that another package has, in order. A checkout reads them in that package; an installation reads them in
 * `texts/`, where they came packed with the lab.
 *
 * @param corpus its name, for a refusal
 * @param root folder of the lab
 * @throws Refusal when they are in neither place
 */
export function packageTexts(source: PackageSource, corpus: string, root = packageRoot()): TextFile[] {
  const files = filesOfPackage(source, root) ?? packedFiles(source, root)
  if (files === undefined)
    throw new Refusal(
      phrase`the text of ${corpus} is not here: the package ${source.package} ${source.version} is not installed`,
      INSTALL_AGAIN,
    )
  const end =
    source.last === undefined ? files.length : files.findIndex(({ name }) => name === source.last) + 1
  return files.slice(0, end).filter(({ name }) => name.endsWith('.txt') && !source.skip.includes(name))
}

/** The files of the package itself; nothing where it is not installed, or another version of it. */
function filesOfPackage(source: PackageSource, root: string): TextFile[] | undefined {
  const manifest = installedManifest(source, root)
  if (manifest === undefined) return undefined
  const folder = join(dirname(manifest), source.folder)
  const names = source.list
    ? readJson(join(folder, source.list), v.array(v.string()), {
        hint: INSTALL_AGAIN,
      })
    : readdirSync(folder).sort()
  return names.map(name => ({ name, read: () => readText(join(folder, name)) }))
}

function installedManifest({ package: name, version }: PackageSource, root: string): string | undefined {
  try {
    const path = createRequire(join(root, 'package.json')).resolve(`${name}/package.json`)
    return (JSON.parse(readFileSync(path, 'utf8')) as { version?: unknown }).version === version
      ? path
      : undefined
  } catch {
    return undefined
  }
}

/** The files that `npm pack` took out of the package, by prepack.js: pairs of a name and a text. */
function packedFiles({ package: name, version }: PackageSource, root: string): TextFile[] | undefined {
  const path = join(root, 'texts', `${name.replace(/^@/, '').replaceAll('/', '-')}-${version}.json.br`)
  if (!existsSync(path)) return undefined
  const pairs = JSON.parse(brotliDecompressSync(readFileSync(path)).toString()) as [string, string][]
  return pairs.map(([file, text]) => ({ name: file, read: () => textOf(file, Buffer.from(text)) }))
}
