import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildFolder } from '../src/node/files/package.ts'

/** Folder of the build that is tested: the command, the library, the files of the threads and the page. */
export const BUILD = buildFolder()

/** The page as it was built. */
export const PAGE_FILE = join(BUILD, 'web', 'index.html')

const module = (source: string) => `data:text/javascript,${encodeURIComponent(source)}`
const library = (path: string) => JSON.stringify(pathToFileURL(join(BUILD, path)).href)

/** How `collapse-lab` and `collapse-lab/node` are found in the build that is tested. */
const RESOLUTION = module(`
const ours = { 'collapse-lab': ${library('index.js')}, 'collapse-lab/node': ${library('node/index.js')} }
export const resolve = (name, context, next) => next(ours[name] ?? name, context)`)
/** What Node imports first so that a program finds the library by its name. */
export const REGISTERED = module(
  `import { register } from 'node:module'; register(${JSON.stringify(RESOLUTION)})`,
)

/** Runs a program of this project that imports the library by its name. */
export function runProgram(file: string, ...args: string[]) {
  return spawnSync(process.execPath, ['--import', REGISTERED, file, ...args], { encoding: 'utf8' })
}
