import { existsSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { parseAnswerSheet, type AnswerSheet } from '../../exercise/answer-sheet.ts'
import type { Typed } from '../../exercise/mark.ts'
import { MEDIUMS, type Medium } from '../../exercise/medium.ts'
import type { Pack } from '../../exercise/pack.ts'
import { given } from '../../given.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { inJson } from '../../report/format/json.ts'
import type { Graded } from '../../report/exercise/gradebook.ts'
import { readJson } from '../files/json.ts'

/** The file in a folder of grades that `grade` begins with: the sheets that were marked, and what stood in the gradebook. */
export const KEPT = 'kept.json'

const FORMAT = 'collapse-lab/grades/1'

const typedSchema = v.record(
  v.string(),
  v.strictObject({ points: v.pipe(v.number(), v.minValue(0)), answer: v.unknown() }),
)

const schema = v.strictObject({
  format: v.literal(FORMAT),
  exercise: v.string(),
  version: v.number(),
  students: v.record(
    v.string(),
    v.strictObject({
      student: v.string(),
      name: v.optional(v.string()),
      sheet: v.optional(v.unknown()),
      path: v.optional(v.string()),
      medium: v.optional(v.picklist(MEDIUMS)),
      folder: v.optional(v.string()),
      found: v.optional(v.array(v.string())),
      cells: v.record(v.string(), v.string()),
      typed: typedSchema,
    }),
  ),
})

/** What is known of a student from the last time that the class was marked. */
export interface KeptStudent {
  readonly student: string
  readonly name?: string
  /** The sheet that was marked; none where nothing was handed in. */
  readonly sheet?: AnswerSheet
  /** Where the sheet was found. */
  readonly path?: string
  /** As {@link Graded.medium}; none in grades of earlier versions. */
  readonly medium?: Medium
  /** As {@link Graded.folder}. */
  readonly folder?: string
  /** As {@link Graded.found}; none in grades of earlier versions. */
  readonly found?: readonly string[]
  /** The cells of the gradebook as the lab wrote them, by column. */
  readonly cells: Readonly<Record<string, string>>
  readonly typed: Typed
}

/** What is known of a class from the last time that it was marked, by variant. */
export type Kept = ReadonlyMap<string, KeptStudent>

/**
 * Reads what was kept in a folder of grades.
 *
 * @returns nothing where the folder has no grades of the lab yet
 * @throws Refusal when they are of another exercise, or cannot be read
 */
export function readKept(grades: string, pack: Pick<Pack, 'name' | 'version'>): Kept | undefined {
  const path = join(grades, KEPT)
  if (!existsSync(path)) return undefined
  const hint = 'name another folder by --out'
  const { exercise, version, students } = readJson(path, schema, { hint })
  if (exercise !== pack.name || version !== pack.version)
    throw new Refusal(
      phrase`${grades} holds the grades of ${exercise}, version ${version}, and this is ${pack.name}, version ${pack.version}`,
      hint,
    )
  return new Map(
    Object.entries(students).map(([variant, { sheet, ...facts }]) => [
      variant,
      {
        ...facts,
        ...given({ sheet: sheet === undefined ? undefined : parseAnswerSheet(sheet) }),
      } as KeptStudent,
    ]),
  )
}

/** The text of the file that {@link readKept} reads. @param cellsOf the cells of the gradebook that is written with it, by variant */
export function keptText(
  { name: exercise, version }: Pick<Pack, 'name' | 'version'>,
  students: readonly Graded[],
  cellsOf: ReadonlyMap<string, Readonly<Record<string, string>>>,
): string {
  const kept = students
    .filter(({ variant }) => variant !== '')
    .map(({ variant, student, name, sheet, path, medium, folder, found, typed = {} }) => [
      variant,
      {
        student,
        ...given({ name, sheet, path, medium, folder, found }),
        cells: cellsOf.get(variant) ?? {},
        typed,
      },
    ])
  return inJson({ format: FORMAT, exercise, version, students: Object.fromEntries(kept) as object })
}
