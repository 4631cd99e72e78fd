import type { EstimateRow } from '../../experiment/comparison/estimates.ts'
import { FEWEST_CASES } from '../../theory/verdicts.ts'
import type { Row } from '../format/rows.ts'
import { overviewLines, type RunRows } from './overview-rows.ts'

/** Cases of measures that are means over held-out text, by their names in metrics.csv. */
export const heldOutCases = (rows: readonly (Row | EstimateRow)[]): Record<string, number> =>
  Object.fromEntries(
    rows.flatMap(row => {
      const cases = 'value' in row ? row.heldOut?.cases : row.cases
      return cases === undefined ? [] : [[row.metric, cases] as const]
    }),
  )

/**
 * Says how far numbers of the last generation would go on other held-out text, those on all of its words; empty where nothing tells it.
 * Nothing is said of fewer than thirty cases.
 *
 * @param run the rows with what held-out.csv has of them
 */
export function heldOutNote({ rows, generations, ...run }: RunRows): string {
  const last = generations.at(-1)
  const lines = overviewLines({ rows, ...run })
  const told = lines.flatMap(({ metric, label, print }) => {
    const row = rows.find(row => row.model === last && row.metric === metric)
    const { low, high, cases = 0 } = row?.heldOut ?? {}
    const isPart = metric.includes('/')
    return isPart || low === undefined || high === undefined || cases < FEWEST_CASES
      ? []
      : [`${label.trim()} ${print(low)} to ${print(high)}`]
  })
  return told.length === 0
    ? ''
    : `On other held-out text of this kind, 95 of 100 times, ${last} would have: ${told.join('; ')}.`
}
