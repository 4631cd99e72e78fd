/** Programs and packages that do the same work, where they are installed. None of them is needed. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Its name, how one sees that it is here, and where it comes from. */
const PEERS = {
  natural: { here: () => installed('natural/lib/natural/ngrams/ngrams.js'), from: 'npm install' },
  rita: { here: () => installed('rita'), from: 'npm install --no-save rita' },
  lmplz: { here: () => runs('lmplz', '--help'), from: 'KenLM, with its bin folder on the path' },
  query: {
    here: () => runs('query', '--help') && runs('build_binary'),
    from: 'KenLM, with its bin folder on the path',
  },
  irstlm: { here: () => runs('irstlm'), from: 'the package irstlm of Debian' },
  nltk: { here: () => python() !== undefined, from: 'the package python3-nltk of Debian' },
}

export const isHere = implementation => implementation === 'collapse-lab' || PEERS[implementation].here()

export const whence = implementation => PEERS[implementation].from

/** The Python that has nltk.lm. */
export function python() {
  return ['python3', '/usr/bin/python3'].find(name => spawnSync(name, ['-c', 'import nltk.lm']).status === 0)
}

/**
 * Runs a program to its end.
 *
 * @returns {{ peak?: number, stdout: string }} its peak memory in MiB, where GNU time is there to see it
 * @throws {Error} with what it said
 */
export function run(program, args, { input = 'ignore', env = {} } = {}) {
  const timed = existsSync(TIME)
  const [name, ...rest] = timed ? [TIME, '-f', '%M', program, ...args] : [program, ...args]
  const { status, stdout, stderr, error } = spawnSync(name, rest, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: [input, 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  if (status !== 0) throw error ?? new Error(stderr)
  return { stdout, ...(timed ? { peak: Number(stderr.trimEnd().split('\n').at(-1)) / 1024 } : {}) }
}

const TIME = '/usr/bin/time'

/** Whether a program can be started, whatever it says to that. */
function runs(program, ...args) {
  return !spawnSync(program, args, { timeout: 10_000 }).error
}

function installed(file) {
  try {
    return createRequire(import.meta.url).resolve(file) !== ''
  } catch {
    return false
  }
}
