import type { Baseline } from '../../lineage/baseline.ts'
import { lineage, type LineageOptions } from '../../lineage/lineage.ts'
import { planOf, type PlanOptions } from '../../lineage/plan.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import type { Corpus } from '../../text/passage.ts'
import { survivalCases, type Cases } from '../../theory/verdicts.ts'
import { generationRows, humanRows, type Row } from './rows.ts'
import { replicateSeeds } from './seeds.ts'

/** How much human text the numbers of a seed rest on. */
export interface HumanFacts extends Cases {
  /** Tokens of the samples that measures which depend on length look at. */
  readonly sampleWords: number
  /** Tokens of held-out text; missing where they were not counted. */
  readonly heldOutWords?: number
  /** Rows that rest on it beside the measures that do: numbers of a procedure. */
  readonly heldOutRows?: readonly string[]
}

/** The results of one seed. */
export interface Replicate {
  readonly seed: string
  readonly rows: readonly Row[]
  readonly human: HumanFacts
}

/** Most replicates; more could not be listed. */
export const MAX_REPLICATES = 1000

/** Options of a plan and the number of its seeds. */
export interface ReplicatesOptions extends PlanOptions {
  /** Number of seeds, 1 to 1000; default 5. */
  readonly replicates?: number
}

/**
 * Runs a plan with one seed after another. A generator: each replicate is computed when asked for.
 *
 * @throws Refusal when an option is out of range or the text is too short
 * @example
 * for (const { generation, metric, estimate } of estimates([...replicates(book, { replicates: 5, seed: 1 })]))
 *   console.log(generation, metric, estimate.mean, estimate.interval)
 */
export function* replicates(
  corpus: Corpus,
  { replicates: count = 5, ...options }: ReplicatesOptions = {},
): Generator<Replicate, void, undefined> {
  for (const seed of replicateSeeds(planOf(options).seed, checkReplicates(count)))
    yield replicate(corpus, { ...options, seed })
}

/** Runs a whole lineage and keeps its numbers. */
export function replicate(corpus: Corpus, options: LineageOptions & { readonly seed: string }): Replicate {
  const rows: Row[] = []
  let human: HumanFacts = { words: 0, sampleWords: 0 }
  for (const generation of lineage(corpus, options)) {
    const { baseline } = generation
    if (rows.length === 0) {
      rows.push(...humanRows(baseline))
      human = humanFacts(baseline)
    }
    rows.push(...generationRows(generation))
  }
  return { seed: options.seed, rows, human }
}

const humanFacts = ({ human, sampleWords, reference, vocabulary }: Baseline): HumanFacts => ({
  words: human.stream.words,
  sampleWords,
  heldOutWords: reference.test.words,
  types: survivalCases(vocabulary.counts.subarray(1)),
})

/** @throws Refusal when it is not a whole number from 1 to 1000 */
export function checkReplicates(count: number): number {
  if (Number.isInteger(count) && count >= 1 && count <= MAX_REPLICATES) return count
  throw new Refusal(
    phrase`replicates must be a whole number from 1 to ${MAX_REPLICATES}, got ${count}`,
    'five give an interval, twenty a narrow one',
  )
}
