import { existsSync, statSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { Refusal } from '../refusal.ts'
import type { Forecast } from '../report/forecast.ts'
import { inDigits } from '../report/rows.ts'
import { inChunks, writeOutput } from './outputs.ts'
import { csvLines } from './records.ts'

/** @throws Refusal when something is there already; with `force`, only when it is not a file */
export function refuseExisting(
  path: string,
  { force = false, option = '--out' }: { force?: boolean; option?: string } = {},
): void {
  if (!existsSync(path)) return
  if (!statSync(path).isFile())
    throw new Refusal(`${path} is not a file; it was not touched`, `name a file by ${option}`)
  if (!force)
    throw new Refusal(
      `${path} is there already; it was not touched`,
      `name another file by ${option}, or add --force`,
    )
}

/** Writes a forecast as a table, whole or not at all: type,count,half_life,chance_1,chance_2 …, a row for each type. */
export function writeForecast(path: string, { types, generations }: Forecast): void {
  const chances = Array.from({ length: generations }, (_, index) => `chance_${index + 1}`)
  writeOutput(
    dirname(path),
    basename(path),
    inChunks(lines(['type', 'count', 'half_life', ...chances], types)),
  )
}

function* lines(head: readonly string[], types: Forecast['types']): Generator<string> {
  yield head.join(',')
  const byCount = new Map(types.map(({ count, chances }) => [count, chances]))
  const cells = new Map(Array.from(byCount, ([count, chances]) => [count, chances.map(inDigits)]))
  yield* csvLines(types.map(({ type, count, halfLife }) => [type, count, halfLife, ...cells.get(count)!]))
}
