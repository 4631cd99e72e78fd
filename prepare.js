// What npm does after an installation, and each time `npx collapse-lab` is called in a checkout: it builds what is not there or is not of
// the sources as they are. Nothing is built twice.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { isBuilt, ROOT, sourcesHash } from './sources.js'

// A build begins with the declarations of types, and its last file says that it is whole.
if (!isBuilt(join(ROOT, 'dist'), sourcesHash())) {
  // The compiler leaves declarations of sources that are no more.
  rmSync(join(ROOT, 'types'), { recursive: true, force: true })
  const { status } = spawnSync('npm run build', { cwd: ROOT, stdio: 'inherit', shell: true })
  process.exitCode = status ?? 1
}
