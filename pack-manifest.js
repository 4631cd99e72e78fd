// What npm does around packing: the package.json that is packed has no script `prepare`, which is for clones. npm would tell whoever installs
// the tarball to review it. `npm pack` begins with `node pack-manifest.js`, and ends with `node pack-manifest.js --restore`.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './sources.js'

const [manifest, kept] = ['package.json', 'package.json.kept'].map(name => join(ROOT, name))

// What an earlier packing left that was interrupted comes back first.
if (existsSync(kept)) renameSync(kept, manifest)
if (process.argv[2] !== '--restore') {
  const text = readFileSync(manifest, 'utf8')
  writeFileSync(kept, text)
  const staged = `${manifest}.${process.pid}`
  writeFileSync(staged, text.replace(/^ *"prepare": .*\n/m, ''))
  renameSync(staged, manifest)
}
