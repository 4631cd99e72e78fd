import { given } from '../../given.ts'
import { decodeText } from '../../formats/encodings/decode.ts'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join, sep } from 'node:path'
import * as v from 'valibot'
import type { ExerciseRuns } from '../../exercise/exercise-runs.ts'
import { isBlank, markSheet, unknownAnswers, withPoints, type MarkedSheet } from '../../exercise/mark.ts'
import { likestSheet, likeTexts, type ClassSheet } from '../../exercise/likeness.ts'
import { otherSeedOf } from '../../exercise/other-seed.ts'
import type { Pack } from '../../exercise/pack.ts'
import type { AnswerSheet } from '../../exercise/answer-sheet.ts'
import { PRACTICE, studentName, variantOf } from '../../exercise/variant.ts'
import { grouped, numbered, phrase } from '../../phrase.ts'
import { orRefusal, Refusal, unlessRefused } from '../../refusal.ts'
import { csvLines } from '../../report/format/csv.ts'
import { inJson } from '../../report/format/json.ts'
import { feedback } from '../../report/exercise/feedback.ts'
import { flagRows, gradebooks, type Graded } from '../../report/exercise/gradebook.ts'
import { counted } from '../../report/format/numbers.ts'
import { readJson } from '../files/json.ts'
import { nativeSha256Of } from '../files/sha256.ts'
import { writeAllWhole, writeWhole } from '../files/write-whole.ts'
import { exerciseRunsOf } from './packs.ts'
import type { Student } from './roster.ts'
import { handIns, type HandIn } from './hand-ins.ts'
import { parseSheet } from './sheets.ts'
import { isSameButPoints, pointsIn, readTeacherPoints, type TeacherPoints } from './teacher-points.ts'

/** The gradebook that a teacher continues with. */
const GRADEBOOK = 'gradebook.csv'

/** What a teacher should look at. */
const FLAGS = 'flags.csv'

/** The seed of a run for which none was named. */
const DEFAULT_SEED = '1'

export interface GradeOptions {
  readonly folder: string
  readonly secret: string
  /** Default: everybody who handed something in. */
  readonly roster?: readonly Student[]
  /** The folder of an earlier gradebook, whose points for open answers count; default none. */
  readonly grades?: string
  readonly progress?: (done: number, all: number) => void
}

/** A sheet that could be read, or why not; or something else that was handed in. */
interface Found extends HandIn {
  readonly sheet?: AnswerSheet
}

/**
 * Marks every answer sheet of a folder: each student's key is worked out by running the exercise with the student's seed. A
 * row for everybody on the roster, in its order, then for the others by name, then for what nobody can be told from. Whatever is in the
 * folder has a row or a flag.
 */
export function gradeClass(pack: Pack, options: GradeOptions): Graded[] {
  const { folder, secret, roster = [], grades, progress } = options
  const found = handIns(folder).map(one => readFound(pack, one))
  const byStudent = groupByStudent(found, variantsOf(roster, { pack, secret }))
  const listed = new Set(roster.map(({ student }) => student))
  const others = Array.from(byStudent.keys()).filter(student => student !== undefined && !listed.has(student))
  const students: Student[] = [...roster, ...others.sort().map(student => ({ student: student! }))]
  const class_ = new Class(pack, {
    secret,
    students,
    strict: roster.length > 0,
    listed,
    ...given({ gradebook: grades === undefined ? undefined : join(grades, GRADEBOOK) }),
  })
  const rows = class_.grade(
    students.map((student, index) => {
      progress?.(index, students.length)
      return class_.mark(student, byStudent.get(student.student) ?? [])
    }),
  )
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
    const student = sheet ? studentName(sheet.student) : ownerOf(path, variants)
    const group = groups.get(student)
    if (group) group.push(one)
    else groups.set(student, [one])
  }
  return groups
}

/** The student in whose folder a path is. */
function ownerOf(path: string, variants: ReadonlyMap<string, string>): string | undefined {
  const folder = path
    .split(sep)
    .reverse()
    .find(name => variants.has(name))
  return folder === undefined ? undefined : variants.get(folder)
}

function readFound(pack: Pack, found: HandIn): Found {
  const { path, text } = found
  if (text === undefined) return found
  const sheet = orRefusal(() => parseSheet(path, text, () => pack.tasks.map(({ id }) => id)))
  if (!(sheet instanceof Refusal)) return { ...found, sheet }
  return { ...found, fault: sheet.message.replace(`${path}: `, '').replace(`${path} `, '') }
}

/** The sheets among what was found; blank ones count only where there are no others. */
function sheetsIn(found: readonly Found[]): Found[] {
  const sheets = found.filter(({ isSheet }) => isSheet === true)
  const filled = sheets.filter(({ sheet }) => sheet === undefined || !isBlank(sheet))
  return filled.length > 0 ? filled : sheets
}

/** Sheets, those of the student's own variant first. */
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
  /** Path of an earlier gradebook. */
  readonly gradebook?: string
}

/** A row of the gradebook before the sheets of the class are compared. */
interface Marked {
  readonly row: Graded
  /** The sheet that was marked; none where there is no answer. */
  readonly sheet?: ClassSheet
}

/** A class that is graded: the runs of every student are kept, so that answers can be compared with those of other seeds. */
class Class {
  /** The student of each variant, and the variant of each student. */
  private readonly students: ReadonlyMap<string, string>
  private readonly variants: ReadonlyMap<string, string>
  private readonly runsOf: (seed: string) => ExerciseRuns
  private readonly defaultRuns: ExerciseRuns
  private readonly teacherPoints: TeacherPoints

  constructor(
    private readonly pack: Pack,
    private readonly options: ClassOptions,
  ) {
    this.runsOf = exerciseRunsOf(pack)
    this.defaultRuns = this.runsOf(DEFAULT_SEED)
    this.teacherPoints = options.gradebook === undefined ? new Map() : readTeacherPoints(options.gradebook)
    this.students = variantsOf(options.students, { pack, secret: options.secret })
    this.variants = new Map(Array.from(this.students, ([variant, student]) => [student, variant]))
  }

  /** Marks the sheet of a student. */
  mark({ student, name, canvas }: Student, found: readonly Found[]): Marked {
    const variant = this.variants.get(student)!
    const usable = ownFirst(sheetsIn(found), variant).find(
      ({ sheet }) => sheet?.exercise === this.pack.name && sheet.version === this.pack.version,
    )
    const flags = [
      ...this.flagsOf(student, found, usable),
      ...(usable ? this.flagsOfSheet(student, usable.sheet!) : []),
    ]
    const row = { student, variant, ...given({ name, canvas }) }
    if (!usable)
      return { row: { ...row, flags: sheetsIn(found).length === 0 ? [...flags, 'no answers'] : flags } }
    // As it was issued: nobody has handed it in, and it is no 0.
    if (isBlank(usable.sheet!)) return { row: { ...row, flags: [...flags, 'the sheet is blank'] } }
    const { answers } = usable.sheet!
    const runs = this.runsOf(variant)
    const marked = this.withTeacherPoints(variant, markSheet(this.pack, answers, runs))
    return { row: { ...row, marked, flags }, sheet: { student, answers, marked, factsOf: runs.factsOf } }
  }

  /** Adds what comes out when the sheets of a class are compared. */
  grade(class_: readonly Marked[]): Graded[] {
    const sheets = class_.flatMap(({ sheet }) => sheet ?? [])
    return class_.map(({ row, sheet }) => {
      if (!sheet) return row
      const looks = sheet.marked.tasks
        .filter(({ mark }) => mark.verdict === 'needs a look')
        .map(({ task }) => task.id)
      return {
        ...row,
        flags: [
          ...row.flags,
          ...this.likenesses(
            sheet,
            sheets.filter(other => other !== sheet),
          ),
          ...(looks.length > 0 ? [`needs a look: ${looks.join(', ')}`] : []),
        ],
      }
    })
  }

  /** Points that the teacher gave for answers that only a reader can mark. */
  private withTeacherPoints(variant: string, marked: MarkedSheet): MarkedSheet {
    const cells = this.teacherPoints.get(variant)
    if (!cells) return marked
    const path = this.options.gradebook!
    return withPoints(marked, ({ id, points }) =>
      pointsIn(cells.get(id) ?? '', { question: id, most: points, path }),
    )
  }

  /**
   * What wrong answers are like: right for a seed of runs that somebody makes without a class, and only where they are not, those of
   * another sheet. Who practised is not taken for somebody who copied.
   */
  private likenesses(sheet: ClassSheet, others: readonly ClassSheet[]): string[] {
    const practice = variantOf(PRACTICE, this.pack, sheet.student)
    const seed = otherSeedOf(sheet, [
      { name: `seed ${DEFAULT_SEED}`, factsOf: this.defaultRuns.factsOf },
      { name: 'the practice seed', factsOf: this.runsOf(practice).factsOf },
    ])
    const like = seed ? undefined : likestSheet(sheet, others)
    return [
      ...(seed ? [`${seed.ids.join(', ')} fit ${seed.name}`] : []),
      ...(like ? [`${like.ids.join(', ')} as ${like.student} has: by chance ${oneIn(like.chance)}`] : []),
      ...likeTexts(sheet, others).map(({ id, student }) => `${id} reads as that of ${student}`),
    ]
  }

  /** The remarks about the sheets that were found under a student's name. */
  private flagsOf(student: string, found: readonly Found[], usable: Found | undefined): string[] {
    const { strict, listed } = this.options
    const foreign = found.filter(
      ({ sheet }) => sheet && (sheet.exercise !== this.pack.name || sheet.version !== this.pack.version),
    )
    return [
      ...(strict && !listed.has(student) ? ['not on the list of the class'] : []),
      ...found.flatMap(({ path, fault }) => (fault === undefined ? [] : [`${path}: ${fault}`])),
      ...foreign.map(({ path }) => `${path} answers another exercise, or another version of it`),
      ...(sheetsIn(found).length > 1
        ? [
            `handed in ${sheetsIn(found).length} times: ${sheetsIn(found)
              .map(({ path }) => path)
              .join(', ')}${usable ? `; ${usable.path} is marked` : ''}`,
          ]
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

/** A small chance in words, in two digits: 1 pupil in 280. */
function oneIn(chance: number): string {
  const pupils = Number(Math.min(1 / chance, 1e6).toPrecision(2))
  return `${chance < 1e-6 ? 'fewer than ' : ''}1 pupil in ${grouped(pupils)}`
}

/** A file that says which files the lab wrote, with the last hashes of each. */
const WRITTEN = 'written.json'

/** Hashes of a file that are kept: of what is there, and of what is about to be. */
const HASHES_KEPT = 2

const writtenSchema = v.record(v.string(), v.array(v.string()))

/**
 * Writes feedback/VARIANT.md for everybody who was marked, flags.csv for the teacher alone, and gradebook.csv last.
 *
 * @param format `plain`, `moodle` or `canvas`
 * @param force whether files are written over that somebody changed since they were written; default false
 * @returns the path of the gradebook
 * @throws Refusal when a file was changed since it was written; nothing is touched
 */
export function writeGrades(
  pack: Pack,
  students: readonly Graded[],
  { out, format, force = false }: { out: string; format: string; force?: boolean },
): string {
  const gradebook = format === 'plain' ? GRADEBOOK : `gradebook-${format}.csv`
  const files = students.flatMap(({ student, variant, marked }) =>
    marked ? [{ name: join('feedback', `${variant}.md`), text: feedback(pack, { student, marked }) }] : [],
  )
  files.push({ name: FLAGS, text: csvText(flagRows(students)) })
  files.push({ name: gradebook, text: csvText(gradebooks[format]!(pack, students)) })
  const known = force ? {} : hashesIn(out)
  const changed = force ? [] : files.filter(({ name, text }) => isChanged(join(out, name), text, known[name]))
  if (changed.length > 0)
    throw new Refusal(
      changed.length === 1
        ? phrase`${join(out, changed.at(-1)!.name)} was changed since it was written; nothing was touched`
        : phrase`${join(out, changed.at(-1)!.name)} was changed since it was written, and ${numbered(changed.length - 1, 'more files')}; nothing was touched`,
      'name a new folder by --out, or add --force to write over it',
    )
  const hashes = Object.fromEntries(
    files.map(({ name, text }) => [
      name,
      [...new Set([...(known[name] ?? []), nativeSha256Of(text)])].slice(-HASHES_KEPT),
    ]),
  )
  // The hashes first: should the rest fail, no file of ours is taken for one that somebody changed.
  writeWhole(join(out, WRITTEN), [inJson({ ...known, ...hashes })])
  writeAllWhole(files.map(({ name, text }) => ({ path: join(out, name), text })))
  return join(out, gradebook)
}

const csvText = (rows: Iterable<readonly (string | number)[]>) => `${Array.from(csvLines(rows)).join('\n')}\n`

/** The hashes of what the lab wrote into a folder; none where that is not known. */
function hashesIn(out: string): v.InferOutput<typeof writtenSchema> {
  const path = join(out, WRITTEN)
  if (!existsSync(path)) return {}
  return unlessRefused(() => readJson(path, writtenSchema, { hint: 'add --force' })) ?? {}
}

/**
 * Whether a file holds something that the lab neither wrote nor is about to write. What a teacher wrote into a gradebook for answers that
 * only a reader can mark is in the one that is about to be written, too.
 */
function isChanged(path: string, text: string, hashes: readonly string[] = []): boolean {
  if (!existsSync(path)) return false
  const bytes = readFileSync(path)
  const hash = nativeSha256Of(bytes)
  if (hash === nativeSha256Of(text) || hashes.includes(hash)) return false
  return basename(path) !== GRADEBOOK || !isSameButPoints(decodeText(path, bytes).text, text)
}
