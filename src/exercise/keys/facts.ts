import type { Corpus } from '../../text/passage.ts'
import { given } from '../../given.ts'
import { heldOutReason, restsOnHeldOut } from '../../metrics/held-out.ts'
import { generationRows, humanRows, type Row } from '../../experiment/sweep/rows.ts'
import { lineage, type Progress } from '../../lineage/lineage.ts'
import type { PlanOptions } from '../../lineage/plan.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'

/** The name of a number of a run; generation 0 is the human text. */
export interface RowName {
  readonly metric: string
  readonly generation: number
  /** Whether it is what theory expects, instead of what was measured. */
  readonly theory?: true | undefined
}

/** What marking needs of a run. */
export interface RunFacts {
  readonly rows: readonly Row[]
  /** The human types by id from 1, case-folded as the tokenizer does. */
  readonly types: readonly string[]
  /** Counts by id: of the human text at 0, then of each generation's text. */
  readonly counts: readonly Int32Array[]
  /** Tokens of held-out text; missing where they are not known. */
  readonly heldOutWords?: number
  /**
   * Finds the number of a row.
   *
   * @throws Refusal when there is none, or it rests on too little held-out text to be marked by
   */
  value(of: RowName): number
}

/**
 * Carries a plan out and keeps its numbers.
 *
 * @param stop asked after each generation whether to give the plan up
 * @throws Refusal when the plan or the text cannot be used, or the plan was given up
 */
export function factsOfRun(
  corpus: Corpus,
  plan: PlanOptions,
  { stop = () => false, progress }: { stop?: () => boolean; progress?: (progress: Progress) => void } = {},
): RunFacts {
  const rows: Row[] = []
  const counts: Int32Array[] = []
  let types: readonly string[] = []
  let heldOutWords: number | undefined
  for (const generation of lineage(corpus, progress ? { ...plan, progress } : plan)) {
    const { baseline } = generation
    if (rows.length === 0) {
      rows.push(...humanRows(baseline))
      counts.push(baseline.vocabulary.counts)
      types = baseline.vocabulary.types
      heldOutWords = baseline.reference.test.words
    }
    rows.push(...generationRows(generation))
    counts.push(generation.counts)
    if (stop())
      throw new Refusal(
        'the plan takes longer than is allowed here',
        'let each generation write less, or take fewer of them',
      )
  }
  const facts = { rows, types, counts, ...given({ heldOutWords }) }
  return {
    ...facts,
    value(of) {
      const untold = untoldIn(facts, of)
      if (untold === undefined) return valueIn(rows, of)
      throw new Refusal(phrase`nothing is marked by ${of.metric}, since ${untold}`, 'take a longer text')
    },
  }
}

/** Why nothing is marked by a row; nothing when there is text enough. */
export function untoldIn(
  { heldOutWords }: Pick<RunFacts, 'heldOutWords'>,
  { metric, generation, theory }: RowName,
): string | undefined {
  return theory || !restsOnHeldOut(metric, generation) ? undefined : heldOutReason(heldOutWords)
}

/** Finds the number of a row. @throws Refusal when there is none */
export function valueIn(rows: readonly Row[], { metric, generation, theory }: RowName): number {
  const found = rows.find(
    row =>
      row.metric === metric &&
      row.generation === generation &&
      (row.model === 'theory') === (theory === true),
  )
  if (found) return found.value
  throw new Refusal(
    theory
      ? phrase`the run has no ${metric} of generation ${generation} by theory`
      : phrase`the run has no ${metric} of generation ${generation}`,
    'name a row that `collapse-lab run --json` shows for the plan',
  )
}
