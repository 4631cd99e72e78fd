import { mean } from '../../arithmetic.ts'
import { prepareBaseline, type Baseline } from '../../lineage/baseline.ts'
import { lengthsOf } from '../../lineage/length.ts'
import { measureText } from '../../lineage/measuring.ts'
import { generationName } from '../../lineage/names.ts'
import type { Plan } from '../../lineage/plan.ts'
import { draw, together } from '../../lineage/sources.ts'
import { randomFrom } from '../../random.ts'
import type { Corpus } from '../../text/passage.ts'
import { central } from '../statistics/bootstrap.ts'
import type { Interval } from '../statistics/interval.ts'
import { replicate } from '../sweep/replicates.ts'
import type { Row } from '../sweep/rows.ts'
import { replicateSeeds } from '../sweep/seeds.ts'

/** Draws of each kind that a band is of. */
export const CHANCE_DRAWS = 20

/** What chance alone gives at the lengths of imported texts: copies by models of the lab, or passages of the human text. */
export type ChanceKind = 'copies' | 'passages'

/** One draw of chance. */
export interface ChanceDraw {
  readonly kind: ChanceKind
  /** From 0. */
  readonly number: number
}

/** The draws that the bands of a plan are of, the longer ones first. */
export const chanceDraws: readonly ChanceDraw[] = (['copies', 'passages'] as const).flatMap(kind =>
  Array.from({ length: CHANCE_DRAWS }, (_, number) => ({ kind, number })),
)

/** A measure of an imported text, and between which values it lies by chance. */
export interface ChanceRow extends Pick<Row, 'generation' | 'model' | 'metric'> {
  readonly copies?: Band
  readonly passages?: Band
}

/** Between which values the central 95 % of draws lie, and their mean. */
export interface Band extends Interval {
  readonly mean: number
}

/** The plan whose lineages are the copies: what is imported is left out, the lengths stay. */
export function planOfCopies({ imports, ...plan }: Plan): Plan {
  return { ...plan, imports: [], writer: null, generations: imports.length }
}

/**
 * One draw of chance at the lengths of imported texts.
 *
 * - `copies`: models of the lab write texts of these lengths, one after another, with a seed of its own.
 * - `passages`: as many tokens of the text that A learned from, whole passages without replacement; nothing where a text is longer than
 *   that by more than a twentieth. Only measures that ask no model are taken.
 *
 * @param plan of the import
 * @param baselineOf gives the baseline of the plan of the copies, which all drawings of passages share; default: it is prepared
 * @returns rows of every imported generation
 */
export function drawChance(
  corpus: Corpus,
  plan: Plan,
  { kind, number }: ChanceDraw,
  baselineOf = (copied: Plan): Baseline => prepareBaseline(corpus, copied).baseline,
): Row[] {
  const copied = planOfCopies(plan)
  // The plan's own seed is left out: a lineage that is imported would be compared with itself.
  const seed = replicateSeeds(plan.seed, number + 2).at(-1)!
  if (kind === 'copies')
    return replicate(corpus, { ...copied, seed }).rows.filter(
      ({ generation, model }) => generation > 0 && model !== 'theory',
    )
  return drawPassages(baselineOf(copied), seed)
}

/** A text that is longer than the human one by more than this has no passages beside it: they would be the same ones over and over. */
const MOST_OF_TEXT = 1.05

function drawPassages(baseline: Baseline, seed: string): Row[] {
  const { plan, human } = baseline
  const random = randomFrom(seed, 'chance')
  const bySize = new Map<number, ReturnType<typeof measureText>['metrics']>()
  return lengthsOf(plan, human.stream).flatMap((words, index) => {
    if (words > MOST_OF_TEXT * human.stream.words) return []
    const metrics =
      bySize.get(words) ??
      measureText(
        { written: { name: human.name, ...together(draw([human], words, random)) }, known: {} },
        baseline,
      ).metrics
    bySize.set(words, metrics)
    const [generation, model] = [index + 1, generationName(index + 1)]
    return Object.entries(metrics).map(([metric, value]) => ({ generation, model, metric, value }))
  })
}

/** The central 95 % of each measure over draws, by generation. @param draws in any order, each with the kind that it is of */
export function chanceBands(
  draws: readonly { readonly kind: ChanceKind; readonly rows: readonly Row[] }[],
): ChanceRow[] {
  const found = new Map<string, { row: Row; values: Record<ChanceKind, number[]> }>()
  for (const { kind, rows } of draws)
    for (const row of rows) {
      const key = `${row.generation} ${row.metric}`
      const entry = found.get(key) ?? { row, values: { copies: [], passages: [] } }
      found.set(key, entry)
      entry.values[kind].push(row.value)
    }
  return Array.from(found.values(), ({ row: { generation, model, metric }, values }) => ({
    ...{ generation, model, metric },
    ...bandOf('copies', values),
    ...bandOf('passages', values),
  })).sort((a, b) => a.generation - b.generation)
}

/** A measure that not every draw has, such as one of a band without words, has no band. */
function bandOf(kind: ChanceKind, { [kind]: values }: Readonly<Record<ChanceKind, readonly number[]>>) {
  if (values.length < CHANCE_DRAWS) return {}
  const [low, high] = central(values)
  return { [kind]: { mean: mean(values), low, high } }
}
