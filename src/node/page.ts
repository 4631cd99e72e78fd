import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '../refusal.ts'
import { fillPage } from '../report/page/fill-page.ts'
import type { PageData } from '../report/page/page-data.ts'
import { pageRun, pageText, type RunTexts } from '../report/page/page-of.ts'
import { readHumanText } from '../report/reading/human-text.ts'
import { encode } from '../text/vocabulary.ts'
import { readRunCorpus } from './human-text.ts'
import { writeOutput } from './outputs.ts'
import { packageRoot, packageVersion } from './package.ts'
import { originOf, passagesIn, readVocabulary, type Run } from './read-run.ts'

/** A page quotes from generations of at most so many tokens. */
const QUOTED = 10_000_000

/** The page, as it was built: one file that holds everything. @throws Refusal when the package was not built */
function readPage(): string {
  const path = join(packageRoot(), 'dist/web/index.html')
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new Refusal(`${path} is missing`, 'build the page: npm run build')
  }
}

/** The page that shows a run; without one it shows what it was built with. */
export function pageOf(run?: Run): string {
  return run ? fillPage(readPage(), pageData(run)) : readPage()
}

/** Writes a page that shows a run. */
export function writeReport(path: string, run: Run): void {
  writeOutput(dirname(path), basename(path), [pageOf(run)])
}

/** A run as a page shows it. Passages and last lines need the text that the run began with; where it is gone, they are left out. */
function pageData(run: Run): PageData {
  const { file, rows, samples } = run
  const table = readVocabulary(run)
  const texts = textsOf(run)
  const [input] = file.inputs
  const facts = {
    title: input?.title ?? file.name,
    origin: originOf(run),
    licence: input?.licence ?? '',
    sha256: input?.sha256 ?? '',
    words: file.human?.words ?? 0,
    passages: file.human?.passages ?? 0,
  }
  const counts = Int32Array.from([0, ...Array.from(table.counts[0]!)])
  const vocabulary = texts?.human.vocabulary ?? { forms: ['', ...table.types], counts }
  const { corpus: _, ...plan } = file.plan
  return {
    format: 'collapse-lab/page/2',
    software: packageVersion(),
    text: pageText(vocabulary, facts, texts?.human.stream),
    runs: [
      pageRun(
        {
          ...{ name: file.name, status: file.status, plan, generations: file.generations, rows },
          samples: samples.map(({ text }) => text),
          notes: texts ? file.notes : [...file.notes, MISSING],
          counts: table.counts,
          sampleWords: file.human?.sampleWords ?? 0,
        },
        texts,
      ),
    ],
  }
}

const MISSING = 'the texts are not at hand or too long to quote from, so that the page has no passages and no last lines' // prettier-ignore

/** The texts of a run; nothing when the human one is not there any more, or a generation is too long. */
function textsOf(run: Run): RunTexts | undefined {
  const { file } = run
  if (Math.max(file.plan.size ?? 0, file.human?.words ?? 0) > QUOTED || file.plan.passages !== null)
    return undefined
  try {
    const human = readHumanText(readRunCorpus(run).passages, file.plan)
    const textOf = (generation: number) =>
      generation === 0
        ? human.stream
        : encode(passagesIn(run, file.generations[generation - 1]!), human.vocabulary)
    return { human, origin: originOf(run), textOf }
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
