import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { addCorpus } from '../../../src/node/corpora/add-corpus.ts'
import { readCorpus } from '../../../src/node/corpora/corpora.ts'
import { writingOn } from '../../../src/node/files/disk.ts'
import { readOutput } from '../../../src/node/files/outputs.ts'
import { readableRun } from '../../../src/node/runs/resume.ts'
import { carryOut } from '../../../src/node/runs/runs.ts'
import { crashingDisk, putFiles, type AfterCut, type Cut } from '../../crashing-disk.ts'
import { afterDeath, filesIn, quickDisk } from '../../faulty-disk.ts'
import { prose } from '../../prose.ts'
import { scratchFolder } from '../../scratch.ts'

const home = process.cwd()
afterAll(() => {
  process.chdir(home)
})

/** Every file of a folder, by its path in it. */
const filesOf = (folder: string): AfterCut =>
  new Map(filesIn(folder).map(path => [path.slice(folder.length + 1), readFileSync(path)]))

/** The folders that power cuts leave at every call of some work, in turn with names and no bytes, with neither, and at random. */
async function cutsOf(root: string, work: () => unknown): Promise<AfterCut[]> {
  const cuts: AfterCut[] = []
  const kinds = (): Cut => (['names', 'nothing', { seed: `cut ${cuts.length}` }] as const)[cuts.length % 3]!
  await writingOn(
    crashingDisk(root, filesOf(root), cut => cuts.push(cut(kinds()))),
    async () => await work(),
  )
  return cuts
}

test('a power cut at any call of a run leaves what run.json records, and the run goes on to the same bytes', async () => {
  const folder = scratchFolder()
  writeFileSync(join(folder, 'tale.txt'), prose(6))
  process.chdir(folder)
  const plan = { corpus: 'tale.txt', order: 1, generations: 3, size: 60, metrics: ['types-written'] }
  const result = (out: string) => Array.from(filesOf(out)).filter(([path]) => path !== 'run.json')
  const root = scratchFolder()
  const cuts = await cutsOf(root, () => carryOut({ ...plan, out: join(root, 'run') }))
  const whole = result(join(root, 'run'))
  expect(cuts.length).toBeGreaterThan(40)
  let recorded = 0
  for (const files of cuts) {
    const after = scratchFolder()
    putFiles(after, files)
    afterDeath(after)
    const out = join(after, 'run')
    const run = readableRun(out)
    for (const output of run?.outputs.filter(({ path }) => path.includes('/')) ?? [])
      expect(readOutput(out, output.path), `${output.path} of ${run!.generations.join()}`).toEqual(output)
    recorded += run?.generations.length ?? 0
    await writingOn(quickDisk, () => carryOut({ ...plan, out, resume: existsSync(out) }))
    expect(result(out)).toEqual(whole)
  }
  expect(recorded).toBeGreaterThan(0)
})

test('a power cut at any call of `corpora add --force` leaves the old text or the new one', async () => {
  const folder = scratchFolder()
  process.chdir(folder)
  writeFileSync('old.txt', prose(6))
  writeFileSync('new.txt', prose(6, 'new'))
  const facts = { name: 'tale', title: 'T', author: 'A', year: '2026', licence: 'mine', force: true }
  await writingOn(quickDisk, () => addCorpus('old.txt', facts))
  const old = readCorpus('tale').input.sha256
  const cuts = await cutsOf(folder, () => addCorpus('new.txt', facts))
  const texts = new Set([old, readCorpus('tale').input.sha256])
  const found = cuts.map(files => {
    const after = scratchFolder()
    putFiles(after, files)
    process.chdir(after)
    expect(readdirSync('corpora')).toEqual(['tale'])
    return readCorpus('tale').input.sha256
  })
  expect(found.length).toBeGreaterThan(8)
  expect(new Set(found)).toEqual(texts)
})
