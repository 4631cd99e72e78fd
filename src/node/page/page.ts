import { given } from '../../given.ts'
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { phrase } from '../../phrase.ts'
import { Refusal, unlessRefused } from '../../refusal.ts'
import { cardOf } from '../../report/page/card.ts'
import { CARD, linked } from './links.ts'
import { fillEmbedded, fillPage } from '../../report/page/fill-page.ts'
import type { PageData } from '../../report/page/page-data.ts'
import { pageOfFiles, type FiledRun } from '../../report/page/from-files.ts'
import type { Passage } from '../../text/passage.ts'
import { readRunCorpus } from '../runs/human-text.ts'
import { writeOutput } from '../files/outputs.ts'
import { buildFolder, packageVersion } from '../files/package.ts'
import type { RunOfSeeds } from '../experiments/first-seed.ts'
import { passagesIn, readVocabulary, type Run } from '../runs/read-run.ts'

/** Reads the page as it was built: one file that holds everything. @throws Refusal when the package was not built */
function readPage(): string {
  const path = join(buildFolder(), 'web', 'index.html')
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new Refusal(phrase`${path} is missing`, 'build the page: npm run build')
  }
}

/** Makes a page of runs of one text; without any, the page shows the runs that it was built with. @throws Refusal when they are of several texts */
export function pageOf(runs: readonly RunOfSeeds[]): string {
  return filledWith(dataOf(runs))
}

/** The data of runs; nothing where there are none. */
const dataOf = (runs: readonly RunOfSeeds[]): PageData | undefined =>
  runs.length > 0 ? pageOfFiles(filed(runs), packageVersion()) : undefined

const filledWith = (data: PageData | undefined) => (data ? fillPage(readPage(), data) : readPage())

/**
 * Writes a page that shows some runs.
 *
 * @param options where the page will be, and what it carries
 * @param options.url where a page of runs will be, for the cards of links to it; its picture is written beside it
 * @param options.withText whether the text that they began with is put into it, so that the page can carry the runs out again; default false
 * @throws Refusal when the runs are of several texts, or when the text is wanted and not as it was
 * @example
 * import { readFileSync } from 'node:fs'
 * import { readRun, writeReport } from 'collapse-lab/node'
 * const run = readRun('runs/twenty-chapters-word3-replace-gen2-seed1')
 * writeReport('page.html', [run])
 * readFileSync('page.html', 'utf8').startsWith('<!doctype html>') // → true
 */
export function writeReport(
  path: string,
  runs: readonly RunOfSeeds[],
  { withText = false, url }: { withText?: boolean; url?: string | undefined } = {},
): void {
  const data = dataOf(runs)
  const card = url !== undefined && data ? { url, data } : undefined
  const filled = filledWith(data)
  const page = card ? linked(filled, card.url, card.data) : filled
  writeOutput(dirname(path), basename(path), [withText ? withTextOf(runs[0]!, page) : page])
  if (card) writeOutput(dirname(path), CARD, [cardOf(card.data)])
}

function withTextOf(run: Run, page: string): string {
  const corpus = readRunCorpus(run)
  const { name, title } = corpus
  return fillEmbedded(page, { corpora: [{ name, title, corpus }], exercises: [] }, { asks: false })
}

/** Runs as they stand on disk. A text that several began with is read once, where it can be had. */
function filed(runs: readonly RunOfSeeds[]): FiledRun[] {
  const texts = new Map<string, readonly Passage[] | undefined>()
  return runs.map(run => {
    const { file, rows, samples, replicates, chance } = run
    const { corpus, tokens } = file.plan
    const key = JSON.stringify([corpus, tokens, file.inputs[0]?.sha256])
    if (!texts.has(key)) texts.set(key, humanOf(run))
    const human = texts.get(key)
    return {
      file,
      rows,
      samples,
      vocabulary: readVocabulary(run),
      ...given({ human, replicates, chance }),
      passagesOf: generation => passagesIn(run, generation),
    }
  })
}

const humanOf = (run: Run): readonly Passage[] | undefined => unlessRefused(() => readRunCorpus(run).passages)
