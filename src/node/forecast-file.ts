import type { Forecast } from '../analysis/forecast.ts'
import { inDigits } from '../report/format/rows.ts'
import { writeTable } from './files/tables.ts'

/** Writes a forecast as a table, whole or not at all: type,count,half_life,chance_1,chance_2 …, a row for each type. */
export function writeForecast(path: string, { types, generations }: Forecast): void {
  const chances = Array.from({ length: generations }, (_, index) => `chance_${index + 1}`)
  const byCount = new Map(types.map(({ count, chances }) => [count, chances]))
  const cells = new Map(Array.from(byCount, ([count, chances]) => [count, chances.map(inDigits)]))
  const rows = types.map(({ type, count, halfLife }) => [type, count, halfLife, ...cells.get(count)!])
  writeTable(path, [['type', 'count', 'half_life', ...chances], ...rows])
}
