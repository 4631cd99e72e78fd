import type { Row } from '../../report/format/rows.ts'

/** Rows as a tree: metrics of each model, and what theory expects beside it. */
export function rowsAsJson(rows: readonly Row[]) {
  const models = rows
    .filter(({ model }) => model !== 'theory')
    .map(({ model, generation }) => ({ model, generation }))
  const unique = models.filter(
    ({ model }, index) => models.findIndex(other => other.model === model) === index,
  )
  const valuesOf = (generation: number, model: string) =>
    Object.fromEntries(
      rows
        .filter(row => row.generation === generation && row.model === model)
        .map(({ metric, value }) => [metric, value]),
    )
  return unique.map(({ model, generation }) => ({
    name: model,
    generation,
    metrics: valuesOf(generation, model),
    theory: valuesOf(generation, 'theory'),
  }))
}
