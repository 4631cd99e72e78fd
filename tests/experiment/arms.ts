import type { Arm } from '../../src/experiment/comparison/arm.ts'
import type { HumanFacts } from '../../src/experiment/sweep/replicates.ts'
import type { Row } from '../../src/experiment/sweep/rows.ts'
import { planOf, type PlanOptions } from '../../src/lineage/plan.ts'

type Values = Readonly<Record<string, readonly (readonly number[])[]>>

/** An arm from numbers: of each measure a list for each seed, A first. Seeds are 1, 2, 3 … unless others are given. */
export function armOf(
  name: string,
  values: Values,
  {
    seeds,
    text = 'a text',
    words = 1000,
    facts = {},
    ...options
  }: PlanOptions & { seeds?: string[]; text?: string; words?: number; facts?: Partial<HumanFacts> } = {},
): Arm {
  const count = Math.max(...Object.values(values).map(({ length }) => length))
  const rows = (index: number): Row[] =>
    Object.entries(values).flatMap(([metric, lists]) =>
      (lists[index] ?? []).map((value, k) => ({
        generation: k + 1,
        model: 'ABCDEFGH'.charAt(k),
        metric,
        value,
      })),
    )
  const replicates = Array.from({ length: count }, (_, index) => ({
    seed: seeds?.[index] ?? String(index + 1),
    rows: rows(index),
    human: { words, sampleWords: 100, ...facts },
  }))
  return { name, plan: planOf(options), text, replicates }
}
