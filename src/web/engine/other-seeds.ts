import { generationRows, type Row } from '../../experiment/sweep/rows.ts'
import { lineage, type Progress } from '../../lineage/lineage.ts'
import { plottedMetrics } from '../../report/page/plotted-metrics.ts'
import { rowsToShow } from '../../metrics/held-out.ts'
import { labPlan } from './carry-out.ts'
import { textAgain, type Again } from './study.ts'

/** Asks for the run that is shown with other seeds, one after another. */
export interface SeedsRequest extends Again {
  readonly kind: 'seeds'
  readonly seeds: readonly string[]
}

/** Results of the run with another seed. */
export interface SeedRun {
  /** The plotted metrics of each generation. */
  readonly rows: readonly Row[]
  /** By generation, from A on, then by type: 1 where the generation writes the type, else 0. */
  readonly present: readonly Uint8Array[]
}

/**
 * Carries out the plan with one seed after another.
 *
 * @throws Refusal when the text differs from that of the run, or takes too much memory
 */
export function* otherSeeds(
  request: Omit<SeedsRequest, 'kind'>,
  progress: (progress: Progress) => void,
): Generator<SeedRun, void, undefined> {
  const corpus = textAgain(request)
  const { seeds } = request
  const plan = labPlan(corpus, { ...request.plan, metrics: plottedMetrics })
  let written = 0
  for (const [before, seed] of seeds.entries()) {
    let latest = 0
    const report = (at: Progress) => {
      latest = at.written
      progress({ ...at, done: (before + at.done) / seeds.length, written: written + latest })
    }
    const rows: Row[] = []
    let heldOut: number | undefined
    const present: Uint8Array[] = []
    for (const generation of lineage(corpus, { ...plan, seed, progress: report })) {
      const { baseline, counts } = generation
      heldOut = baseline.reference.test.words
      rows.push(...generationRows(generation))
      present.push(
        Uint8Array.from(counts.subarray(1, baseline.vocabulary.size + 1), count => Math.min(count, 1)),
      )
    }
    written += latest
    yield { rows: rowsToShow(rows, heldOut), present }
  }
}
