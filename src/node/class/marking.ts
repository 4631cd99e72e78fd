import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../refusal.ts'
import { gradebooks, type GradebookFormat } from '../../report/exercise/gradebook.ts'
import type { MarkingView } from '../../report/lesson/teacher.ts'
import { GRADES } from '../exercises/folders.ts'
import { gradeClass } from '../exercises/grading.ts'
import { readPack } from '../exercises/packs.ts'
import type { Student } from '../exercises/roster.ts'
import { ANSWERS, FEEDBACK_ZIP, gradebookOf, NAMED_FEEDBACK_ZIP, TO_READ, writeGrades } from '../exercises/write-grades.ts' // prettier-ignore
import { inThread } from '../threads/pool.ts'
import type { Task } from '../threads/task.ts'

/** What is marked after a lesson, as `exercise grade` marks it. */
export interface ToMark {
  /** The folder of the exercise. */
  readonly exercise: string
  /** The folder of what was handed in. */
  readonly folder: string
  readonly secret: string
  readonly roster: readonly Student[]
  readonly gradebook: GradebookFormat
}

/** The files that a teacher takes from a marking, where they are there. */
const FILES = [...Object.keys(gradebooks).map(gradebookOf), FEEDBACK_ZIP, NAMED_FEEDBACK_ZIP, TO_READ, ANSWERS] // prettier-ignore

/** Marks what was handed in, as the command does: into its folder of grades, with what the teacher has typed there. */
export const gradeTask: Task<ToMark, void, readonly [done: number, of: number]> = {
  name: 'grade',
  work: ({ exercise, gradebook, ...class_ }, report) => {
    const { pack } = readPack(exercise)
    const out = join(class_.folder, GRADES)
    const progress = (done: number, of: number) => report([done, of])
    const students = gradeClass(pack, { ...class_, grades: out, progress })
    writeGrades(pack, students, { out, format: gradebook })
  },
}

/** The marking of a lesson: a thread carries the runs out, and the lesson goes its way meanwhile. */
export class Marking {
  private state: MarkingView = { kind: 'none' }

  /** @param signal ends a marking that is under way */
  constructor(
    private readonly toMark: ToMark,
    private readonly signal?: AbortSignal,
  ) {}

  get view(): MarkingView {
    return this.state
  }

  /** Begins, unless it is under way. */
  begin(): void {
    if (this.state.kind === 'going') return
    this.state = { kind: 'going', done: 0, of: this.toMark.roster.length }
    const progress = ([done, of]: readonly [number, number]) => {
      this.state = { kind: 'going', done, of }
    }
    inThread(gradeTask, this.toMark, { progress, signal: this.signal })
      .then(
        () =>
          (this.state = {
            kind: 'done',
            folder: join(this.toMark.folder, GRADES),
            files: FILES.filter(name => existsSync(this.pathOf(name))),
          }),
      )
      .catch((error: unknown) => {
        const why = error instanceof Refusal ? error : new Refusal(String(error), 'try again')
        this.state = { kind: 'failed', message: why.message, hint: why.hint }
      })
  }

  /** A file of the last marking, by its name; nothing for any other. */
  file(name: string): Uint8Array | undefined {
    return this.state.kind === 'done' && this.state.files.includes(name)
      ? readFileSync(this.pathOf(name))
      : undefined
  }

  private pathOf(name: string): string {
    return join(this.toMark.folder, GRADES, name)
  }
}
