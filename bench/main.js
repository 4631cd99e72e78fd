/**
 * `npm run bench [-- --max 1000000 --job generate]`: speed, peak memory and growth, in the same run beside whatever is installed of
 * natural, KenLM, IRSTLM, nltk.lm and rita; what is not is named. Tables on stdout, progress on stderr, every figure in bench/results.csv.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { csvFormat } from 'd3-dsv'
import { alone, measure } from './measure.js'
import { planOf } from './plan.js'
import { tables } from './tables.js'

const RESULTS = fileURLToPath(new URL('results.csv', import.meta.url))

if (!existsSync(new URL('../dist/index.js', import.meta.url)))
  refuse(1, 'dist/index.js is missing: npm run bench builds it, then measures')
const { sizes, steps, notes } = planned()
const folder = mkdtempSync(join(tmpdir(), 'collapse-lab-bench-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))

tell(`writing ${sizes.length === 1 ? 'a text' : `texts of ${sizes.length} sizes`}`)
const source = await alone('texts.js', [folder, ...sizes])
const rows = withRatios(await measureAll())
writeFileSync(RESULTS, `${csvFormat(rows)}\n`)
console.log(
  `Node ${process.version} on ${cpus()[0]?.model.trim()}; a process for each measurement, peaks with Node.`,
)
console.log(`Texts written by an order-2 model of ${source}.\n`)
console.log(tables(rows, sizes))
for (const note of notes) console.log(note)
console.log(`every figure: ${RESULTS}`)

function planned() {
  try {
    return planOf(process.argv.slice(2))
  } catch (error) {
    return refuse(2, error.message)
  }
}

/** One row a measurement; one that fails is noted, and the rest goes on. */
async function measureAll() {
  const measured = []
  for (const [index, { job, size }] of steps.entries()) {
    const name = `${job.name}, ${job.implementation}, ${size} tokens`
    const count = `${index + 1}/${steps.length}`
    try {
      const { seconds, repetitions, peak } = await measure(folder, job, size)
      tell(
        `${count} ${name}: ${seconds.toPrecision(3)} s, ${repetitions === 1 ? 'once' : `median of ${repetitions}`}`,
      )
      measured.push(rowOf(job, size, seconds, peak))
    } catch (error) {
      process.exitCode = 1
      tell(`${count} ${name}: failed\n${error.stderr ?? error.message}`)
      notes.push(
        `${name}: failed (${error.signal ?? `exit ${error.code}`}), see the progress above for the reason`,
      )
    }
  }
  return measured
}

function rowOf({ name, implementation }, tokens, seconds, peak) {
  return {
    job: name,
    implementation,
    tokens,
    seconds: Number(seconds.toPrecision(6)),
    tokens_per_second: Math.round(tokens / seconds),
    peak_mib: Number(peak.toFixed(1)),
  }
}

/** Our speed over theirs, in the rows of those who did the same job on the same text. */
function withRatios(measured) {
  return measured.map(row => {
    const ours = measured.find(
      ({ job, tokens, implementation }) =>
        job === row.job && tokens === row.tokens && implementation === 'collapse-lab',
    )
    const ratio =
      ours && ours !== row ? Number((ours.tokens_per_second / row.tokens_per_second).toPrecision(4)) : ''
    return { ...row, ratio }
  })
}

function tell(line) {
  process.stderr.write(`bench: ${line}\n`)
}

function refuse(code, line) {
  tell(line)
  process.exit(code)
}
