/** What is going to be measured: from the command line to a list of jobs and sizes. */
import { parseArgs } from 'node:util'
import { jobs } from './jobs.js'
import { isHere, whence } from './peers.js'

const SIZES = [1e4, 1e5, 1e6, 1e7, 1e8]

/** The largest size unless one asks for more: 10^8 takes long, and much memory for the measures. */
const USUAL = 1e7

/**
 * @param {string[]} args `--max TOKENS` (the largest size, default 10000000, up to 100000000) and `--job NAME` (default: all)
 * @returns {{ sizes: number[], steps: { job: import('./jobs.js').Job, size: number }[], notes: string[] }} steps, small
 *   sizes first; what is left out, and why, stands in the notes
 * @throws {Error} naming the option that is out of its range
 */
export function planOf(args) {
  const { max, name } = options(args)
  const sizes = SIZES.filter(size => size <= max)
  const chosen = jobs.filter(job => name === undefined || job.name === name)
  const implementations = new Set(chosen.map(({ implementation }) => implementation))
  const missing = new Set([...implementations].filter(name => !isHere(name)))
  const here = chosen.filter(({ implementation }) => !missing.has(implementation))
  const notes = [...missing].map(name => `${name} is left out, since it is not here (${whence(name)})`)
  for (const { name, implementation, most = Infinity, because } of here)
    if (max > most) notes.push(`${name}, ${implementation}, stops at ${most} tokens: ${because}`)
  const steps = here.flatMap(job =>
    sizes.filter(size => size <= (job.most ?? Infinity)).map(size => ({ job, size })),
  )
  return { sizes, steps, notes }
}

function options(args) {
  const { values } = parseArgs({ args, options: { max: { type: 'string' }, job: { type: 'string' } } })
  const { max = String(USUAL), job: name } = values
  if (!/^\d+$/.test(max) || Number(max) < SIZES[0])
    throw new Error(`--max must be a whole number of at least ${SIZES[0]}, got ${max}`)
  const names = [...new Set(jobs.map(job => job.name))]
  if (name !== undefined && !names.includes(name))
    throw new Error(`--job must be one of ${names.join(', ')}, got ${name}`)
  return { max: Number(max), name }
}
