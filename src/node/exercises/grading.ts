import { given } from '../../given.ts'
import { join } from 'node:path'
import type { ExerciseRuns } from '../../exercise/exercise-runs.ts'
import { answeredIn, isBlank, markSheet, TOTAL, typedRemarks, unknownAnswers, withTyped, type Typed } from '../../exercise/mark.ts' // prettier-ignore
import { likestSheet, likeTexts, type ClassSheet, type Likeness } from '../../exercise/likeness.ts'
import { otherSeedOf } from '../../exercise/other-seed.ts'
import type { Medium } from '../../exercise/medium.ts'
import type { Pack } from '../../exercise/pack.ts'
import type { AnswerSheet } from '../../exercise/answer-sheet.ts'
import { isJsonSheet, type KnownFacts } from '../../exercise/text-sheet.ts'
import { PRACTICE, studentName, variantOf } from '../../exercise/variant.ts'
import { grouped, phrase } from '../../phrase.ts'
import { orRefusal, Refusal } from '../../refusal.ts'
import { unreadOf, type Graded } from '../../report/exercise/gradebook.ts'
import { counted } from '../../report/format/numbers.ts'
import { exerciseRunsOf } from './packs.ts'
import type { Student } from './roster.ts'
import { checkKept, checkSheets } from './class-checks.ts'
import { readEdits, typedNow, type Edits } from './gradebook-edits.ts'
import { handIns, type HandIn } from './hand-ins.ts'
import { readKept, type Kept } from './kept-grades.ts'
import { HandedIn } from './handed-in.ts'
import { isOfPlatform, moodleFolderIn, moodleFolderOf, Owners } from './owners.ts'
import { parseSheetFile } from './sheets.ts'
import { sheetsIn, sheetToMark, type Found } from './which-sheet.ts'
import { GRADEBOOK, isAsWritten } from './write-grades.ts'

/** The seed of a run for which none was named. */
const DEFAULT_SEED = '1'

export interface GradeOptions {
  readonly folder: string
  readonly secret: string
  /** Default: everybody who handed something in. */
  readonly roster?: readonly Student[]
  /** The folder of an earlier marking, which is continued: points that the teacher typed count; default none. */
  readonly grades?: string
  /** Whether what else was changed in the earlier gradebook is passed over, and sheets that fit no secret are marked; default false. */
  readonly force?: boolean
  readonly progress?: (done: number, all: number) => void
  /** Told what concerns the class as a whole. */
  readonly remark?: (text: string) => void
}

/**
 * Marks every answer sheet of a folder: each student's key is worked out by running the exercise with the student's seed. A
 * row for everybody on the roster, in its order, then for the others by name, then for what nobody can be told from. Whatever is in the
 * folder has a row or a flag. Who was marked before and handed in nothing now keeps the sheet of before.
 *
 * @throws Refusal when none of the sheets can be of this class, or the earlier gradebook has something that would be lost
 */
export function gradeClass(pack: Pack, options: GradeOptions): Graded[] {
  const { folder, secret, roster = [], force = false, progress, remark } = options
  const owners = new Owners(roster, variantsOf(roster, { pack, secret }))
  const found = handIns(folder).map(one =>
    readFound(one, { pack, secret, owner: owners.of(one.path)?.student }),
  )
  const { kept, edits } = before(pack, options)
  if (!force) checkSheets(pack, { found, secret, roster })
  if (!owners.hasNames && found.some(({ path }) => isOfPlatform(path)))
    remark?.(
      roster.length === 0
        ? phrase`Without a class list nobody can tell whose folder a sheet is in: add --roster.`
        : phrase`The class list has no names, so nobody can tell whose folder a sheet is in.`,
    )
  const handed = new HandedIn(found, owners, roster)
  const students = studentsOf(roster, { kept, handed })
  const class_ = new Class(pack, { secret, students, roster, handed, kept, ...given({ edits }) })
  const rows = class_.grade(
    students.map((student, index) => {
      progress?.(index, students.length)
      return class_.mark(student)
    }),
  )
  return [
    ...rows,
    ...handed.ofNobody.map(({ path, fault }) => ({
      student: '',
      variant: '',
      flags: [`${path}: ${fault ?? 'nobody’s'}`],
    })),
  ]
}

/** What is known from the last marking, and what the teacher has written into its gradebook since. */
function before(pack: Pack, { grades, secret, force = false }: GradeOptions): { kept: Kept; edits?: Edits } {
  const kept = grades === undefined ? undefined : readKept(grades, pack)
  if (grades === undefined || kept === undefined) return { kept: new Map() }
  checkKept(pack, { kept, secret, grades })
  // As the lab wrote it, a gradebook has no points of a teacher, but columns that they added before. It may be older than what was kept.
  const isOurs = isAsWritten(grades)
  const edits = readEdits(join(grades, GRADEBOOK), { pack, kept, force: force || isOurs })
  if (!isOurs) return { kept, edits }
  return {
    kept,
    edits: new Map(Array.from(edits, ([variant, { own }]) => [variant, { own, points: new Map() }])),
  }
}

/** Everybody who has a row: the roster, then who else was marked before or handed something in now. */
function studentsOf(
  roster: readonly Student[],
  { kept, handed }: { kept: Kept; handed: HandedIn },
): Student[] {
  const listed = new Set(roster.map(({ student }) => student))
  const others = new Map<string, Student>(handed.students.map(student => [student, { student }]))
  for (const { student, name } of kept.values()) others.set(student, { student, ...given({ name }) })
  const unlisted = Array.from(others.values()).filter(({ student }) => !listed.has(student))
  return [...roster, ...unlisted.sort((a, b) => (a.student < b.student ? -1 : 1))]
}

/** The student of each variant: a hash for each student, made once. */
function variantsOf(
  students: readonly Student[],
  { pack, secret }: { pack: Pack; secret: string },
): Map<string, string> {
  return new Map(students.map(({ student }) => [variantOf(secret, pack, student), student]))
}

/** Reads what was handed in. @param owner the student whose folder it is in: what a sheet lacks above its answers is that student's */
function readFound(
  found: HandIn,
  { pack, secret, owner }: { pack: Pack; secret: string; owner: string | undefined },
): Found {
  const { path, text } = found
  if (text === undefined) return found
  const medium: Medium = isJsonSheet(path, text) ? 'page' : 'terminal'
  const read = (ifMissing?: KnownFacts) =>
    orRefusal(() => parseSheetFile(path, text, () => pack.tasks.map(({ id }) => id), ifMissing))
  const sheet = read()
  if (!(sheet instanceof Refusal)) return { ...found, sheet, medium }
  const fault = sheet.message.replace(`${path}: `, '').replace(`${path} `, '')
  if (owner === undefined) return { ...found, fault }
  const variant = variantOf(secret, pack, owner)
  const completed = read({ exercise: pack.name, version: String(pack.version), student: owner, variant })
  const isSheet = !(completed instanceof Refusal) && answeredIn(completed) > 0
  return isSheet ? { ...found, sheet: completed, medium, lacks: fault } : { ...found, fault }
}

interface ClassOptions {
  readonly secret: string
  readonly students: readonly Student[]
  /** Empty where there is none. */
  readonly roster: readonly Student[]
  readonly handed: HandedIn
  /** What is known from the last marking. */
  readonly kept: Kept
  /** What the teacher has written into the gradebook since then. */
  readonly edits?: Edits
}

/** A row of the gradebook before the sheets of the class are compared. */
interface Marked {
  readonly row: Graded
  /** The sheet that was marked; none where there is no answer. */
  readonly sheet?: ClassSheet
}

/** The sheet that is marked for a student. */
type Chosen = Required<Pick<Graded, 'sheet' | 'path'>> & Pick<Graded, 'folder' | 'medium'>

/** A class that is graded: the runs of every student are kept, so that answers can be compared with those of other seeds. */
class Class {
  /** The student of each variant, and the variant of each student. */
  private readonly students: ReadonlyMap<string, string>
  private readonly variants: ReadonlyMap<string, string>
  private readonly listed: ReadonlySet<string>
  private readonly runsOf: (seed: string) => ExerciseRuns
  private readonly defaultRuns: ExerciseRuns

  constructor(
    private readonly pack: Pack,
    private readonly options: ClassOptions,
  ) {
    this.runsOf = exerciseRunsOf(pack)
    this.defaultRuns = this.runsOf(DEFAULT_SEED)
    this.students = variantsOf(options.students, { pack, secret: options.secret })
    this.variants = new Map(Array.from(this.students, ([variant, student]) => [student, variant]))
    this.listed = new Set(options.roster.map(({ student }) => student))
  }

  /** Marks the sheet of a student. */
  mark({ student, name, canvas, moodle }: Student): Marked {
    const { handed, kept, edits } = this.options
    const variant = this.variants.get(student)!
    const edit = edits?.get(variant)
    const typed = typedNow(kept.get(variant) ?? { typed: {} }, edit)
    const { chosen, times, flags: ofSheet } = this.choose(student, variant)
    // As it was issued: nobody has filled it in, and it is no 0.
    const blank = chosen && isBlank(chosen.sheet) ? ['the sheet is blank'] : []
    const now = [...handed.remarksOn(student), ...this.faultsOf(student), ...times, ...blank]
    const isIn = now.length > 0 || handed.by(student).length > 0
    const found = isIn ? now : (kept.get(variant)?.found ?? [])
    const folder =
      chosen?.folder ??
      (moodle?.participant === undefined ? undefined : moodleFolderOf(name ?? student, moodle.participant))
    const facts = given({ name, canvas, moodle, own: edit?.own, folder })
    const row = { student, variant, ...chosen, ...facts, typed, found }
    const flags = [
      ...this.flagsOfList(student),
      ...(isIn ? found : found.map(one => `in the last marking: ${one}`)),
      ...ofSheet,
    ]
    const hasNone = !chosen && sheetsIn(handed.by(student)).length === 0
    if (hasNone && (isIn || found.length === 0)) flags.push('no answers')
    if (!chosen || isBlank(chosen.sheet))
      return { row: { ...row, ...this.typedAlone(variant, typed, flags) } }
    const { answers } = chosen.sheet
    const runs = this.runsOf(variant)
    const byLab = markSheet(this.pack, answers, runs)
    const marked = withTyped(byLab, typed)
    const keys = Object.fromEntries(this.pack.tasks.map(({ id, key }) => [id, key(runs.factsOf)]))
    const { changed, remarks } = typedRemarks(byLab, typed, answers)
    return {
      row: { ...row, marked, keys, total: marked.total, changed, flags: [...flags, ...remarks] },
      sheet: { student, answers, marked: byLab, factsOf: runs.factsOf },
    }
  }

  /** The points of a student who has no answers: none, and no 0, unless the teacher typed some. */
  private typedAlone(
    variant: string,
    typed: Typed,
    flags: readonly string[],
  ): Pick<Graded, 'marked' | 'total' | 'flags'> {
    const ids = Object.keys(typed)
    if (ids.length === 0) return { flags }
    const marked = withTyped(markSheet(this.pack, {}, this.runsOf(variant)), typed)
    const remarks = ids.map(id => `${id}: ${typed[id]!.points} by the teacher`)
    return {
      ...(ids.some(id => id !== TOTAL) && { marked }),
      total: marked.total,
      flags: [...flags, ...remarks],
    }
  }

  /** The sheet of a student that is marked, of what was handed in now or else that of before, and what is to be said of it. */
  private choose(student: string, variant: string): { chosen?: Chosen; times: string[]; flags: string[] } {
    const { handed, kept } = this.options
    const sheets = sheetsIn(handed.by(student))
    const usable = sheetToMark(
      sheets.filter(({ sheet }) => sheet?.exercise === this.pack.name && sheet.version === this.pack.version),
      variant,
    )
    const earlier = kept.get(variant)
    if (earlier?.sheet && !isBlank(earlier.sheet) && (!usable || isBlank(usable.chosen.sheet!))) {
      const { sheet, path = '', folder, medium } = earlier
      return {
        chosen: { sheet, path, ...given({ folder, medium }) },
        times: [],
        flags: ['not handed in this time: the earlier sheet counts', ...this.flagsOfSheet(student, sheet)],
      }
    }
    const times = timesHandedIn(sheets, usable)
    if (!usable) return { times, flags: [] }
    const { path, medium } = usable.chosen
    const sheet = usable.chosen.sheet!
    const folder = handed.isOwn(student, path) ? moodleFolderIn(path) : undefined
    return {
      chosen: { path, sheet, ...given({ folder, medium }) },
      times,
      flags: this.flagsOfSheet(student, sheet),
    }
  }

  /** Adds what comes out when the sheets of a class are compared. */
  grade(class_: readonly Marked[]): Graded[] {
    const sheets = class_.flatMap(({ sheet }) => sheet ?? [])
    return class_.map(({ row, sheet }) => {
      if (!sheet) return row
      const looks = unreadOf(row)
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
      ...(like ? [`${likeIn(like)} as ${like.student} has: by chance ${oneIn(like.chance)}`] : []),
      ...likeTexts(sheet, others).map(({ id, student }) => `${id} reads as that of ${student}`),
    ]
  }

  private flagsOfList(student: string): string[] {
    return this.listed.size > 0 && !this.listed.has(student) ? ['not on the list of the class'] : []
  }

  /** What is wrong with what was found under a student's name. */
  private faultsOf(student: string): string[] {
    const found = this.options.handed.by(student)
    const foreign = found.filter(
      ({ sheet }) => sheet && (sheet.exercise !== this.pack.name || sheet.version !== this.pack.version),
    )
    return [
      ...found.flatMap(({ path, fault }) => (fault === undefined ? [] : [`${path}: ${fault}`])),
      ...found.flatMap(({ path, lacks }) =>
        lacks === undefined ? [] : [`${path}: ${lacks}; marked as the sheet of whose folder it is in`],
      ),
      ...foreign.map(({ path }) => `${path} answers another exercise, or another version of it`),
    ]
  }

  private flagsOfSheet(student: string, sheet: AnswerSheet): string[] {
    const unknown = unknownAnswers(this.pack, sheet.answers)
    const owner = this.students.get(sheet.variant)
    // Where the sheet names another student and lies in this one's folder, that is told already.
    const isTold = owner === studentName(sheet.student) && this.options.handed.remarksOn(student).length > 0
    return [
      ...(owner === student || isTold
        ? []
        : [`its sheet is ${owner === undefined ? 'of a variant of nobody here' : `that of ${owner}`}`]),
      ...(unknown > 0 ? [`${counted(unknown, 'answers')} without a question`] : []),
    ]
  }
}

/** Names all sheets of a student who handed in several, which one is marked, and why. */
function timesHandedIn(
  sheets: readonly Found[],
  usable: { chosen: Found; why: string } | undefined,
): string[] {
  if (sheets.length < 2) return []
  const all = sheets.map(({ path, time }) => (time === undefined ? path : `${path} (${time})`)).join(', ')
  const marked = usable ? `; ${usable.chosen.path} is marked: ${usable.why}` : ''
  return [`handed in ${sheets.length} times: ${all}${marked}`]
}

const likeIn = ({ ids, isWhole }: Likeness) =>
  isWhole ? `all ${counted(ids.length, 'answers')}` : ids.join(', ')

/** A small chance in words, in two digits: 1 pupil in 280. */
function oneIn(chance: number): string {
  const pupils = Number(Math.min(1 / chance, 1e6).toPrecision(2))
  return `${chance < 1e-6 ? 'fewer than ' : ''}1 pupil in ${grouped(pupils)}`
}
