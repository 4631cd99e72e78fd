import { existsSync } from 'node:fs'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { parseCells, separatorIn } from '../../report/format/csv.ts'
import { readForeignText } from '../files/text-files.ts'

/** Bytes of the longest gradebook that is read. */
const LIMIT = 16 * 1024 * 1024

/** Points that a teacher wrote into a gradebook, by variant and question; a cell without a number is kept as it is. */
export type TeacherPoints = ReadonlyMap<string, ReadonlyMap<string, string>>

/** The cells of a gradebook by variant, then by column; also of one that a spreadsheet saved with semicolons or tabs. */
function cellsIn(text: string): Map<string, Map<string, string>> {
  const [head = [], ...body] = parseCells(text, separatorIn(text))
  return new Map(
    body.map(row => {
      const cells = new Map(head.map((name, column) => [name.trim(), (row[column] ?? '').trim()]))
      return [cells.get('variant') ?? '', cells]
    }),
  )
}

/** Reads what stands in a gradebook that `grade` wrote and a teacher went on with; nothing where there is none. */
export function readTeacherPoints(path: string): TeacherPoints {
  if (!existsSync(path)) return new Map()
  return cellsIn(readForeignText(path, { limit: LIMIT }).text)
}

/**
 * The points in a cell: a number from 0 to the most that a question gives, with a point or a comma.
 *
 * @returns nothing where the cell is empty
 * @throws Refusal for anything else
 */
export function pointsIn(
  cell: string,
  { question, most, path }: { question: string; most: number; path: string },
): number | undefined {
  if (cell === '') return undefined
  const points = /^\d+(?:[.,]\d+)?$/.test(cell) ? Number(cell.replace(',', '.')) : NaN
  if (points <= most) return points
  throw new Refusal(
    phrase`${path}: ${JSON.stringify(cell)} for ${question} is not a number of points from 0 to ${most}`,
    'correct the cell, or empty it',
  )
}

/** Whether two gradebooks differ in nothing but totals and in what is still to be looked at. */
export function isSameButPoints(earlier: string, now: string): boolean {
  return comparable(earlier) === comparable(now)
}

function comparable(text: string): string {
  const rows = Array.from(cellsIn(text), ([variant, cells]) => [
    variant,
    Array.from(cells, ([name, cell]) => {
      if (name === 'total') return [name]
      if (name === 'flags') return [name, cell.replace(/(?:; )?needs a look: [^;]*/, '')]
      return [name, /^\d+[.,]\d+$/.test(cell) ? String(Number(cell.replace(',', '.'))) : cell]
    }),
  ])
  return JSON.stringify(rows)
}
