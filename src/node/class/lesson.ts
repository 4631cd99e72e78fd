import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { emptyAnswerSheet, parseAnswerSheet, type AnswerSheet } from '../../exercise/answer-sheet.ts'
import { boardOf, type BoardQuestion, type PupilWork } from '../../exercise/board.ts'
import { codesOf, typedCode } from '../../exercise/codes.ts'
import { answeredIn } from '../../exercise/mark.ts'
import type { Pack } from '../../exercise/pack.ts'
import { given } from '../../given.ts'
import { numbered, phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import { inJson } from '../../report/format/json.ts'
import type { Attendance } from '../../report/lesson/shell.ts'
import type { PupilView } from '../../report/lesson/teacher.ts'
import type { Student } from '../exercises/roster.ts'
import { readJson } from '../files/json.ts'
import { sweepStaged } from '../files/outputs.ts'
import { readText } from '../files/text-files.ts'
import { writeWhole } from '../files/write-whole.ts'

/** What the board shows: what the class guesses, or also what its runs gave. */
export const STAGES = ['guesses', 'numbers'] as const
export type Stage = (typeof STAGES)[number]

/** The folder of what was handed in, which `exercise grade` marks. */
export const HANDED_IN = 'handed-in'
/** The folders of what pupils have written so far, and of sheets that were handed in before the last ones. */
const DRAFTS = 'drafts'
const EARLIER = 'earlier'
const LESSON = 'lesson.json'
const SHEET = 'answers.json'

/** A file that a lesson wrote and reads again. */
const OWN_FILE = {
  limit: 256 * 1024,
  hint: 'a lesson wrote it; take it away, or name another folder by --out',
  syntaxHint: 'take it away, or name another folder by --out',
}

const lessonSchema = v.strictObject({
  format: v.literal('collapse-lab/lesson/1'),
  exercise: v.string(),
  version: v.number(),
  stage: v.picklist(STAGES),
})

const numbersSchema = v.record(v.string(), v.pipe(v.number(), v.finite()))
/** What the page of a pupil sends: the answers that changed, which are checked as those of a sheet, and the numbers of its runs. */
const sentSchema = v.object({ answers: v.record(v.string(), v.unknown()), numbers: numbersSchema })
const time = v.pipe(v.string(), v.isoTimestamp())
const draftSchema = v.object({
  ...sentSchema.entries,
  saved: v.optional(time),
  handedIn: v.optional(time),
  asks: v.optional(v.boolean(), false),
})

/** What a page is told when its pupil has said who they are. */
export interface Joined {
  readonly name: string
  readonly sheet: AnswerSheet
  /** When answers were handed in; missing where none were. */
  readonly handedIn?: string
  /** Whether help is asked for. */
  readonly asks: boolean
}

/** What a page is told when it has sent something: when it was kept, and all answers that are kept, also those of another page with the same code. */
export interface Kept {
  readonly at: string
  readonly answers: AnswerSheet['answers']
}

interface Pupil {
  readonly student: Student
  readonly code: string
  /** The sheet with nothing on it. */
  readonly blank: AnswerSheet
  work: PupilWork
  opened?: number
  saved?: string
  handedIn?: string
  asks: boolean
}

interface LessonOptions {
  readonly roster: readonly Student[]
  readonly secret: string
  readonly folder: string
  /** The clock, in milliseconds; default that of the machine. */
  readonly now?: () => number
}

/**
 * An exercise that a class does at one time. What pupils have written is on disk before they are told that it is there, so that a lesson
 * is taken up where it was, however it ended.
 */
export class Lesson {
  /** What was there before, in a sentence; nothing for a new lesson. */
  readonly continued: string | undefined
  private readonly byCode: ReadonlyMap<string, Pupil>
  private readonly folder: string
  private laws: Readonly<Record<string, number>> = {}
  private readonly now: () => number
  private shown: Stage

  /** @throws Refusal when the folder holds another lesson, or cannot be written */
  constructor(
    private readonly pack: Pack,
    { roster, secret, folder, now = Date.now }: LessonOptions,
  ) {
    this.folder = folder
    this.now = now
    const path = join(folder, LESSON)
    const before = existsSync(path) ? readJson(path, lessonSchema, OWN_FILE) : undefined
    if (before && (before.exercise !== pack.name || before.version !== pack.version))
      throw new Refusal(
        phrase`${folder} holds a lesson of ${before.exercise}, version ${before.version}`,
        'name another folder by --out',
      )
    this.shown = before?.stage ?? 'guesses'
    const codes = codesOf(
      secret,
      pack,
      roster.map(({ student }) => student),
    )
    this.byCode = new Map(
      Array.from(codes.keys(), (code, index) => [code, this.read(roster[index]!, { code, secret })]),
    )
    if (before) {
      this.refuseForeign()
      sweepStaged(folder)
    } else this.keepStage()
    this.continued = before && this.inWords()
  }

  get stage(): Stage {
    return this.shown
  }

  /** Shows something else on the board. */
  show(stage: Stage): void {
    this.shown = stage
    this.keepStage()
  }

  /** Tells what theory expects of the numbers of the runs, by question, so that the board can show it. */
  expect(laws: Readonly<Record<string, number>>): void {
    this.laws = laws
  }

  /** Tells who has a code, and what they have done so far; nothing where nobody has it. */
  join(code: string): Joined | undefined {
    const pupil = this.pupilWith(code)
    if (!pupil) return undefined
    pupil.opened ??= this.now()
    const { student, handedIn, asks } = pupil
    return { name: student.name ?? student.student, sheet: sheetOf(pupil), asks, ...given({ handedIn }) }
  }

  /**
   * Keeps what a pupil has written so far.
   *
   * @param sent as the page of the pupil sends it; answers that it does not name stay, since another page with the same code may have them
   * @returns nothing where nobody has the code
   * @throws Refusal when these are no answers, or they cannot be written
   */
  save(code: string, sent: unknown): Kept | undefined {
    const pupil = this.pupilWith(code)
    if (!pupil) return undefined
    this.keep(pupil, { work: this.workIn(pupil, sent), saved: this.time() })
    return { at: pupil.saved!, answers: pupil.work.answers }
  }

  /** Takes in what a pupil hands in, as {@link save} keeps it. What was handed in before stays in a folder of its own. */
  handIn(code: string, sent: unknown): Kept | undefined {
    const pupil = this.pupilWith(code)
    return pupil && this.takeIn(pupil, this.workIn(pupil, sent))
  }

  /** Takes in what pupils have written and not handed in, or changed since they did. @returns of how many */
  collect(): number {
    const open = this.open()
    for (const pupil of open) this.takeIn(pupil, pupil.work)
    return open.length
  }

  /** How many have written something that is not handed in. */
  get notHandedIn(): number {
    return this.open().length
  }

  private open(): Pupil[] {
    return this.pupils().filter(({ saved, handedIn }) => saved !== undefined && saved !== handedIn)
  }

  private takeIn(pupil: Pupil, work: PupilWork): Kept {
    const path = join(this.folder, HANDED_IN, pupil.blank.variant, SHEET)
    const text = inJson(sheetOf({ ...pupil, work }))
    const before = existsSync(path) ? readText(path, OWN_FILE) : text
    if (before !== text) writeWhole(this.earlierPath(pupil), [before])
    writeWhole(path, [text])
    const at = this.time()
    this.keep(pupil, { work, saved: at, handedIn: at })
    return { at, answers: work.answers }
  }

  /** Whether somebody with this code has come before. */
  hasCome(code: string): boolean {
    const pupil = this.pupilWith(code)
    return pupil !== undefined && isHere(pupil)
  }

  /** Notes whether a pupil wants help. @returns whether somebody has the code */
  ask(code: string, asks: boolean): boolean {
    const pupil = this.pupilWith(code)
    if (pupil) this.keep(pupil, { asks })
    return pupil !== undefined
  }

  /** How many have come, in this process or before, and how many have handed in. */
  get attendance(): Attendance {
    const pupils = this.pupils()
    return {
      came: pupils.filter(isHere).length,
      handedIn: pupils.filter(({ handedIn }) => handedIn !== undefined).length,
      of: pupils.length,
    }
  }

  /** The questions as a whole class looks at them, without names; what came out is shown when the teacher says so. */
  questions(): BoardQuestion[] {
    const works = this.pupils().map(({ work }) => work)
    const questions = boardOf(this.pack.tasks, works, this.laws)
    return questions.filter(question => !isResult(question) || this.shown === 'numbers')
  }

  /** Every pupil, in the order of the class list. */
  rows(): PupilView[] {
    return this.pupils().map(({ student: { student, name }, code, work, opened, saved, handedIn, asks }) => ({
      ...{ student, code, asks, numbers: Object.keys(work.numbers).length },
      answered: answeredIn(work),
      ...given({ name, opened, changed: inMilliseconds(saved), handedIn: inMilliseconds(handedIn) }),
    }))
  }

  private pupils(): Pupil[] {
    return Array.from(this.byCode.values())
  }

  private pupilWith(code: string): Pupil | undefined {
    return this.byCode.get(typedCode(code))
  }

  /** A pupil, with what the folder holds of them. */
  private read(student: Student, { code, secret }: { code: string; secret: string }): Pupil {
    const blank = emptyAnswerSheet(this.pack, { student: student.student, secret })
    const pupil: Pupil = { student, code, blank, work: { answers: blank.answers, numbers: {} }, asks: false }
    const path = this.draftPath(pupil)
    if (!existsSync(path)) return pupil
    const { saved, handedIn, asks, ...sent } = readJson(path, draftSchema, OWN_FILE)
    return { ...pupil, work: this.workIn(pupil, sent), asks, ...given({ saved, handedIn }) }
  }

  /**
   * Checks what a page sent. The numbers of runs whose page was closed since stay: their seed is the same. Those of questions that are not
   * there are passed over.
   */
  private workIn({ blank, work }: Pupil, sent: unknown): PupilWork {
    const read = v.safeParse(sentSchema, sent)
    if (!read.success) throw new Refusal('these are no answers', 'reload the page')
    const { answers } = parseAnswerSheet({ ...blank, answers: { ...work.answers, ...read.output.answers } })
    const asked = this.pack.tasks.filter(({ id }) => Object.hasOwn(read.output.numbers, id))
    const numbers = Object.fromEntries(asked.map(({ id }) => [id, read.output.numbers[id]!]))
    return { answers, numbers: { ...work.numbers, ...numbers } }
  }

  private keep(pupil: Pupil, change: Partial<Pick<Pupil, 'work' | 'saved' | 'handedIn' | 'asks'>>): void {
    const { work, saved, handedIn, asks } = { ...pupil, ...change }
    writeWhole(this.draftPath(pupil), [inJson({ ...work, ...given({ saved, handedIn }), asks })])
    Object.assign(pupil, change)
  }

  /** @throws Refusal when the folder has work, and none of it is of this class: its codes and marks would be others */
  private refuseForeign(): void {
    const drafts = join(this.folder, DRAFTS)
    const variants = existsSync(drafts)
      ? readdirSync(drafts).flatMap(name => /^(v[0-9a-f]{16})\.json$/.exec(name)?.[1] ?? [])
      : []
    const own = new Set(this.pupils().map(({ blank }) => blank.variant))
    if (variants.length > 0 && !variants.some(variant => own.has(variant)))
      throw new Refusal(
        phrase`${this.folder} has answers of ${numbered(variants.length, 'pupils')}, and none of them is on this list with this secret`,
        'take the same --roster, --column and --secret as before, or name another folder by --out',
      )
  }

  private keepStage(): void {
    const { name, version } = this.pack
    const facts = { format: 'collapse-lab/lesson/1', exercise: name, version, stage: this.shown }
    writeWhole(join(this.folder, LESSON), [inJson(facts)])
  }

  private draftPath({ blank }: Pupil): string {
    return join(this.folder, DRAFTS, `${blank.variant}.json`)
  }

  /** A name that no earlier sheet of a pupil has. */
  private earlierPath({ blank }: Pupil): string {
    const folder = join(this.folder, EARLIER)
    const names = existsSync(folder) ? readdirSync(folder) : []
    const count = names.filter(name => name.startsWith(blank.variant)).length
    return join(folder, `${blank.variant}-${count + 1}.json`)
  }

  private time(): string {
    return new Date(this.now()).toISOString()
  }

  private inWords(): string {
    const { came, handedIn } = this.attendance
    return phrase`The lesson in ${this.folder} is taken up again, with answers of ${numbered(came, 'pupils')} and ${numbered(handedIn, 'sheets')} handed in.`
  }
}

/** Whether a question is of what came out, which a class is not shown while it guesses. */
const isResult = (question: BoardQuestion) => question.kind === 'numbers' || question.isFound

/** The sheet of a pupil with what they have written so far. */
const sheetOf = ({ blank, work }: Pick<Pupil, 'blank' | 'work'>): AnswerSheet => ({
  ...blank,
  answers: { ...blank.answers, ...work.answers },
})

const isHere = ({ opened, saved }: Pupil) => opened !== undefined || saved !== undefined

const inMilliseconds = (time: string | undefined) => (time === undefined ? undefined : Date.parse(time))
