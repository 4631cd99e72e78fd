import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parquetReadObjects } from 'hyparquet'
import { describe, expect, test } from 'vitest'
import type { Row } from '../../../src/experiment/sweep/rows.ts'
import { sweepOf } from '../../../src/experiment/sweep/sweep.ts'
import { planOf } from '../../../src/lineage/plan.ts'
import {
  carryOutExperiment,
  carryOutSome,
  cellsNumbered,
} from '../../../src/node/experiments/carry-out-experiment.ts'
import { cellPath, readCell } from '../../../src/node/experiments/cells.ts'
import { readExperimentFile } from '../../../src/node/experiments/experiment-file.ts'
import { cellsLeft, prepareExperiment, prepareReplicates } from '../../../src/node/experiments/experiments.ts'
import { mergeExperiment } from '../../../src/node/experiments/merge.ts'
import { readArms, readExperiment } from '../../../src/node/experiments/read-experiment.ts'
import { readRun } from '../../../src/node/runs/read-run.ts'
import { parseCsv } from '../../../src/report/format/csv.ts'
import { carryOut } from '../../../src/node/runs/runs.ts'
import { verifyExperiment } from '../../../src/node/experiments/verify-experiment.ts'
import { prose } from '../../prose.ts'
import { scratchFolder } from '../../scratch.ts'

const folder = scratchFolder()
const corpus = join(folder, 'tale.txt')
writeFileSync(corpus, prose(120))

const metrics = ['surviving-types', 'perplexity']
const sweep = sweepOf(
  { base: { corpus, generations: 2, metrics }, vary: { regime: ['replace', 'accumulate'] }, seeds: 3 },
  'regimes',
)
const at = (name: string) => prepareExperiment(sweep, join(folder, name))

/** Every file of an experiment but experiment.json, which has times. */
const files = (name: string) =>
  Object.fromEntries(
    readdirSync(join(folder, name), { recursive: true, encoding: 'utf8' })
      .filter(path => /\.(csv|json)$/.test(path) && path !== 'experiment.json')
      .sort()
      .map(path => [path, readFileSync(join(folder, name, path), 'utf8')]),
  )

/** A table of Parquet as the cells of CSV: an empty one for each null. */
const cellsOf = async (path: string) => {
  const rows = await parquetReadObjects({ file: new Uint8Array(readFileSync(path)).buffer })
  return rows.map(row => Object.values(row).map(value => (value === null ? '' : String(value))))
}

test('the tables of a sweep as Parquet are those in CSV, listed, verified, and written again without being asked for', async () => {
  const vary = { temperature: [1, 0.7], topK: [null, 5], regime: ['replace'] }
  const plan = { base: { corpus, generations: 1, metrics }, vary, seeds: 2 }
  const out = join(folder, 'parquet')
  const prepare = () => prepareExperiment(sweepOf(plan, 'null'), out)
  await carryOutExperiment(prepare(), { parquet: true })
  for (const name of ['metrics', 'intervals']) {
    const cells = await cellsOf(join(out, `${name}.parquet`))
    expect(cells.length).toBeGreaterThan(20)
    expect(cells).toEqual(parseCsv(readFileSync(join(out, `${name}.csv`), 'utf8')))
  }
  const [first] = await parquetReadObjects({
    file: new Uint8Array(readFileSync(join(out, 'metrics.parquet'))).buffer,
  })
  expect(first).toMatchObject({ temperature: 1, topK: 'null', regime: 'replace', seed: '1', generation: 0 })
  const listed = () => readExperimentFile(out).outputs.filter(({ path }) => path.endsWith('.parquet'))
  const before = listed()
  expect(before).toHaveLength(2)
  const verdicts = await verifyExperiment(out)
  expect(verdicts?.every(({ verdict }) => verdict === 'same')).toBe(true)
  await mergeExperiment(prepare())
  expect(listed()).toEqual(before)
}, 120_000)

describe('an experiment on disk', () => {
  test('is the same, byte for byte, with one working thread and with four', async () => {
    expect(await carryOutExperiment(at('one'), { jobs: 1 })).toBe(true)
    expect(await carryOutExperiment(at('four'), { jobs: 4 })).toBe(true)
    expect(Object.keys(files('one'))).toHaveLength(8)
    expect(files('four')).toEqual(files('one'))
    const { outputs } = readExperimentFile(join(folder, 'one'))
    expect(readExperimentFile(join(folder, 'four')).outputs).toEqual(outputs)
    expect(outputs.map(({ path }) => path).sort()).toEqual(Object.keys(files('one')))
  })

  test('has of its first seed the numbers of the plain run, digit for digit', async () => {
    const run = readRun(await carryOut({ corpus, generations: 2, metrics, out: join(folder, 'run') }))
    // A cell has what a number is a mean of, and a run how far the chance of the held-out text goes.
    const numbers = (rows: readonly Row[]) =>
      rows.map(({ generation, model, metric, value }) => ({ generation, model, metric, value }))
    expect(numbers(readArms(join(folder, 'one'))[0]!.replicates[0]!.rows)).toEqual(numbers(run.rows))
  })

  test('carried out in any order, cell by cell, and put together gives the same bytes', async () => {
    const prepared = at('cells')
    for (const numbers of ['6', '2-3', '1,4,5'])
      await carryOutSome(prepared, cellsNumbered(prepared, numbers), { jobs: 2 })
    expect(existsSync(join(folder, 'cells', 'experiment.json'))).toBe(false)
    await mergeExperiment(prepared)
    expect(files('cells')).toEqual(files('one'))
  })

  test('whose protections read texts gives them to its cells; another text is another cell', async () => {
    const wrong = join(folder, 'wrong.txt')
    const [first, second] = readFileSync(corpus, 'utf8').split(/\n+/) as [string, string]
    writeFileSync(wrong, first)
    const read = (text: string) =>
      prepareExperiment(sweepOf({ base: { corpus, generations: 2, metrics, protect: [`fact-check=1:0:${text}`] } }), join(folder, 'checked')) // prettier-ignore
    const prepared = read(wrong)
    expect(await carryOutExperiment(prepared, { jobs: 1 })).toBe(true)
    const rows = readArms(join(folder, 'checked'))[0]!.replicates[0]!.rows
    expect(rows.some(({ metric }) => metric === `share-of-passages/statements:${wrong}`)).toBe(true)
    expect(prepared.inputs.map(({ corpus }) => corpus)).toEqual([corpus, wrong])
    writeFileSync(wrong, second)
    expect(() => read(wrong)).toThrow(/holds the results of other plans, or of another text/)
  })

  test('is not put together before all cells are there, and says which are not', async () => {
    const prepared = at('some')
    await carryOutSome(prepared, cellsNumbered(prepared, '1-4'), { jobs: 2 })
    await expect(mergeExperiment(prepared)).rejects.toThrow('2 cells of 6 are not there yet: 5, 6')
    expect(cellsLeft(prepared).map(({ number }) => number)).toEqual([5, 6])
  })

  test('takes a cell that is not whole, or of another plan, for one that is not there', () => {
    const prepared = at('some')
    const [first, second] = prepared.cells
    const path = (cell: typeof first) => join(folder, 'some', cellPath(cell!.key))
    writeFileSync(path(first), readFileSync(path(second)))
    expect(readCell(prepared.folder, first!.key)).toBeUndefined()
    writeFileSync(path(second), readFileSync(path(second), 'utf8').slice(0, -20))
    expect(cellsLeft(prepared).map(({ number }) => number)).toEqual([1, 2, 5, 6])
  })

  test('a cell is complete when its file is there, and not before', async () => {
    const done: number[] = []
    const prepared = { ...at('unwritten'), folder: corpus }
    const progress = (state: { done: number }) => void done.push(state.done)
    await expect(carryOutSome(prepared, prepared.cells.slice(0, 1), { progress })).rejects.toThrow(/ENOTDIR/)
    expect(new Set(done)).toEqual(new Set([0]))
  })

  test('stopped by a signal says so, and goes on to the same bytes', async () => {
    const stop = new AbortController()
    const progress = ({ done }: { done: number }) => {
      if (done >= 1) stop.abort()
    }
    const long = prepareExperiment(
      sweepOf({ base: { corpus, generations: 60, metrics }, seeds: 24 }, 'long'),
      join(folder, 'long'),
    )
    expect(await carryOutExperiment(long, { jobs: 2, signal: stop.signal, progress })).toBe(false)
    expect(readExperimentFile(long.folder).status).toBe('stopped')
    const left = cellsLeft(long).length
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThan(24)
    expect(await carryOutExperiment(long, { jobs: 2 })).toBe(true)
    expect(readExperimentFile(long.folder).status).toBe('completed')
    const verdicts = await verifyExperiment(long.folder, { jobs: 2 })
    expect(verdicts!.map(({ verdict }) => verdict)).toEqual(Array(27).fill('same'))
  })

  test('grows: more seeds keep the cells that are there', async () => {
    const plan = { corpus, ...planOf({ generations: 2, metrics }) }
    const more = prepareReplicates(plan, { replicates: 4, out: join(folder, 'one') })
    expect(cellsLeft(more).map(({ number }) => number)).toEqual([4])
    await carryOutExperiment(more, { jobs: 1 })
    const { arms } = readExperiment(join(folder, 'one'))
    expect(arms[0]!.replicates.map(({ seed }) => seed)).toEqual(['1', '1r2', '1r3', '1r4'])
  })

  test('verified, names what was changed since', async () => {
    const path = join(folder, 'four', 'intervals.csv')
    writeFileSync(path, readFileSync(path, 'utf8').replace('0.', '1.'))
    const verdicts = await verifyExperiment(join(folder, 'four'), { jobs: 2 })
    const wrong = verdicts!.filter(({ verdict }) => verdict !== 'same')
    expect(wrong).toEqual([{ path: 'intervals.csv', verdict: 'changed' }])
  })

  test('refuses a folder of something else, and touches nothing', () => {
    const other = sweepOf({ base: { corpus, generations: 5, metrics } }, 'other')
    expect(() => prepareExperiment(other, join(folder, 'four'))).toThrow(/holds the results of other plans/)
    expect(() => prepareExperiment(other, join(folder, 'run'))).toThrow(/holds a run/)
    expect(() => prepareExperiment(other, folder)).toThrow(/holds something else/)
    expect(() => prepareExperiment(other, corpus)).toThrow(/is a file/)
  })

  test('passes on what a cell is refused for', async () => {
    const short = join(folder, 'short.txt')
    writeFileSync(short, 'Only one.\n\nAnd two.\n')
    const prepared = prepareReplicates(
      { corpus: short, ...planOf() },
      { replicates: 2, out: join(folder, 'refused') },
    )
    await expect(carryOutExperiment(prepared, { jobs: 2 })).rejects.toMatchObject({ name: 'Refusal' })
    expect(readExperimentFile(join(folder, 'refused')).status).toBe('failed')
  })

  test.each(['0', '7', '3-2', 'x', '', '1,,2'])('has no cells %j', numbers => {
    expect(() => cellsNumbered(at('cells'), numbers)).toThrow(/cells are numbered from 1 to 6/)
  })
})
