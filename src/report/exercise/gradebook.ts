import type { AnswerSheet } from '../../exercise/answer-sheet.ts'
import type { MarkedSheet, Typed } from '../../exercise/mark.ts'
import type { Medium } from '../../exercise/medium.ts'
import { pointsOf, type Pack } from '../../exercise/pack.ts'
import { feedbackLine } from './feedback.ts'

/** The columns of a gradebook by which Canvas knows a student: its own number, and those of the school's system. */
export const CANVAS = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section'] as const

/** What a list of Moodle has of a student, which Moodle wants back. */
export interface MoodleStudent {
  /** A column by which Moodle finds the student when grades are imported, and what the student has in it; missing where the list has none. */
  readonly key?: readonly [column: string, value: string]
  /** The number that the student has in the assignment, as the names of its folders have it; only its grading worksheet says it. */
  readonly participant?: string
}

/** A row of the gradebook. */
export interface Graded {
  readonly student: string
  /** The name in the roster. */
  readonly name?: string
  /** The cells of {@link CANVAS}, where the list of the class has them. */
  readonly canvas?: readonly string[]
  /** What Moodle knows the student by, where the list of the class is one of Moodle. */
  readonly moodle?: MoodleStudent
  readonly variant: string
  /** With the points that the teacher typed. Missing where no sheet could be read. */
  readonly marked?: MarkedSheet
  /** The points that count; missing where there are none yet. */
  readonly total?: number
  /** The sheet that was marked, and where it was found. */
  readonly sheet?: AnswerSheet
  readonly path?: string
  /** Where the sheet was filled in; default in a folder with the command. */
  readonly medium?: Medium
  /** The student's own folder in Moodle's zip file, where the sheet came in it. */
  readonly folder?: string
  /** The keys for this student's seed, by question. For the teacher alone. */
  readonly keys?: Readonly<Record<string, string>>
  /** Points that the teacher typed. */
  readonly typed?: Typed
  /** The questions whose answers have changed since the teacher typed points for them. */
  readonly changed?: readonly string[]
  /** The cells of columns that the teacher added to the gradebook, by their headers. */
  readonly own?: Readonly<Record<string, string>>
  /** The flags about what was handed in, so that a later marking without it has them. */
  readonly found?: readonly string[]
  /** Short sentences on what a teacher should look at. */
  readonly flags: readonly string[]
}

/** The columns of the plain gradebook, but for those of the questions, which come before the total. */
export const COLUMNS = ['student', 'name', 'variant', 'total', 'of', 'flags'] as const

type Cells = readonly (string | number)[]

/** The programs that read a gradebook; plain is for people and spreadsheets. */
export type GradebookFormat = 'plain' | 'moodle' | 'canvas'

/** Gradebooks by the program that reads them. */
export const gradebooks: Readonly<Record<string, (pack: Pack, students: readonly Graded[]) => Cells[]>> = {
  plain: (pack, students) => {
    const own = [...new Set(students.flatMap(student => Object.keys(student.own ?? {})))]
    const [student, name, variant, total, of, flags] = COLUMNS
    return [
      [student, name, variant, ...pack.tasks.map(({ id }) => id), total, of, flags, ...own],
      ...students.map(({ student, name = '', variant, marked, flags, ...row }) => [
        student,
        name,
        variant,
        ...pack.tasks.map(({ id }) => pointsCell(marked, id)),
        row.total ?? '',
        pointsOf(pack),
        flags.join('; '),
        ...own.map(header => row.own?.[header] ?? ''),
      ]),
    ]
  },
  /** Moodle reads any header and asks for the meaning of each column; it recognises the first of these names. The pupil reads the feedback. */
  moodle: (pack, students) => {
    const all = known(students)
    const [first] = all.map(({ moodle }) => moodle?.key?.[0])
    const column = all.every(({ moodle }) => moodle?.key?.[0] === first) ? first : undefined
    const guessed = all.every(({ student }) => student.includes('@')) ? 'Email address' : 'ID number'
    return [
      [column ?? guessed, 'Full name', pack.title, `${pack.title} (feedback)`],
      ...all.map(({ student, name = '', moodle, marked, medium, total = '' }) => [
        column === undefined ? student : moodle!.key![1],
        name,
        total,
        marked ? feedbackLine(marked, medium) : '',
      ]),
    ]
  },
  /** Canvas requires these five columns, and the possible points in the second row. */
  canvas: (pack, students) => [
    [...CANVAS, pack.title],
    ['    Points Possible', '', '', '', '', pointsOf(pack)],
    ...known(students).map(
      ({ student, name = student, canvas = [name, '', student, '', ''], total = '' }) => [...canvas, total],
    ),
  ],
}

/** The flags of a class, a row each: for the teacher alone, since a flag may name another student. */
export function flagRows(students: readonly Graded[]): Cells[] {
  return [
    ['student', 'name', 'variant', 'flag'],
    ...students.flatMap(({ student, name = '', variant, flags }) =>
      flags.map(flag => [student, name, variant, flag]),
    ),
  ]
}

/** The questions of a student whose answers are still to be read; none where the teacher typed a total. */
export function unreadOf({ marked }: Pick<Graded, 'marked'>): string[] {
  if (!marked || marked.isTotalTyped) return []
  return marked.tasks.filter(({ mark }) => mark.verdict === 'needs a look').map(({ task }) => task.id)
}

/** The points of a task; empty while it needs a look, so that it does not count as 0. */
function pointsCell(marked: MarkedSheet | undefined, id: string): string | number {
  const found = marked?.tasks.find(({ task }) => task.id === id)
  return found && found.mark.verdict !== 'needs a look' ? found.points : ''
}

const known = (students: readonly Graded[]) => students.filter(({ student }) => student !== '')
