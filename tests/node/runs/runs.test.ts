import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readOutput } from '../../../src/node/files/outputs.ts'
import { readPassages, readRun, readVocabulary } from '../../../src/node/runs/read-run.ts'
import { readRunFile, writeRunFile } from '../../../src/node/runs/run-file.ts'
import { carryOut, markStopped, prepareRun, writeRun } from '../../../src/node/runs/runs.ts'
import { verifyRun } from '../../../src/node/runs/verify.ts'
import { encode, learnVocabulary } from '../../../src/text/vocabulary.ts'
import { tokenizerNamed } from '../../../src/text/tokenizers/index.ts'
import { countTypes } from '../../../src/text/stream.ts'
import { split } from '../../../src/text/corpus/split.ts'
import { readCorpus } from '../../../src/node/corpora/corpora.ts'
import { filesIn } from '../../faulty-disk.ts'
import { prose } from '../../prose.ts'
import { scratchFolder } from '../../scratch.ts'

const folder = scratchFolder()
const corpus = join(folder, 'tale.txt')
writeFileSync(corpus, prose(120))

const hashes = (run: string) =>
  Object.fromEntries(readRunFile(run).outputs.map(({ path, sha256 }) => [path, sha256]))
const TABLES = ['metrics.csv', 'samples.jsonl', 'vocabulary.csv']
const plan = (out: string, more = {}) => ({
  corpus,
  generations: 3,
  seed: 7,
  out: join(folder, out),
  ...more,
})

describe('a run on disk', () => {
  let run: string
  beforeAll(async () => {
    run = await carryOut(plan('first'))
  })

  test('is complete: run.json, tables, and a folder for each generation', () => {
    const file = readRunFile(run)
    expect(file.status).toBe('completed')
    expect(file.generations).toEqual(['A', 'B', 'C'])
    expect(Object.keys(hashes(run))).toEqual([
      'A/passages.jsonl',
      'A/training.csv',
      'B/passages.jsonl',
      'B/training.csv',
      'C/passages.jsonl',
      'C/training.csv',
      'held-out.csv',
      'metrics.csv',
      'samples.jsonl',
      'vocabulary.csv',
    ])
  })

  test('has the human row, every generation, and what theory expects of each', () => {
    const { rows } = readRun(run)
    const value = (generation: number, model: string, metric: string) =>
      rows.find(row => row.generation === generation && row.model === model && row.metric === metric)?.value
    expect(value(0, 'human', 'surviving-types')).toBe(1)
    for (const [generation, model] of [
      [1, 'A'],
      [2, 'B'],
      [3, 'C'],
    ] as const) {
      expect(value(generation, model, 'perplexity')).toBeGreaterThan(1)
      for (const metric of ['surviving-types', 'surviving-types/1', 'surviving-ancestors', 'heterozygosity'])
        expect(value(generation, 'theory', metric)).toBeGreaterThan(0)
    }
  })

  test('what it counts is what its passages hold', () => {
    const table = readVocabulary(readRun(run))
    const { vocabulary } = learnVocabulary(split(readCorpus(corpus).passages).train, tokenizerNamed('word'))
    const written = encode(readPassages(readRun(run), 'B'), vocabulary)
    const counts = countTypes(written, vocabulary.unknown + 1)
    expect(table.types).toEqual(vocabulary.types.slice(1))
    expect(Array.from(table.counts[table.columns.indexOf('B')]!)).toEqual(
      Array.from(counts.subarray(1, vocabulary.size + 1)),
    )
  })

  test('every token of a passage stands where its parents say', () => {
    const { split: cut } = tokenizerNamed('word')
    const types = (text: string) => cut(text).map(token => token.toLowerCase())
    const read = new Map(passagesOfTraining(run, 'B').map((text, row) => [row + 1, types(text)]))
    for (const { text, parents = [] } of readPassages(readRun(run), 'B')) {
      const copied = parents.flatMap(([row, from, length]) => read.get(row)!.slice(from, from + length))
      expect(copied).toEqual(types(text))
    }
  })

  test('the same plan gives the same bytes, another seed others', async () => {
    expect(hashes(await carryOut(plan('second')))).toEqual(hashes(run))
    expect(hashes(await carryOut(plan('third', { seed: 8 })))).not.toEqual(hashes(run))
  })

  test('running it again over itself changes nothing', async () => {
    const before = hashes(run)
    expect(hashes(await carryOut(plan('first')))).toEqual(before)
  })
})

/** The passages that a generation was trained on, in order, by training.csv: for replace, all of the generation before. */
function passagesOfTraining(run: string, generation: string): string[] {
  const rows = readFileSync(join(run, generation, 'training.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  const texts = new Map(readPassages(readRun(run), 'A').map(({ id, text }) => [id, text]))
  return rows.map(row => texts.get(row.split(',')[0]!)!)
}

describe('two that look at the same empty folder and write one after the other', () => {
  test('end in the same bytes when they are the same run, and the second says that it continues', async () => {
    const options = plan('twice')
    const [first, second] = [prepareRun(options), prepareRun(options)]
    await writeRun(first)
    const before = hashes(options.out)
    const remarks: string[] = []
    await writeRun(second, { remark: sentence => remarks.push(sentence) })
    expect(remarks).toEqual([
      `another process has written to ${options.out} meanwhile: the run continues from there`,
    ])
    expect(hashes(options.out)).toEqual(before)
  })

  test('the second is refused when it has another plan, and the first is as it was', async () => {
    const options = plan('contended')
    const [first, second] = [prepareRun(options), prepareRun({ ...options, seed: 8 })]
    await writeRun(first)
    const before = filesIn(options.out).map(path => readFileSync(path, 'utf8'))
    await expect(writeRun(second)).rejects.toThrow(/contended holds the run of another plan/)
    expect(filesIn(options.out).map(path => readFileSync(path, 'utf8'))).toEqual(before)
  })
})

describe('going on with a run', () => {
  test.each([
    ['replace', 1],
    ['replace', 2],
    ['accumulate', 2],
  ])('%s, stopped after %i, ends in the same bytes', async (regime, until) => {
    const whole = await carryOut(plan(`whole-${regime}-${until}`, { regime }))
    const options = plan(`parts-${regime}-${until}`, { regime })
    await writeRun(prepareRun(options), { until })
    expect(readRunFile(options.out)).toMatchObject({
      status: 'stopped',
      generations: ['A', 'B', 'C'].slice(0, until),
    })
    await carryOut({ ...options, resume: true })
    expect(hashes(options.out)).toEqual(hashes(whole))
    expect(readRunFile(options.out).status).toBe('completed')
  })

  test.each([
    [
      'a generation that is not as it was recorded',
      'continues from B',
      (run: string) => {
        writeFileSync(join(run, 'B', 'passages.jsonl'), '{"id":"B/1"')
      },
    ],
    [
      'a generation that is gone',
      'continues from B',
      (run: string) => {
        rmSync(join(run, 'B'), { recursive: true })
      },
    ],
    [
      'a table that is not as it was recorded',
      'continues from A',
      (run: string) => {
        writeFileSync(join(run, 'metrics.csv'), 'something else')
      },
    ],
    [
      'a table that is empty',
      'continues from A',
      (run: string) => {
        writeFileSync(join(run, 'vocabulary.csv'), '')
      },
    ],
    [
      'run.json that is cut off',
      'begins anew',
      (run: string) => {
        writeFileSync(join(run, 'run.json'), readFileSync(join(run, 'run.json'), 'utf8').slice(0, 300))
      },
    ],
    [
      'tables that are newer than run.json',
      undefined,
      (run: string, whole: string) => {
        for (const name of TABLES) cpSync(join(whole, name), join(run, name))
      },
    ],
    [
      'one table that is newer',
      undefined,
      (run: string, whole: string) => {
        cpSync(join(whole, 'metrics.csv'), join(run, 'metrics.csv'))
      },
    ],
  ])('from a folder with %s ends in the same bytes', async (_, remark, damage) => {
    const whole = await carryOut(plan('whole'))
    const options = plan('damaged')
    rmSync(options.out, { recursive: true, force: true })
    await writeRun(prepareRun(options), { until: 2 })
    damage(options.out, whole)
    const remarks: string[] = []
    await carryOut({ ...options, resume: true, remark: sentence => remarks.push(sentence) })
    expect(remarks.join()).toMatch(remark ?? /^$/)
    expect(hashes(options.out)).toEqual(hashes(whole))
    expect((await verifyRun(options.out)).every(({ verdict }) => verdict === 'same')).toBe(true)
    expect(readRunFile(options.out).notes).toEqual(readRunFile(whole).notes)
  })

  test('a run whose tables have a hole goes on from the hole', async () => {
    const whole = await carryOut(plan('whole'))
    const options = plan('hole')
    await writeRun(prepareRun(options), { until: 2 })
    // As a full disk once left it: run.json has B, and the table that it records has not.
    const rows = readFileSync(join(options.out, 'metrics.csv'), 'utf8').split('\n')
    writeFileSync(join(options.out, 'metrics.csv'), rows.filter(row => row.split(',')[1] !== '2').join('\n'))
    const file = readRunFile(options.out)
    const outputs = file.outputs.map(output => readOutput(options.out, output.path)!)
    writeRunFile(options.out, { ...file, outputs })
    await carryOut({ ...options, resume: true })
    expect(hashes(options.out)).toEqual(hashes(whole))
  })

  test('of another version is refused, which is named, and nothing is touched', async () => {
    const options = plan('older')
    await writeRun(prepareRun(options), { until: 1 })
    const file = readRunFile(options.out)
    writeRunFile(options.out, { ...file, software: { ...file.software, 'collapse-lab': '0.0.9' } })
    const before = readFileSync(join(options.out, 'run.json'), 'utf8')
    await expect(carryOut({ ...options, resume: true })).rejects.toThrow(/was begun by collapse-lab 0\.0\.9/)
    expect(readFileSync(join(options.out, 'run.json'), 'utf8')).toBe(before)
  })

  test('a run that cannot be read begins anew where --resume asks for it, and only in a folder of a run', async () => {
    const options = plan('unreadable')
    await writeRun(prepareRun(options), { until: 1 })
    writeFileSync(join(options.out, 'run.json'), '')
    await expect(carryOut(options)).rejects.toThrow(/run\.json cannot be read as a run/)
    writeFileSync(join(options.out, 'diary.txt'), 'dear diary')
    await expect(carryOut({ ...options, resume: true })).rejects.toThrow(/diary\.txt is no part of one/)
    rmSync(join(options.out, 'diary.txt'))
    await carryOut({ ...options, resume: true })
    expect(readRunFile(options.out).status).toBe('completed')
  })

  test('a run that was cut off is marked stopped, and what was half written is cleared away', async () => {
    const options = plan('cut-off')
    await writeRun(prepareRun(options), { until: 1 })
    writeRunFile(options.out, { ...readRunFile(options.out), status: 'running' })
    mkdirSync(join(options.out, 'B'))
    writeFileSync(join(options.out, 'B', 'passages.jsonl.partial'), '{"id"')
    expect(markStopped(options.out)?.status).toBe('stopped')
    expect(existsSync(join(options.out, 'B', 'passages.jsonl.partial'))).toBe(false)
  })
})

describe('the folder of a run', () => {
  test('that holds something else is refused, and nothing in it is touched', async () => {
    const out = join(folder, 'mine')
    mkdirSync(out)
    writeFileSync(join(out, 'diary.txt'), 'dear diary')
    await expect(carryOut(plan('mine'))).rejects.toThrow(/holds something that is not a run/)
    expect(readFileSync(join(out, 'diary.txt'), 'utf8')).toBe('dear diary')
    expect(existsSync(join(out, 'run.json'))).toBe(false)
  })

  test('that holds only what is half written counts as empty', async () => {
    const out = join(folder, 'begun')
    mkdirSync(out)
    writeFileSync(join(out, 'run.json.0a1b2c3d-1-0a1b2c.partial'), '{"format"')
    await carryOut(plan('begun'))
    expect(readRunFile(out).status).toBe('completed')
    expect(readdirSync(out).filter(name => name.endsWith('.partial'))).toEqual([])
  })

  test('of which a generation is a link loses the link, and nothing is written beyond it', async () => {
    const elsewhere = join(folder, 'elsewhere')
    mkdirSync(elsewhere)
    writeFileSync(join(elsewhere, 'training.csv'), 'mine')
    const options = plan('linked')
    await writeRun(prepareRun(options), { until: 1 })
    symlinkSync(elsewhere, join(options.out, 'B'))
    await carryOut({ ...options, resume: true })
    expect(readdirSync(elsewhere)).toEqual(['training.csv'])
    expect(readFileSync(join(elsewhere, 'training.csv'), 'utf8')).toBe('mine')
    expect(readRunFile(options.out).status).toBe('completed')
  })

  test('that holds the run of another plan is refused', async () => {
    await carryOut(plan('taken'))
    const before = hashes(join(folder, 'taken'))
    await expect(carryOut(plan('taken', { order: 2 }))).rejects.toThrow(/the run of another plan/)
    expect(hashes(join(folder, 'taken'))).toEqual(before)
  })

  test('is not left behind when the text turns out too short', async () => {
    const short = join(folder, 'short.txt')
    writeFileSync(short, 'a b\nc d\ne f\n')
    await expect(carryOut({ corpus: short, order: 9, out: join(folder, 'none') })).rejects.toThrow(
      /order 9 is longer/,
    )
    expect(existsSync(join(folder, 'none'))).toBe(false)
  })
})

describe('verify', () => {
  test('finds a changed file, a missing one, and bytes that the plan does not give', async () => {
    const run = await carryOut(plan('verified'))
    expect(new Set((await verifyRun(run)).map(({ verdict }) => verdict))).toEqual(new Set(['same']))
    writeFileSync(join(run, 'metrics.csv'), 'run,generation,model,metric,value\n')
    rmSync(join(run, 'A', 'training.csv'))
    const file = readRunFile(run)
    const forged = file.outputs.map(output =>
      output.path === 'samples.jsonl' ? { ...output, sha256: '0'.repeat(64) } : output,
    )
    writeRunFile(run, { ...file, outputs: forged })
    const verdicts = Object.fromEntries((await verifyRun(run)).map(({ path, verdict }) => [path, verdict]))
    expect(verdicts).toMatchObject({
      'metrics.csv': 'changed',
      'A/training.csv': 'missing',
      'samples.jsonl': 'changed',
      'B/passages.jsonl': 'same',
    })
  })

  test('a stopped run is compared as far as it went', async () => {
    const options = plan('half')
    await writeRun(prepareRun(options), { until: 2 })
    expect((await verifyRun(options.out)).every(({ verdict }) => verdict === 'same')).toBe(true)
  })
})

describe('limits', () => {
  test('a plan that would not fit in memory is refused before anything is written', async () => {
    const out = join(folder, 'huge')
    await expect(
      carryOut({ ...plan('huge'), size: 200_000_000, generations: 500, regime: 'accumulate' }),
    ).rejects.toThrow(/would take about .* GiB of memory/)
    expect(existsSync(out)).toBe(false)
  })
})
