import { given } from '../../given.ts'
import { basename, dirname, join, relative } from 'node:path'
import type { ExerciseRuns } from '../../exercise/exercise-runs.ts'
import { markSheet, unknownAnswers } from '../../exercise/mark.ts'
import { copiedFrom, type OtherStudent } from '../../exercise/copied-from.ts'
import type { Pack } from '../../exercise/pack.ts'
import type { AnswerSheet } from '../../exercise/answer-sheet.ts'
import { studentName, variantOf } from '../../exercise/variant.ts'
import { Refusal } from '../../refusal.ts'
import { feedback } from '../../report/exercise/feedback.ts'
import { gradebooks, type Graded } from '../../report/exercise/gradebook.ts'
import { counted } from '../../report/format/numbers.ts'
import { writeOutput, writeTable } from '../files/outputs.ts'
import { exerciseRunsOf } from './packs.ts'
import type { Student } from './class.ts'
import { readSheet, sheetPaths } from './folders.ts'

export interface GradeOptions {
  readonly folder: string
  readonly secret: string
  /** Default: whoever handed something in. */
  readonly roster?: readonly Student[]
  readonly progress?: (done: number, all: number) => void
}

/** A sheet that could be read, or why not. */
interface Found {
  readonly path: string
  readonly sheet?: AnswerSheet
  readonly fault?: string
}

/**
 * Marks every answer sheet of a folder: each student's key is worked out by running the exercise with the student's seed. A
 * row for everybody on the roster, in its order, then for the others by name, then for what nobody can be told from.
 */
export function gradeClass(pack: Pack, options: GradeOptions): Graded[] {
  const { folder, secret, roster = [], progress } = options
  const found = sheetPaths(folder).map(path => ({ ...readFound(path), path: relative(folder, path) }))
  const byStudent = groupByStudent(found, variantsOf(roster, { pack, secret }))
  const listed = new Set(roster.map(({ student }) => student))
  const others = Array.from(byStudent.keys()).filter(student => student !== undefined && !listed.has(student))
  const students: Student[] = [...roster, ...others.sort().map(student => ({ student: student! }))]
  const class_ = new Class(pack, { secret, students, strict: roster.length > 0, listed })
  const rows = students.map((student, index) => {
    progress?.(index, students.length)
    return class_.grade(student, byStudent.get(student.student) ?? [])
  })
  const lost = byStudent.get(undefined) ?? []
  return [
    ...rows,
    ...lost.map(({ path, fault }) => ({
      student: '',
      variant: '',
      flags: [`${path}: ${fault ?? 'nobody’s'}`],
    })),
  ]
}

/** The student of each variant: a hash for each student, made once. */
function variantsOf(
  students: readonly Student[],
  { pack, secret }: { pack: Pack; secret: string },
): Map<string, string> {
  return new Map(students.map(({ student }) => [variantOf(secret, pack, student), student]))
}

/**
 * The sheets of each student: the one that a sheet names, or where it cannot be read the one whose folder it is in. Sheets of which
 * neither is known are under undefined.
 */
function groupByStudent(
  found: readonly Found[],
  variants: ReadonlyMap<string, string>,
): Map<string | undefined, Found[]> {
  const groups = new Map<string | undefined, Found[]>()
  for (const one of found) {
    const { path, sheet } = one
    const student = sheet ? studentName(sheet.student) : variants.get(basename(dirname(path)))
    const group = groups.get(student)
    if (group) group.push(one)
    else groups.set(student, [one])
  }
  return groups
}

function readFound(path: string): Found {
  try {
    return { path, sheet: readSheet(path) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { path, fault: error.message.replace(`${path}: `, '').replace(`${path} `, '') }
  }
}

/** The sheets of a student, those of the student's own variant first. */
function ownFirst(found: readonly Found[], variant: string): Found[] {
  const isOwn = ({ sheet }: Found) => sheet?.variant === variant
  return [...found.filter(isOwn), ...found.filter(one => !isOwn(one))]
}

interface ClassOptions {
  readonly secret: string
  readonly students: readonly Student[]
  /** Whether there is a roster. */
  readonly strict: boolean
  readonly listed: ReadonlySet<string>
}

/** A class that is graded: the runs of every student are kept, so that answers can be compared with those of other seeds. */
class Class {
  /** The student of each variant, and the variant of each student. */
  private readonly students: ReadonlyMap<string, string>
  private readonly variants: ReadonlyMap<string, string>
  /** The runs of each student, carried out when they are asked for. */
  private readonly runs: ReadonlyMap<string, ExerciseRuns>
  private readonly others: readonly OtherStudent[]

  constructor(
    private readonly pack: Pack,
    private readonly options: ClassOptions,
  ) {
    const runsOf = exerciseRunsOf(pack)
    this.students = variantsOf(options.students, { pack, secret: options.secret })
    this.variants = new Map(Array.from(this.students, ([variant, student]) => [student, variant]))
    this.runs = new Map(Array.from(this.students, ([variant, student]) => [student, runsOf(variant)]))
    this.others = Array.from(this.runs, ([student, { factsOf }]) => ({ student, factsOf }))
  }

  grade({ student, name }: Student, found: readonly Found[]): Graded {
    const variant = this.variants.get(student)!
    const row = { student, variant, ...given({ name }) }
    const usable = ownFirst(found, variant).find(
      ({ sheet }) => sheet?.exercise === this.pack.name && sheet.version === this.pack.version,
    )
    const flags = [
      ...this.flagsOf(student, found, usable),
      ...(usable ? this.flagsOfSheet(student, usable.sheet!) : []),
    ]
    if (!usable) return { ...row, flags: found.length === 0 ? [...flags, 'no answers'] : flags }
    const { answers } = usable.sheet!
    const marked = markSheet(this.pack, answers, this.runs.get(student)!)
    const looks = marked.tasks
      .filter(({ mark }) => mark.verdict === 'needs a look')
      .map(({ task }) => task.id)
    const other = copiedFrom(
      { answers, marked },
      this.others.filter(other => other.student !== student),
    )
    return {
      ...row,
      marked,
      flags: [
        ...flags,
        ...(other ? [`${other.ids.join(', ')} fit the seed of ${other.student}`] : []),
        ...(looks.length > 0 ? [`needs a look: ${looks.join(', ')}`] : []),
      ],
    }
  }

  /** The remarks about the sheets that were found under a student's name. */
  private flagsOf(student: string, found: readonly Found[], usable: Found | undefined): string[] {
    const { strict, listed } = this.options
    const foreign = found.filter(
      ({ sheet }) => sheet && (sheet.exercise !== this.pack.name || sheet.version !== this.pack.version),
    )
    return [
      ...(strict && !listed.has(student) ? ['not on the list of the class'] : []),
      ...found.flatMap(({ path, fault }) => (fault === undefined ? [] : [`${path} ${fault}`])),
      ...foreign.map(({ path }) => `${path} answers another exercise, or another version of it`),
      ...(found.length > 1
        ? [`handed in ${found.length} times${usable ? `; ${usable.path} is marked` : ''}`]
        : []),
    ]
  }

  private flagsOfSheet(student: string, sheet: AnswerSheet): string[] {
    const unknown = unknownAnswers(this.pack, sheet.answers)
    const owner = this.students.get(sheet.variant)
    return [
      ...(owner === student
        ? []
        : [`its sheet is ${owner === undefined ? 'of a variant of nobody here' : `that of ${owner}`}`]),
      ...(unknown > 0 ? [`${counted(unknown, 'answers')} without a question`] : []),
    ]
  }
}

/**
 * Writes gradebook.csv and feedback/VARIANT.md for everybody who was marked.
 *
 * @param format `plain`, `moodle` or `canvas`
 * @returns the path of the gradebook
 */
export function writeGrades(
  pack: Pack,
  students: readonly Graded[],
  { out, format }: { out: string; format: string },
): string {
  for (const { student, variant, marked } of students)
    if (marked) writeOutput(join(out, 'feedback'), `${variant}.md`, [feedback(pack, { student, marked })])
  const path = join(out, format === 'plain' ? 'gradebook.csv' : `gradebook-${format}.csv`)
  writeTable(path, gradebooks[format]!(pack, students))
  return path
}
