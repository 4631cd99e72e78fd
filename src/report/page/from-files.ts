import { given } from '../../given.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { rowsToShow } from '../../metrics/held-out.ts'
import type { Passage } from '../../text/passage.ts'
import { encode } from '../../text/vocabulary.ts'
import { readHumanText, type HumanText } from '../../analysis/reading/human-text.ts'
import type { ChanceRow } from '../../experiment/procedures/chance.ts'
import type { Row } from '../format/rows.ts'
import type { VocabularyTable } from '../run/records.ts'
import { originIn, type RunFile } from '../run/run-file.ts'
import type { PageData, PageReplicates, PageRun } from './page-data.ts'
import { plottedMetrics } from './plotted-metrics.ts'
import { pageRun, pageText, type RunTexts } from './page-run.ts'

/** A run as it was read from its files. */
export interface FiledRun {
  readonly file: RunFile
  readonly rows: readonly Row[]
  /** A sample passage of each generation. */
  readonly samples: readonly { readonly text: string }[]
  readonly vocabulary: VocabularyTable
  /** Passages of the text that the run began with; missing where the text could not be read. */
  readonly human?: readonly Passage[]
  readonly replicates?: PageReplicates
  readonly chance?: readonly ChanceRow[]
  /** Reads the passages of a generation by its name. */
  passagesOf(generation: string): Iterable<Pick<Passage, 'id' | 'text'>>
}

/** The longest generation that a page quotes from, in tokens. */
const MAX_QUOTED_TOKENS = 10_000_000

const NOT_QUOTED = 'the texts are missing or too long to quote from, so the page has no passages and no last lines' // prettier-ignore

/**
 * Makes a page of runs of one text.
 *
 * @param software the version that makes the page
 * @throws Refusal when the runs differ in their text, or in how it is read
 */
export function pageOfFiles(runs: readonly FiledRun[], software: string): PageData {
  const [first, ...others] = runs as readonly [FiledRun, ...FiledRun[]]
  for (const other of others) refuseOther(first, other)
  // The runs are of one text, cut in one way: it is indexed once for each order of the models.
  const known = new Map<number, HumanText>()
  const texts = runTexts(first, known)
  const { file, vocabulary: table } = first
  const [input] = file.inputs
  const facts = {
    title: input?.title ?? file.name,
    ...given({ author: input?.author }),
    origin: originIn(file),
    licence: input?.licence ?? '',
    sha256: input?.sha256 ?? '',
    words: file.human?.words ?? 0,
    passages: file.human?.passages ?? 0,
  }
  const counts = Int32Array.from([0, ...Array.from(table.counts[0]!)])
  const vocabulary = texts?.human.vocabulary ?? { forms: ['', ...table.types], counts }
  return {
    format: 'collapse-lab/page/3',
    software,
    text: pageText(vocabulary, facts, texts?.human),
    runs: runs.map(run => pageRunOf(run, run === first ? texts : runTexts(run, known))),
  }
}

function pageRunOf(
  { file, rows, samples, vocabulary, replicates, chance }: FiledRun,
  texts: RunTexts | undefined,
): PageRun {
  const { corpus: _, ...plan } = file.plan
  const run = {
    ...pageRun(
      {
        ...{ name: file.name, status: file.status, plan, generations: file.generations, rows },
        samples: samples.map(({ text }) => text),
        notes: texts ? file.notes : [...file.notes, NOT_QUOTED],
        counts: vocabulary.counts,
        sampleWords: file.human?.sampleWords ?? 0,
        heldOutWords: file.human?.heldOutWords,
      },
      texts,
    ),
    ...given({ chance: chance?.filter(({ metric }) => plottedMetrics.includes(metric)) }),
  }
  if (!replicates) return run
  return {
    ...run,
    replicates: { ...replicates, rows: rowsToShow(replicates.rows, file.human?.heldOutWords) },
  }
}

/** Refuses a run that differs from the first in its text, its tokenizer or its reserve. */
function refuseOther({ file: first }: FiledRun, { file: other }: FiledRun): void {
  const differs =
    first.inputs[0]?.sha256 !== other.inputs[0]?.sha256
      ? phrase`${other.name} began with another text than ${first.name}, and a page shows runs of the same words`
      : first.plan.tokens !== other.plan.tokens || first.plan.reserve !== other.plan.reserve
        ? phrase`${other.name} reads its text in another way (--tokens, --reserve) than ${first.name}, and a page shows runs of the same words`
        : undefined
  if (differs !== undefined) throw new Refusal(differs, 'write a page for each')
}

/** The texts of a run; nothing when the human text could not be read, or a generation is too long. */
function runTexts(
  { file, human: passages, passagesOf }: FiledRun,
  known: Map<number, HumanText>,
): RunTexts | undefined {
  if (
    Math.max(file.plan.size ?? 0, file.human?.words ?? 0) > MAX_QUOTED_TOKENS ||
    file.plan.passages !== null
  )
    return undefined
  if (!passages) return undefined
  const { order } = file.plan
  const human = known.get(order) ?? readHumanText(passages, file.plan)
  known.set(order, human)
  const textOfGeneration = (generation: number) =>
    generation === 0 ? human.stream : encode(passagesOf(file.generations[generation - 1]!), human.vocabulary)
  return { human, origin: originIn(file), textOfGeneration }
}
