import type { Row } from '../src/report/format/rows.ts'

/** Rows from lists of values: human, A, B. */
export function rowsOf(values: Readonly<Record<string, readonly (number | undefined)[]>>): Row[] {
  return Object.entries(values).flatMap(([metric, list]) =>
    list.flatMap((value, generation) =>
      value === undefined ? [] : [{ generation, model: ['human', 'A', 'B'][generation]!, metric, value }],
    ),
  )
}

/** What tables and stories ask of a run of two generations. */
export const run = (rows: readonly Row[], metrics: readonly string[] | null = null) => ({
  ...{ rows, metrics, generations: ['A', 'B'], tokens: 'word', origin: 'human' },
})

/** What theory expects of both: one half. */
export const theory: Row[] = [1, 2].flatMap(generation =>
  ['heterozygosity', 'surviving-types'].map(metric => ({ generation, model: 'theory', metric, value: 0.5 })),
)
