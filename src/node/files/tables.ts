import { basename, dirname } from 'node:path'
import { inChunks, writeOutput } from './outputs.ts'
import { csvLines } from '../../report/format/csv.ts'

/** Writes a table as CSV, whole or not at all. */
export function writeTable(path: string, rows: Iterable<readonly (string | number)[]>): void {
  writeOutput(dirname(path), basename(path), inChunks(csvLines(rows)))
}
