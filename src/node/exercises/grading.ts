import { basename, dirname, relative } from 'node:path'
import type { ExerciseRuns } from '../../exercise/exercise-runs.ts'
import { markSheet, strangers } from '../../exercise/mark.ts'
import { neighbourOf } from '../../exercise/neighbours.ts'
import type { Pack } from '../../exercise/pack.ts'
import type { AnswerSheet } from '../../exercise/answer-sheet.ts'
import { studentName, variantOf } from '../../exercise/variant.ts'
import { Refusal } from '../../refusal.ts'
import type { Graded } from '../../report/exercise/gradebook.ts'
import { counted } from '../../report/format/numbers.ts'
import { exerciseRunsOf } from './pack-runs.ts'
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
  const listed = new Set(roster.map(({ student }) => student))
  const claimed = (student: string) => found.filter(one => ownerOf(one, { pack, secret, roster }) === student)
  const others = found.flatMap(one => ownerOf(one, { pack, secret, roster }) ?? [])
  const students: Student[] = [
    ...roster,
    ...[...new Set(others)]
      .filter(student => !listed.has(student))
      .sort()
      .map(student => ({ student })),
  ]
  const class_ = new Class(pack, { secret, students, strict: roster.length > 0, listed })
  const rows = students.map((student, index) => {
    progress?.(index, students.length)
    return class_.grade(student, claimed(student.student))
  })
  const lost = found.filter(one => ownerOf(one, { pack, secret, roster }) === undefined)
  return [
    ...rows,
    ...lost.map(({ path, fault }) => ({
      student: '',
      variant: '',
      flags: [`${path}: ${fault ?? 'nobody’s'}`],
    })),
  ]
}

/** Whose a sheet is: who it says, or where it cannot be read the student whose folder it stands in. */
function ownerOf(
  { path, sheet }: Found,
  { pack, secret, roster }: { pack: Pack; secret: string; roster: readonly Student[] },
): string | undefined {
  if (sheet) return studentName(sheet.student)
  const folder = basename(dirname(path))
  return roster.find(({ student }) => variantOf(secret, pack, student) === folder)?.student
}

function readFound(path: string): Found {
  try {
    return { path, sheet: readSheet(path) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { path, fault: error.message.replace(`${path}: `, '').replace(`${path} `, '') }
  }
}

/** Sheets of the student's own variant before others. */
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

/** A class that is graded. Runs are kept by variant, since answers are compared with other students' seeds. */
class Class {
  private readonly runsByVariant = new Map<string, ExerciseRuns>()
  private readonly runsOf: (seed: string) => ExerciseRuns

  constructor(
    private readonly pack: Pack,
    private readonly options: ClassOptions,
  ) {
    this.runsOf = exerciseRunsOf(pack)
  }

  grade({ student, name }: Student, found: readonly Found[]): Graded {
    const variant = variantOf(this.options.secret, this.pack, student)
    const row = { student, variant, ...(name === undefined ? {} : { name }) }
    const usable = ownFirst(found, variant).find(
      ({ sheet }) => sheet?.exercise === this.pack.name && sheet.version === this.pack.version,
    )
    const flags = [
      ...this.flagsOf(student, found, usable),
      ...(usable ? this.flagsOfSheet(student, usable.sheet!) : []),
    ]
    if (!usable) return { ...row, flags: found.length === 0 ? [...flags, 'no answers'] : flags }
    const { answers } = usable.sheet!
    const marked = markSheet(this.pack, answers, this.runsOfVariant(variant))
    const looks = marked.tasks
      .filter(({ mark }) => mark.verdict === 'needs a look')
      .map(({ task }) => task.id)
    const other = neighbourOf({ answers, marked }, this.neighbours(student))
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

  /** What is to be said of what was found under a student's name. */
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
    const { secret, students } = this.options
    const unknown = strangers(this.pack, sheet.answers)
    const owner = students.find(
      other => variantOf(secret, this.pack, other.student) === sheet.variant,
    )?.student
    return [
      ...(owner === student
        ? []
        : [`its sheet is ${owner === undefined ? 'of a variant of nobody here' : `that of ${owner}`}`]),
      ...(unknown > 0 ? [`${counted(unknown, 'answers')} without a question`] : []),
    ]
  }

  private neighbours(student: string) {
    return this.options.students
      .filter(other => other.student !== student)
      .map(other => ({
        student: other.student,
        factsOf: this.runsOfVariant(variantOf(this.options.secret, this.pack, other.student)).factsOf,
      }))
  }

  private runsOfVariant(variant: string): ExerciseRuns {
    const known = this.runsByVariant.get(variant) ?? this.runsOf(variant)
    this.runsByVariant.set(variant, known)
    return known
  }
}
