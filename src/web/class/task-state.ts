import { effect, signal } from '@preact/signals'
import { corporaOf, packOf, pointsOf, type Pack } from '../../exercise/pack.ts'
import { emptyAnswerSheet, parseAnswerSheet, type AnswerSheet } from '../../exercise/answer-sheet.ts'
import { parseSheet } from '../../exercise/text-sheet.ts'
import { PRACTICE, studentName } from '../../exercise/variant.ts'
import { decodeText } from '../../formats/encodings/decode.ts'
import { Refusal } from '../../refusal.ts'
import type { PageExercise } from '../../report/page/fill-page.ts'
import type { PageRun } from '../../report/page/page-data.ts'
import { contentOf, corpusNamed, exercises, inLesson, scormVersion } from '../state/embedded.ts'
import { forgetTab, keepInTab, keptInTab } from '../state/tab.ts'
import { start } from '../engine/run.ts'
import { askBeforeLeaving, refuse, showAtEnd, software } from '../lab/made.ts'
import { saveText } from '../charts/drawing.ts'
import { say } from '../locales/say.ts'
import { addressedText } from '../state/address.ts'
import { isOpen } from '../../exercise/mark.ts'
import { LearningPlatform, type Score } from './learning-platform.ts'
import type { CheckedSheet } from '../engine/check.ts'

/** The exercise that the student works on. */
export interface Work {
  readonly pack: Pack
  /** exercise.json, as the worker reads it. */
  readonly exercise: unknown
  readonly markdown: string
}

export type Answer = AnswerSheet['answers'][string]

export const work = signal<Work | undefined>(undefined)
/** The answer sheet: student, seed and answers. It is missing until the student is known. */
export const sheet = signal<AnswerSheet | undefined>(undefined)
export const checked = signal<CheckedSheet | undefined>(undefined)
/** What the table of a run shows. */
export interface Outcome extends Pick<PageRun, 'rows' | 'generations'> {
  readonly tokens: string
  /** `human`, or `constructed`. */
  readonly origin: string
}

/** Runs that the page has carried out, by their names in the exercise; also before it was loaded again. */
export const outcomes = signal<Readonly<Record<string, Outcome>>>({})
/** Whether the views show a run of the exercise. */
export const isRunShown = signal(false)
/** The run that was begun last; missing where something else was begun since. */
export const going = signal<string | undefined>(undefined)
/** Whether some answers are not saved yet. */
const unsaved = signal(false)

/** Opens an exercise. */
export async function choose(exercise: PageExercise): Promise<void> {
  try {
    const { exercise: value, markdown } = await contentOf(exercise)
    work.value = { pack: packOf(value), exercise: value, markdown }
    const { pack } = work.value
    const ofTab = sheetOfTab(pack)
    begin(begun.get(exercise.name) ?? sheetOfLearner(pack) ?? ofTab?.sheet)
    unsaved.value = ofTab?.isUnsaved === true && sheet.value === ofTab.sheet
  } catch (error) {
    refuse(error)
  }
}

/** The learning platform that the page was opened in; missing where it was not made for one, or is in none. */
const platform = scormVersion === null || typeof window === 'undefined' ? undefined : LearningPlatform.above(window, scormVersion) // prettier-ignore

/** What became of the points: missing until the answers are checked; what the platform was told, or why it was told nothing. */
export const reported = signal<(Score & { readonly taken: boolean }) | undefined>(undefined)
/** Whether the page was made for a learning platform, and whether it is in one. */
export const inPlatform = scormVersion === null ? undefined : platform !== undefined

/** The sheet of the learner whom the platform names, with the answers of an earlier visit. */
function sheetOfLearner(pack: Pack): AnswerSheet | undefined {
  const student = studentName(platform?.learner ?? '')
  if (student === '' || student.length > 200) return undefined
  const empty = emptyAnswerSheet(pack, { student, secret: PRACTICE })
  try {
    return parseAnswerSheet({ ...empty, answers: { ...empty.answers, ...(JSON.parse(platform!.kept) as object) } }) // prettier-ignore
  } catch {
    return empty
  }
}

/** Tells the platform the points that the page gives, of those that it can give, and has the answers kept. */
function report({ total }: CheckedSheet): void {
  const { tasks } = work.value!.pack
  const { answers } = sheet.value!
  const score = {
    points: total,
    of: pointsOf({ tasks: tasks.filter(({ forReader }) => !forReader) }),
    complete: tasks.every(({ id }) => !isOpen(answers[id])),
  }
  reported.value = { ...score, taken: platform?.report(score) ?? false }
  keepAnswers()
}

function keepAnswers(): void {
  if (sheet.value && platform?.keep(JSON.stringify(sheet.value.answers))) unsaved.value = false
}

if (platform)
  window.addEventListener('pagehide', () => {
    keepAnswers()
    platform.end()
  })

/** Sheets of exercises that were left, by name; a pupil who comes back continues. */
const begun = new Map<string, AnswerSheet>()

/** Closes the exercise; its answers are kept while the page is open. */
export function leave(): void {
  if (sheet.value) begun.set(work.value!.pack.name, sheet.value)
  work.value = undefined
  begin(undefined)
}

/** The sheet that this tab had before the page was loaded again. A lesson and a platform keep sheets themselves. */
function sheetOfTab({ name, version, tasks }: Pack): { sheet: AnswerSheet; isUnsaved: boolean } | undefined {
  if (inLesson || platform) return undefined
  try {
    const kept = keptInTab(`sheet ${name}`) as { sheet: unknown; isUnsaved: boolean }
    const found = parseAnswerSheet(kept.sheet)
    if (found.exercise !== name || found.version !== version) return undefined
    const open = Object.fromEntries(tasks.map(({ id }) => [id, null]))
    return { sheet: { ...found, answers: { ...open, ...found.answers } }, isUnsaved: kept.isUnsaved }
  } catch {
    return undefined
  }
}

if (typeof document !== 'undefined' && !inLesson && !platform)
  effect(() => {
    if (sheet.value)
      keepInTab(`sheet ${sheet.value.exercise}`, { sheet: sheet.value, isUnsaved: unsaved.value })
  })

/** Lets somebody else begin: the page is loaded anew, without what this tab keeps. */
export function beginAnew(): void {
  forgetTab()
  location.reload()
}

/** The only exercise of a page that was made for it. */
export const onlyExercise = exercises.length === 1 ? exercises[0] : undefined

addressedText('exercise', {
  views: ['class'],
  step: true,
  get: () => (onlyExercise ? undefined : work.value?.pack.name),
  set: name => {
    const wanted = onlyExercise ?? exercises.find(exercise => exercise.name === name)
    if (wanted?.name === work.value?.pack.name) return
    if (work.value) leave()
    if (wanted) void choose(wanted)
  },
})

/** Begins with a sheet. */
export function begin(next: AnswerSheet | undefined): void {
  sheet.value = next
  checked.value = reported.value = going.value = undefined
  isRunShown.value = false
  outcomes.value = (next && (keptInTab(`runs ${next.variant}`) as typeof outcomes.value | undefined)) ?? {}
  unsaved.value = false
}

/** Begins practice under a name, which gives the seed. */
export function practise(student: string): void {
  const name = studentName(student)
  if (name !== '' && name.length <= 200)
    begin(emptyAnswerSheet(work.value!.pack, { student: name, secret: PRACTICE }))
}

/** The largest answer sheet that is read, in bytes. */
const MAX_SHEET_BYTES = 64 * 1024

/** Opens a sheet that the student was given or has saved. */
export async function openSheet(file: File | undefined): Promise<void> {
  if (!file) return
  try {
    if (file.size > MAX_SHEET_BYTES)
      throw new Refusal(say('class.tooLong', { name: file.name }), say('class.sheetHint'))
    const { text } = decodeText(file.name, new Uint8Array(await file.arrayBuffer()))
    const named = sheetIn(text, file.name, [])
    const exercise = exercises.find(({ name }) => name === named.exercise)
    if (!exercise)
      throw new Refusal(say('class.otherExercise', { name: named.exercise }), say('class.sheetHint'))
    await choose(exercise)
    const { version, tasks } = work.value!.pack
    if (named.version !== version) {
      leave()
      throw new Refusal(
        say('class.otherVersion', { theirs: named.version, ours: version }),
        say('class.versionHint'),
      )
    }
    begin(
      sheetIn(
        text,
        file.name,
        tasks.map(({ id }) => id),
      ),
    )
  } catch (error) {
    refuse(error)
  }
}

/** The sheet in a file, of plain text or as the page saves it. @param questions the names of the exercise's questions */
function sheetIn(text: string, name: string, questions: readonly string[]): AnswerSheet {
  const json = () => {
    try {
      return JSON.parse(text) as unknown
    } catch {
      throw new Refusal(say('class.noJson', { name }), say('class.sheetHint'))
    }
  }
  return parseSheet(name, text, { json, questionsOf: () => questions })
}

export function answer(id: string, value: Answer): void {
  const { answers, ...facts } = sheet.value!
  sheet.value = { ...facts, answers: { ...answers, [id]: value } }
  unsaved.value = true
}

/** Notes that all that was written is kept elsewhere. */
export function wasSaved(): void {
  unsaved.value = false
}

/** Saves the sheet as the file to hand in. */
export function saveSheet(): void {
  saveText('answers.json', `${JSON.stringify(sheet.value, null, 2)}\n`, 'application/json')
  unsaved.value = false
}

/** Carries out a run of the exercise with the student's seed and all measures, and shows it in all views. */
export async function carryOutRun(name: string): Promise<void> {
  const { corpus, ...plan } = work.value!.pack.runs[name]!
  try {
    const text = await corpusNamed(corpus)
    const plans = [{ ...plan, seed: sheet.value!.variant }]
    going.value = name
    start({ kind: 'run', text, plans, software: software(), metrics: null }, data => {
      const { rows, generations, plan } = data.runs[0]!
      const outcome = { rows, generations, tokens: plan.tokens, origin: data.text.origin }
      outcomes.value = { ...outcomes.value, [name]: outcome }
      keepInTab(`runs ${sheet.value!.variant}`, outcomes.value)
      isRunShown.value = true
      showAtEnd(data)
    })
  } catch (error) {
    refuse(error)
  }
}

/** Marks the answers as the command does: it carries the runs out. */
export async function checkAnswers(): Promise<void> {
  const { pack, exercise } = work.value!
  const { variant, answers } = sheet.value!
  try {
    const names = corporaOf(pack)
    const texts = Object.fromEntries(
      await Promise.all(names.map(async name => [name, await corpusNamed(name)] as const)),
    )
    going.value = undefined
    start({ kind: 'check', exercise, variant, answers, texts }, marks => {
      checked.value = marks
      if (inPlatform !== undefined) report(marks)
    })
  } catch (error) {
    refuse(error)
  }
}

askBeforeLeaving(unsaved)
