import type { Baseline } from '../../lineage/baseline.ts'
import { lineage, type LineageOptions } from '../../lineage/lineage.ts'
import { planOf, type PlanOptions } from '../../lineage/plan.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import type { Corpus } from '../../text/passage.ts'
import { copyingOf, followedNgrams, survivalInPieces, type Facts } from '../../theory/index.ts'
import { survival } from '../../theory/survival.ts'
import { pieceKey, survivalCases, type Cases } from '../../theory/verdicts.ts'
import type { Draw } from '../statistics/bootstrap.ts'
import { factsOfGeneration, generationRows, humanRows, type Row } from './rows.ts'
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
  /** The draw of the blocks of the held-out text that its numbers are to be of; default that text itself. */
  readonly draw?: Draw
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
 * import { passagesOf, replicates } from 'collapse-lab'
 * const passages = passagesOf(['the cat sat', 'the dog sat', 'the cat ran', 'the owl stayed'])
 * const zoo = { name: 'zoo', title: 'A zoo', constructed: true, passages }
 * const found = Array.from(replicates(zoo, { order: 1, replicates: 3, generations: 2, seed: 1 }))
 * found.map(({ seed }) => seed) // → [ '1', '1r2', '1r3' ]
 * found[0].rows.find(row => row.generation === 2 && row.metric === 'types-written')
 * // → { generation: 2, model: 'B', metric: 'types-written', value: 3 }
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
  const facts: Facts[] = []
  let baseline: Baseline | undefined
  for (const generation of lineage(corpus, options)) {
    baseline ??= generation.baseline
    if (rows.length === 0) rows.push(...humanRows(baseline))
    rows.push(...generationRows(generation))
    facts.push(factsOfGeneration(generation))
  }
  return {
    seed: options.seed,
    rows,
    human: baseline ? humanFacts(baseline, facts) : { words: 0, sampleWords: 0 },
  }
}

function humanFacts(baseline: Baseline, facts: readonly Facts[]): HumanFacts {
  const inPieces = lawInPieces(baseline, facts)
  return { ...humanFactsOf(baseline), ...(Object.keys(inPieces).length > 0 && { inPieces }) }
}

/** How much human text the numbers of a lineage rest on. */
export const humanFactsOf = ({ human, sampleWords, reference, vocabulary }: Baseline): HumanFacts => ({
  words: human.stream.words,
  sampleWords,
  heldOutWords: reference.test.words,
  types: survivalCases(vocabulary.counts.subarray(1)),
})

/** Difference between the law of pieces and that of tokens that is not kept, as a share. */
const NO_DIFFERENCE = 1e-4

/** What the law of pieces expects, where it is something else than what the survival law does. */
function lawInPieces(baseline: Baseline, facts: readonly Facts[]): Record<string, number> {
  const { plan, reference } = baseline
  if (plan.order < 2 || survival.excuse(plan) !== undefined) return {}
  const pieces = survivalInPieces(
    copyingOf(reference.occurrences, plan.order),
    facts,
    followedNgrams(baseline),
  )
  return Object.fromEntries(
    facts.flatMap((fact, index) => {
      const law = survival.predict(fact)
      return Object.entries(pieces[index]!)
        .filter(([row, expected]) => Math.abs(expected - law[row]!) > NO_DIFFERENCE)
        .map(([row, expected]) => [pieceKey(fact.generation, row), expected])
    }),
  )
}

/** @throws Refusal when it is not a whole number from 1 to 1000 */
export function checkReplicates(count: number): number {
  if (Number.isInteger(count) && count >= 1 && count <= MAX_REPLICATES) return count
  throw new Refusal(
    phrase`replicates must be a whole number from 1 to ${MAX_REPLICATES}, got ${count}`,
    'five give an interval, twenty a narrow one',
  )
}
