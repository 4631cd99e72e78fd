// Carries out the golden plans with the built library and prints the hash of every file, or compares them:
//   node tests/golden/hashes.js            compares with hashes.json, exit code 1 when one differs
//   node tests/golden/hashes.js --write    writes hashes.json anew
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { carryOut } from 'collapse-lab/node'
import { plans } from './plans.js'

const file = new URL('hashes.json', import.meta.url)
const scratch = mkdtempSync(join(tmpdir(), 'collapse-lab-golden-'))
const found = {}
for (const [index, plan] of plans.entries()) {
  const out = await carryOut({ ...plan, out: join(scratch, String(index)) })
  const { name, outputs } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8'))
  for (const { path, sha256 } of outputs) found[`${name}/${path}`] = sha256
}
rmSync(scratch, { recursive: true })

if (process.argv.includes('--write')) writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`)
const wanted = JSON.parse(readFileSync(file, 'utf8'))
const names = [...new Set([...Object.keys(wanted), ...Object.keys(found)])]
const different = names.filter(name => wanted[name] !== found[name])
for (const name of different) console.log(`different: ${name}: ${found[name]}`)
console.log(
  `node ${process.version}: ${names.length - different.length} of ${names.length} files have their golden hash`,
)
process.exitCode = different.length === 0 ? 0 : 1
