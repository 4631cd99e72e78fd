import { sep } from 'node:path'
import { given } from '../../given.ts'
import { CANVAS } from '../../report/exercise/gradebook.ts'
import type { Student } from './roster.ts'

/** Who handed something in, by the name of the folder or file in which it came. */
export interface Owner {
  /** The student of the class; missing where nobody on the list is called so. */
  readonly student?: string
  /** The name, as the folder or file has it. */
  readonly called: string
  /** Whether Canvas has marked it as late. */
  readonly late?: true
}

/** A folder or file of Moodle's zip file: the name, the participant's number, and what was handed in. */
const MOODLE = /^(.+)_(\d+)_assignsubmission_[a-z]+(?:_|$)/

/** A file of Canvas's zip file: the name, the student's ID, and the number of the file, which grows with each attempt; but no date. */
const CANVAS_FILE = /^(.+?)_(LATE_)?(?!(?:19|20)\d\d_(?:0?[1-9]|1[0-2])_)(\d+)_(\d+)_./

/** A file of Google Classroom: the name, a dash, and what the student called it. */
const CLASSROOM = /^(.+?) - ./

/** Students by the names of folders and files in which platforms, and teachers, put what they hand in. */
export class Owners {
  private readonly byName = new Map<string, string | undefined>()

  /** @param variants the student of each variant: folders are handed out by that name */
  constructor(
    private readonly students: readonly Student[],
    private readonly variants: ReadonlyMap<string, string>,
  ) {
    for (const { student, name = '', canvas } of students) {
      const id = canvas?.[CANVAS.indexOf('ID')] ?? ''
      const keys = [keyOf(student), ...turned(name), ...(id === '' ? [] : [keyOf(idName(id))])]
      // Of two students of one name neither is told by it.
      for (const key of new Set(keys.filter(key => key !== '')))
        this.byName.set(key, this.byName.has(key) ? undefined : student)
    }
  }

  /** Whether the names on the list say anything about the names of a platform's folders. */
  get hasNames(): boolean {
    return this.students.some(({ name }) => name !== undefined)
  }

  /** The student of the class who has that seed. */
  ofVariant(variant: string): string | undefined {
    return this.variants.get(variant)
  }

  /** Who handed in what has that path; the outermost folder with a name decides. Nothing where no name is in it. */
  of(path: string): Owner | undefined {
    for (const part of path.split(sep)) {
      const owner = this.ofPart(part)
      if (owner) return owner
    }
    return undefined
  }

  private ofPart(part: string): Owner | undefined {
    const variant = this.variants.get(part)
    if (variant !== undefined) return { student: variant, called: part }
    const [, ofMoodle, participant = ''] = MOODLE.exec(part) ?? []
    if (ofMoodle !== undefined) return this.named(ofMoodle, `Participant ${participant}`)
    const [, ofCanvas, late, id = ''] = CANVAS_FILE.exec(part) ?? []
    if (ofCanvas !== undefined) {
      const owner = this.named(ofCanvas, idName(id))
      return owner && { ...owner, ...(late !== undefined && { late: true }) }
    }
    const names = [part, part.replace(/\.[a-z0-9]+$/i, ''), CLASSROOM.exec(part)?.[1] ?? '']
    const student = names.map(name => this.byName.get(keyOf(name))).find(found => found !== undefined)
    return student === undefined ? undefined : { student, called: part }
  }

  /** The owner of a platform's folder: by the platform's number, or by the name where the list has names. */
  private named(name: string, number: string): Owner | undefined {
    const keys = [keyOf(number), keyOf(name)]
    const student = keys.map(key => this.byName.get(key)).find(found => found !== undefined)
    const isAmbiguous = keys.some(key => this.byName.has(key))
    if (student === undefined && (isAmbiguous || !this.hasNames)) return undefined
    return { called: name, ...given({ student }) }
  }
}

/** The number of the attempt that a path names, or that of its file on Canvas; both grow from one attempt to the next. */
export function attemptIn(path: string): number | undefined {
  const [, attempt] = /attempt[ _-]?(\d+)/i.exec(path) ?? []
  const parts = path.split(sep)
  const file = parts.map(part => CANVAS_FILE.exec(part)?.[4]).find(found => found !== undefined)
  const isMoodle = parts.some(part => MOODLE.test(part))
  const number = attempt ?? (isMoodle ? undefined : file)
  return number === undefined ? undefined : Number(number)
}

/** Whether a path is that of a platform's zip file. */
export const isOfPlatform = (path: string) =>
  path.split(sep).some(part => MOODLE.test(part) || CANVAS_FILE.test(part))

/** Moodle's name of a student's folder in a path, as its zip file of feedback needs it; nothing where there is none. */
export function moodleFolderIn(path: string): string | undefined {
  const part = path.split(sep).find(name => MOODLE.test(name))
  return part === undefined ? undefined : `${MOODLE.exec(part)![0].replace(/_$/, '')}_`
}

/** Moodle's name of a student's folder, by the name and the number that the student has in the assignment. */
export const moodleFolderOf = (name: string, participant: string) =>
  `${name.replace(/[_/\\:*?"<>|\p{C}]+/gu, ' ').trim()}_${participant}_assignsubmission_file_`

/** The ID of Canvas as a name that no student has. */
const idName = (id: string) => `canvas id ${id}`

/** A name without accents, capitals, blanks and signs, of which platforms leave some out. */
const keyOf = (name: string) => wordsOf(name).join('')

const wordsOf = (name: string): readonly string[] =>
  name
    .normalize('NFKD')
    .replace(/[\p{M}'’`]/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** The keys of a name with any of its words first: the last name may come first. */
function turned(name: string): string[] {
  const words = wordsOf(name)
  return words.map((_, first) => [...words.slice(first), ...words.slice(0, first)].join(''))
}
