import { studentName } from '../../exercise/variant.ts'
import type { Owners } from './owners.ts'
import type { Student } from './roster.ts'
import type { Found } from './which-sheet.ts'

/**
 * What was handed in, by student. A folder or file that is named after a student belongs to that student, with all that is in it. Where none
 * is, the sheet belongs to the student whom it names. Where folder and sheet name two students, that is told of both, and a sheet that
 * has the seed of the one whom it names is nobody's until the teacher decides.
 */
export class HandedIn {
  private readonly groups = new Map<string | undefined, Found[]>()
  private readonly remarks = new Map<string, string[]>()
  private readonly names: ReadonlyMap<string, string | undefined>

  constructor(
    found: readonly Found[],
    private readonly owners: Owners,
    roster: readonly Student[],
  ) {
    this.names = new Map(roster.map(({ student, name }) => [student, name]))
    for (const one of found) if (!this.isMisplaced(one)) put(this.groups, this.ownerOf(one), one)
  }

  /** All who handed in something. */
  get students(): string[] {
    return Array.from(this.groups.keys()).filter(student => student !== undefined)
  }

  /** What nobody can be told from. */
  get ofNobody(): readonly Found[] {
    return this.by(undefined)
  }

  by(student: string | undefined): readonly Found[] {
    return this.groups.get(student) ?? []
  }

  /** What a teacher should know of whose a student's sheets are. */
  remarksOn(student: string): readonly string[] {
    return this.remarks.get(student) ?? []
  }

  /** Whether a path is in the student's own folder. */
  isOwn(student: string, path: string): boolean {
    return this.owners.of(path)?.student === student
  }

  /** Whether a sheet is another pupil's by name and by seed than the folder in which it is; if so, that is told of both. */
  private isMisplaced({ path, sheet }: Found): boolean {
    const folder = this.owners.of(path)?.student
    const named = sheet && studentName(sheet.student)
    if (folder === undefined || named === undefined || folder === named) return false
    if (this.owners.ofVariant(sheet!.variant) !== named) return false
    const [owner, other] = [this.called(named), this.called(folder)]
    const told = `${path} is in the folder of ${other} and is the sheet of ${owner}, by its name and its seed: it counts for nobody yet. Put it into the folder of ${owner}, or write ${folder} after \`student:\` in it if it is what ${other} did; then grade again with the same --out`
    put(this.remarks, folder, told)
    put(this.remarks, named, told)
    return true
  }

  private ownerOf({ path, sheet }: Found): string | undefined {
    const owner = this.owners.of(path)
    const named = sheet && studentName(sheet.student)
    const student = owner?.student ?? named
    if (student === undefined) return undefined
    if (owner?.late) put(this.remarks, student, `${path}: late, says Canvas`)
    if (named === undefined || owner === undefined || owner.student === named) return student
    const [folder, why] =
      owner.student === undefined
        ? [`${owner.called}, who is not on the list`, 'since it names them']
        : [this.called(student), 'since the folder says who handed it in']
    const told = `${path} names ${this.called(named)} and is in the folder of ${folder}: taken as that of ${this.called(student)}, ${why}`
    put(this.remarks, student, told)
    if (student !== named && this.names.has(named)) put(this.remarks, named, told)
    return student
  }

  /** How a teacher reads a student: with the name, where the list has it. */
  private called(student: string): string {
    const name = this.names.get(student)
    return name === undefined ? student : `${student} (${name})`
  }
}

function put<Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void {
  const group = groups.get(key)
  if (group) group.push(value)
  else groups.set(key, [value])
}
