import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { generationRows, type Row } from '../../../src/experiment/sweep/rows.ts'
import { lineage } from '../../../src/lineage/lineage.ts'
import { readCorpus } from '../../../src/node/corpora/corpora.ts'
import { passagesIn, readRun } from '../../../src/node/runs/read-run.ts'
import { pickPassages } from '../../../src/node/runs/run-parts.ts'
import { readRunFile } from '../../../src/node/runs/run-file.ts'
import { carryOut, prepareRun, writeRun } from '../../../src/node/runs/runs.ts'
import { verifyRun } from '../../../src/node/runs/verify.ts'
import type { RunFile } from '../../../src/report/run/run-file.ts'
import { inDigits } from '../../../src/report/format/rows.ts'
import { prose } from '../../prose.ts'
import { scratchFolder } from '../../scratch.ts'

const folder = scratchFolder()
const corpus = join(folder, 'tale.txt')
writeFileSync(corpus, prose(120))

/** From 10^5 tokens on, texts are written, printed and measured by threads of their own. */
const metrics = ['types-written', 'surviving-types', 'perplexity']
const plan = { corpus, generations: 2, size: 100_000, metrics, genealogy: false }
const inThreads = { parallelFrom: 100_000, jobs: 2 }

describe('a run of large texts', () => {
  let run: string
  let outputs: RunFile['outputs']
  beforeAll(async () => {
    const prepared = prepareRun({ ...plan, out: join(folder, 'large') })
    await writeRun(prepared, inThreads)
    run = prepared.folder
    outputs = readRunFile(run).outputs
  })

  test('has its passages packed, and everything else as any run', () => {
    expect(outputs.map(({ path }) => path)).toEqual([
      'A/passages.jsonl.gz',
      'A/training.csv',
      'B/passages.jsonl.gz',
      'B/training.csv',
      'held-out.csv',
      'metrics.csv',
      'samples.jsonl',
      'vocabulary.csv',
    ])
    expect(readRunFile(run)).toMatchObject({ status: 'completed', generations: ['A', 'B'] })
    for (const { path } of outputs) expect(existsSync(join(run, path))).toBe(true)
  })

  test('measured by a thread of its own, has the rows that a lineage gives which measures as it goes', () => {
    const { corpus: _, ...options } = plan
    const rows = Array.from(lineage(readCorpus(corpus, { tokens: 'word' }), options), generationRows).flat()
    const measured = readRun(run).rows.filter(({ generation }) => generation > 0)
    const asText = ({ generation, model, metric, value }: Row) =>
      [generation, model, metric, inDigits(value)].join()
    expect(measured.map(asText)).toEqual(rows.map(asText))
  })

  test('reads as any run: a passage by its number, and all of them in a row', () => {
    let number = 0
    for (const { id, source } of passagesIn(readRun(run), 'B')) {
      number += 1
      expect([id, source]).toEqual([`B/${number}`, 'B'])
      if (number === 100) break
    }
    const [passage] = pickPassages(readRun(run), 'B', new Set([1234])).values()
    expect(passage).toMatchObject({ id: 'B/1234', source: 'B' })
    expect(passage!.parents).toBeUndefined()
  })

  test('stopped after A and gone on with has the same bytes, and the hash of what is inside', async () => {
    const out = join(folder, 'halves')
    await writeRun(prepareRun({ ...plan, out }), { ...inThreads, until: 1 })
    expect(readRunFile(out)).toMatchObject({ status: 'stopped', generations: ['A'] })
    await writeRun(prepareRun({ ...plan, out, resume: true }), inThreads)
    expect(readRunFile(out).outputs).toEqual(outputs)
  })

  test('verified, a packed file is compared by what is inside', async () => {
    rmSync(join(run, 'A/passages.jsonl.gz'))
    const verdicts = (await verifyRun(run, inThreads)).filter(({ verdict }) => verdict !== 'same')
    expect(verdicts).toEqual([{ path: 'A/passages.jsonl.gz', verdict: 'missing' }])
  })

  test('fails when a thread cannot write its passages, and says why', async () => {
    const out = join(folder, 'failed')
    const obstruct = () => mkdirSync(join(out, 'A', 'passages.jsonl.gz', 'x'), { recursive: true })
    const written = writeRun(prepareRun({ ...plan, out }), { ...inThreads, progress: obstruct })
    await expect(written).rejects.toThrow(/passages\.jsonl\.gz is a folder/)
    expect(existsSync(out)).toBe(false)
  })

  test('tells how far it is, and never less than before', async () => {
    const shares: number[] = []
    const prepared = prepareRun({ ...plan, generations: 1, out: join(folder, 'followed') })
    await writeRun(prepared, { ...inThreads, progress: ({ done }) => shares.push(done) })
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
  })
})

test('the same passages are written whether packed by a thread or not', async () => {
  const small = await carryOut({ ...plan, size: 65_536, generations: 1, out: join(folder, 'small') })
  const large = join(folder, 'halves')
  // Shards have random streams of their own: the first one is the same, however many follow.
  const lines = readFileSync(join(small, 'A/passages.jsonl'), 'utf8').trimEnd().split('\n')
  const first = []
  for (const passage of passagesIn(readRun(large), 'A')) if (first.push(passage) === lines.length) break
  expect(first).toEqual(lines.map(line => JSON.parse(line) as unknown))
})
