/**
 * One measurement in a process of its own, so that the peak memory is its own too. As a program:
 * `node --expose-gc bench/measure.js FOLDER JOB-NUMBER TOKENS` prints one line of JSON.
 *
 * On Linux a process begins with the memory of the one that started it as its peak (getrusage(2): exec keeps ru_maxrss),
 * so the process that calls `measure` has to stay small: it loads no library and makes no text.
 */
import { execFile } from 'node:child_process'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { jobs } from './jobs.js'
import { Texts } from './texts.js'

/** Seconds of running before times are kept, and for which they are kept. */
const WARM_UP = 0.5
const KEEP = 1
/** Repetitions at the least, unless the first run took longer than so many seconds: then it is the measurement. */
const REPETITIONS = 3
const LONG = 4

/**
 * @param {string} folder where the texts are
 * @param {import('./jobs.js').Job} job
 * @param {number} tokens
 * @returns {Promise<{ seconds: number, repetitions: number, peak: number }>} median seconds; peak memory in MiB
 */
export async function measure(folder, job, tokens) {
  return JSON.parse(await alone('measure.js', [folder, jobs.indexOf(job), tokens]))
}

/** What a program of this folder prints, run as a process of its own, which ends when this one does. */
export async function alone(program, args) {
  const file = fileURLToPath(new URL(program, import.meta.url))
  const running = promisify(execFile)(process.execPath, ['--expose-gc', file, ...args.map(String)])
  const end = () => running.child.kill()
  process.once('exit', end)
  try {
    return (await running).stdout
  } finally {
    process.off('exit', end)
  }
}

async function main([folder, job, tokens]) {
  const work = await jobs[Number(job)].prepare(new Texts(folder, Number(tokens)))
  globalThis.gc()
  const first = await time(work)
  // Taken before the repetitions can add their garbage.
  const { peak = process.resourceUsage().maxRSS / 1024 } = first
  const times = first.seconds > LONG ? [first.seconds] : await repeat(work, first.seconds)
  process.stdout.write(JSON.stringify({ seconds: median(times), repetitions: times.length, peak }))
}

async function repeat(work, first) {
  for (let spent = first; spent < WARM_UP;) spent += (await time(work)).seconds
  globalThis.gc()
  const times = []
  for (let spent = 0; spent < KEEP || times.length < REPETITIONS; spent += times.at(-1))
    times.push((await time(work)).seconds)
  return times
}

async function time(work) {
  const start = performance.now()
  const { seconds, peak } = (await work()) ?? {}
  return { seconds: seconds ?? (performance.now() - start) / 1000, peak }
}

function median(times) {
  const sorted = times.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

if (argv[1] === fileURLToPath(import.meta.url)) await main(argv.slice(2))
