import type { MarkedSheet } from '../../exercise/mark.ts'
import { pointsOf, type Pack } from '../../exercise/pack.ts'

/** A row of the gradebook before it is written. */
export interface Graded {
  readonly student: string
  /** As the roster has it. */
  readonly name?: string
  readonly variant: string
  /** Nothing where there is no sheet that can be read. */
  readonly marked?: MarkedSheet
  /** What a teacher should look at, each a short sentence. */
  readonly flags: readonly string[]
}

type Cells = readonly (string | number)[]

/** What a gradebook is for, and so which columns it has. */
export const gradebooks: Readonly<Record<string, (pack: Pack, students: readonly Graded[]) => Cells[]>> = {
  plain: (pack, students) => [
    ['student', 'name', 'variant', ...pack.tasks.map(({ id }) => id), 'total', 'of', 'flags'],
    ...students.map(({ student, name = '', variant, marked, flags }) => [
      student,
      name,
      variant,
      ...pack.tasks.map(({ id }) => pointsCell(marked, id)),
      marked?.total ?? 0,
      pointsOf(pack),
      flags.join('; '),
    ]),
  ],
  /** Moodle reads any header and asks which column is which; these are the names that it knows. */
  moodle: (pack, students) => [
    ['ID number', 'First name', pack.title, `${pack.title} (feedback)`],
    ...known(students).map(({ student, name = '', marked, flags }) => [
      student,
      name,
      marked?.total ?? '',
      flags.join('; '),
    ]),
  ],
  /** Canvas wants these five columns, and the points possible in the second row. */
  canvas: (pack, students) => [
    ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', pack.title],
    ['    Points Possible', '', '', '', '', pointsOf(pack)],
    ...known(students).map(({ student, name, marked }) => [
      name ?? student,
      '',
      student,
      '',
      '',
      marked?.total ?? '',
    ]),
  ],
}

/** A cell is empty for what is still to be looked at, so that it is not taken for none. */
function pointsCell(marked: MarkedSheet | undefined, id: string): string | number {
  const found = marked?.tasks.find(({ task }) => task.id === id)
  return found && found.mark.verdict !== 'needs a look' ? found.points : ''
}

const known = (students: readonly Graded[]) => students.filter(({ student }) => student !== '')
