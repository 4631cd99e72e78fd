import type { Pack } from '../../exercise/pack.ts'
import { PRACTICE, studentName, variantOf } from '../../exercise/variant.ts'
import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import type { Kept } from './kept-grades.ts'
import type { Student } from './roster.ts'
import type { Found } from './which-sheet.ts'

/** @throws Refusal when earlier grades are those of a class with another secret */
export function checkKept(
  pack: Pack,
  { kept, secret, grades }: { kept: Kept; secret: string; grades: string },
): void {
  const [first] = kept
  if (!first || variantOf(secret, pack, first[1].student) === first[0]) return
  throw new Refusal(
    phrase`${grades} holds grades that were made with another secret`,
    'name the secret of that class by --secret, or another folder by --out',
  )
}

/**
 * Looks whether an exercise, a secret and a class list can be those of the sheets: with wrong ones every sheet would be marked by a wrong key. One sheet
 * alone may be that of a stranger.
 *
 * @param roster empty where there is none
 * @throws Refusal when none of several sheets is of the exercise, or has a seed of the class
 */
export function checkSheets(
  pack: Pack,
  { found, secret, roster }: { found: readonly Found[]; secret: string; roster: readonly Student[] },
): void {
  const all = found.flatMap(({ sheet, lacks }) => (sheet && lacks === undefined ? sheet : []))
  const sheets = all.filter(({ exercise, version }) => exercise === pack.name && version === pack.version)
  if (sheets.length === 0 && all.length > 1)
    throw new Refusal(
      phrase`none of the ${all.length} sheets is of ${pack.name}, version ${pack.version}: the first is of ${all[0]!.exercise}, version ${all[0]!.version}`,
      'name that exercise, or the folder of this one; an earlier version is marked by an earlier version of the lab',
    )
  if (sheets.length < 2) return
  const named = [...new Set(sheets.map(({ student }) => studentName(student)))]
  const listed = roster.length === 0 ? named : roster.map(({ student }) => student)
  const haveSeedOf = (students: readonly string[], key: string) => {
    const seeds = new Set(students.map(student => variantOf(key, pack, student)))
    return sheets.some(({ variant }) => seeds.has(variant))
  }
  if (haveSeedOf(listed, secret)) return
  const none = phrase`none of the ${sheets.length} sheets has a seed of this class`
  if (haveSeedOf(named, secret))
    throw new Refusal(
      phrase`${none}: they name students as in ${JSON.stringify(named[0])}, and the class list as in ${JSON.stringify(listed[0])}`,
      'name the column by which the exercise was issued, as in --column "ID number"; to mark all the same, add --force',
    )
  if (secret !== PRACTICE && haveSeedOf(named, PRACTICE))
    throw new Refusal(
      phrase`${none}: they were made by \`exercise start\`, which needs no secret`,
      'add --practice; to mark by the seeds of the class all the same, add --force',
    )
  throw new Refusal(
    phrase`${none}: they were issued with another secret`,
    'name the file that `exercise issue` made or used then: --secret FILE; to mark all the same, add --force',
  )
}
