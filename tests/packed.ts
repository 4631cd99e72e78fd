import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { BUILD } from './build-in-use.ts'
import { scratchFolder } from './scratch.ts'

/** npm, in a folder, without asking more than it must. @returns what it printed */
export const npm = (folder: string, ...args: string[]): string =>
  execFileSync(
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    [...args, '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'],
    { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' },
  )

/** Packs the project as `npm pack` does in a fresh clone: with the build that is tested, its types, and the texts. @returns the tarball */
export function packed(): string {
  const stage = scratchFolder()
  execFileSync(process.execPath, ['prepack.js'])
  for (const name of readdirSync('.'))
    if (/^(package\.json|LICENSE|CITATION\.cff|.*\.md|corpora|docs|examples|exercises|texts)$/.test(name))
      cpSync(name, join(stage, name), { recursive: true })
  for (const name of ['pack-manifest.js', 'sources.js']) cpSync(name, join(stage, name))
  execFileSync(process.execPath, ['pack-manifest.js'], { cwd: stage })
  cpSync(BUILD, join(stage, 'dist'), { recursive: true })
  execFileSync(process.execPath, [
    join('node_modules', 'typescript-native', 'bin', 'tsc'),
    ...['-p', 'tsconfig.build.json', '--outDir', join(stage, 'types')],
  ])
  const [{ filename }] = JSON.parse(npm(stage, 'pack', '--ignore-scripts', '--json')) as [
    { filename: string },
  ]
  return join(stage, filename)
}

/** Installs a tarball, and packages by name, in an empty folder. @returns the folder */
export function installed(...packages: string[]): string {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }')
  mkdirSync(join(folder, 'node_modules'))
  npm(folder, 'install', ...packages.map(name => (name.endsWith('.tgz') ? resolve(name) : name)))
  return folder
}
