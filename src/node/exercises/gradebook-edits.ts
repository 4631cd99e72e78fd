import { existsSync } from 'node:fs'
import { TOTAL, type Typed } from '../../exercise/mark.ts'
import { pointsOf, type Pack } from '../../exercise/pack.ts'
import { numbered, phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { parseCells, separated } from '../../report/format/csv.ts'
import { COLUMNS } from '../../report/exercise/gradebook.ts'
import { readForeignText } from '../files/text-files.ts'
import type { Kept, KeptStudent } from './kept-grades.ts'

/** Bytes of the longest gradebook that is read. */
const LIMIT = 16 * 1024 * 1024

/** What a teacher wrote into the gradebook of a student since the lab wrote it. */
export interface Edit {
  /** Points by the name of a question, or for the total; undefined where the cell was emptied. */
  readonly points: ReadonlyMap<string, number | undefined>
  /** The cells of columns that the teacher added, by their headers. */
  readonly own: Readonly<Record<string, string>>
}

/** By variant. */
export type Edits = ReadonlyMap<string, Edit>

/**
 * Reads what a teacher wrote into a gradebook: points for any question, totals, and columns of their own. Rows may be sorted, columns
 * moved or added, the encoding and the separator those of any spreadsheet, and numbers written in another way.
 *
 * @param kept what the lab wrote; rows are told by variant, or where that column is gone by student
 * @param force whether what would be lost is passed over; default false
 * @throws Refusal that names row, column and value of what would be lost or is no number of points
 */
export function readEdits(
  path: string,
  { pack, kept, force = false }: { pack: Pack; kept: Kept; force?: boolean },
): Edits {
  if (!existsSync(path)) return new Map()
  const { separator, body } = separated(readForeignText(path, { limit: LIMIT }).text)
  const [head = [], ...rows] = parseCells(body, separator)
  const gradebook = new Gradebook(path, { pack, kept, force, head, rows })
  const edits = new Map<string, Edit>()
  rows.forEach((row, index) => {
    const found = gradebook.edit(row, index + 2)
    if (!found) return
    if (edits.has(found.variant))
      gradebook.refuse(index + 2, phrase`${JSON.stringify(found.student)} is there a second time`)
    else edits.set(found.variant, found.edit)
  })
  gradebook.refuseWrong()
  return edits
}

/** What is typed for a student by now: what was typed before, and what a gradebook has anew. */
export function typedNow({ typed, sheet }: Pick<KeptStudent, 'typed' | 'sheet'>, edit?: Edit): Typed {
  const edited = edit?.points ?? new Map<string, number | undefined>()
  const left = Object.entries(typed).filter(([id]) => !edited.has(id))
  const anew = Array.from(edited).flatMap(([id, points]) => {
    const answer = (id === TOTAL ? sheet?.answers : sheet?.answers[id]) ?? null
    return points === undefined ? [] : [[id, { points, answer }] as const]
  })
  return Object.fromEntries([...left, ...anew])
}

interface Table {
  readonly pack: Pack
  readonly kept: Kept
  readonly force: boolean
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A cell that is no number of points. */
interface WrongCell {
  readonly cell: string
  readonly row: number
  readonly student: string
  readonly column: string
  readonly most: number
}

/** Wrong cells that are named at once. */
const MOST_TOLD = 10

class Gradebook {
  private readonly wrong: WrongCell[] = []
  /** Columns by their names in small letters; the same name a second time has a number. */
  private readonly columns: ReadonlyMap<string, number>
  private readonly own: readonly [string, number][]
  private readonly points: readonly (readonly [string, number])[]
  private readonly byStudent: ReadonlyMap<string, string>
  private readonly kept: Kept
  private readonly force: boolean

  constructor(
    private readonly path: string,
    { pack, kept, force, head, rows }: Table,
  ) {
    this.kept = kept
    this.force = force
    this.points = [...pack.tasks.map(({ id, points }) => [id, points] as const), [TOTAL, pointsOf(pack)]]
    const ours = new Set<string>([...COLUMNS, ...pack.tasks.map(({ id }) => id)])
    const columns = new Map<string, number>()
    const own: [string, number][] = []
    head.forEach((cell, index) => {
      const name = cell.trim()
      const key = name.toLowerCase()
      if (ours.has(key) && !columns.has(key)) columns.set(key, index)
      else if (name !== '' || rows.some(row => (row[index] ?? '').trim() !== '')) {
        const times = own.filter(([other]) => other === name || other.startsWith(`${name} (`)).length
        own.push([times === 0 && !ours.has(key) ? name : `${name} (${times + 2})`, index])
      }
    })
    this.columns = columns
    this.own = own
    this.byStudent = new Map(Array.from(kept, ([variant, { student }]) => [studentKey(student), variant]))
    if (!columns.has('variant') && !columns.has('student'))
      throw new Refusal(
        phrase`${path} has neither a column \`variant\` nor a column \`student\``,
        'put one of them back: it says whose row it is',
      )
  }

  /** What a row says of a student; nothing for a row without a student, as files of nobody have one. */
  edit(row: readonly string[], number: number): { variant: string; student: string; edit: Edit } | undefined {
    const cell = (name: string) => {
      const at = this.columns.get(name)
      return at === undefined ? undefined : (row[at] ?? '').trim()
    }
    const isOfNobody = (cell('variant') ?? '') === '' && (cell('student') ?? '') === ''
    if (isOfNobody && this.points.every(([id]) => (cell(id) ?? '') === '')) return undefined
    const variant = this.columns.has('variant')
      ? cell('variant')!
      : (this.byStudent.get(studentKey(cell('student')!)) ?? '')
    const kept = this.kept.get(variant)
    if (!kept) {
      const label = row.map(one => one.trim()).find(one => one !== '') ?? ''
      this.refuse(number, phrase`${JSON.stringify(label)} is nobody of this class`)
      return undefined
    }
    const { student, cells } = kept
    for (const name of ['of', 'flags']) {
      const now = cell(name)
      if (now !== undefined && signsOf(now) !== signsOf(cells[name] ?? ''))
        this.refuse(number, phrase`column ${name} has ${JSON.stringify(now)}, and the lab writes that column`)
    }
    const points = new Map<string, number | undefined>()
    for (const [id, most] of this.points) {
      const now = cell(id)
      if (now === undefined) continue
      const value = now === '' ? undefined : this.pointsIn(now, { row: number, student, column: id, most })
      const before = cells[id] ?? ''
      if (value !== (before === '' ? undefined : Number(before))) points.set(id, value)
    }
    const own = Object.fromEntries(this.own.map(([name, at]) => [name, row[at] ?? '']))
    return { variant, student, edit: { points, own } }
  }

  /** Points in a cell, with a point or a comma; anything else is noted for {@link refuseWrong}. */
  private pointsIn(
    cell: string,
    { row, student, column, most }: Omit<WrongCell, 'cell'>,
  ): number | undefined {
    const points = /^\d+(?:[.,]\d+)?$/.test(cell) ? Number(cell.replace(',', '.')) : NaN
    if (points <= most) return points
    this.wrong.push({ cell, row, student, column, most })
    return undefined
  }

  /** @throws Refusal when cells are no numbers of points; it names the first ten */
  refuseWrong(): void {
    const [first, ...more] = this.wrong
    if (!first) return
    const hint = 'correct the cell, or empty it: then the points of the lab count'
    if (more.length === 0) {
      const { row, student, column, cell, most } = first
      throw new Refusal(
        phrase`${this.path}, row ${row} (${student}), column ${column}: ${JSON.stringify(cell)} is not a number of points from 0 to ${most}`,
        hint,
      )
    }
    const told = this.wrong
      .slice(0, MOST_TOLD)
      .map(
        ({ row, student, column, cell, most }) =>
          phrase`row ${row} (${student}), column ${column}: ${JSON.stringify(cell)}, from 0 to ${most}`,
      )
    const rest = this.wrong.length - told.length
    throw new Refusal(
      phrase`${this.path} has ${numbered(this.wrong.length, 'cells')} that are not numbers of points: ${[...told, ...(rest > 0 ? [phrase`and ${rest} more`] : [])].join('; ')}`,
      hint,
    )
  }

  /** @throws Refusal unless what would be lost is passed over */
  refuse(row: number, what: string): void {
    if (this.force) return
    throw new Refusal(
      phrase`${this.path} was changed since it was written; nothing was touched: in row ${row}, ${what}`,
      'put what you write into a column of your own, or delete the row; or write over it by --force',
    )
  }
}

/** A student as spreadsheets may have changed it: without zeros in front. */
const studentKey = (student: string) =>
  student
    .trim()
    .replace(/^0+(?=\d)/, '')
    .toLowerCase()

/** The letters and digits of a cell that every encoding has. */
const signsOf = (cell: string) => cell.replace(/[^a-z0-9]/gi, '')
