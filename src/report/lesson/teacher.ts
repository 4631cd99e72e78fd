import { numbered, phrase } from '../../phrase.ts'
import { printedCode } from '../../exercise/codes.ts'
import { inHtml } from '../format/markup.ts'
import type { Join } from './board.ts'
import { attendanceText, lessonPage, type Attendance } from './shell.ts'

/** A pupil as the teacher sees them. Times are in milliseconds, and missing for what was not done. */
export interface PupilView {
  readonly student: string
  readonly name?: string
  readonly code: string
  readonly opened?: number
  readonly changed?: number
  readonly handedIn?: number
  readonly asks: boolean
  readonly answered: number
  readonly numbers: number
}

/** How far the marking of what was handed in is: not begun, pupils that are marked, the names of its files, or why there is none. */
export type MarkingView =
  | { readonly kind: 'none' }
  | { readonly kind: 'going'; readonly done: number; readonly of: number }
  | { readonly kind: 'done'; readonly folder: string; readonly files: readonly string[] }
  | { readonly kind: 'failed'; readonly message: string; readonly hint: string }

/** A lesson as the teacher sees it. */
export interface TeacherView {
  readonly title: string
  readonly join: Join
  readonly stage: string
  readonly pupils: readonly PupilView[]
  /** Questions of the exercise, and those of them that ask for a number of the pupil's own run. */
  readonly questions: number
  readonly ofRuns: number
  readonly attendance: Attendance
  /** How many have written something that is not handed in. */
  readonly notHandedIn: number
  /** The command that marks what was handed in. */
  readonly next: string
  /** Missing where the view cannot have it marked. */
  readonly marking?: MarkingView
  readonly now: number
}

const MINUTE = 60_000
/** Minutes without anything new after which somebody may need help. */
const QUIET = 5

/** The teacher's view of a lesson. */
export function teacherPage(view: TeacherView): string {
  const title = phrase`${view.title}: the class`
  const button = (stage: string, text: string) =>
    `<button type="button" data-stage="${stage}" aria-pressed="${stage === view.stage}">${inHtml(text)}</button>`
  const top = [
    `<h1>${inHtml(title)}</h1>`,
    `<p>${inHtml(phrase`Pupils open ${view.join.address} and type their code.`)} <a href="/board">${inHtml(phrase`The board`)}</a> · <a href="/teacher/codes">${inHtml(phrase`The codes, to print`)}</a></p>`,
    `<p>${inHtml(phrase`Results on the board:`)} ${button('guesses', phrase`hidden`)} ${button('numbers', phrase`shown`)}</p>`,
    '',
  ].join('\n')
  return lessonPage(title, { head: top, body: teacherBody(view) })
}

/** What changes in the teacher's view. Who needs help comes first; the others are as in the class list. */
export function teacherBody(view: TeacherView): string {
  const { pupils, attendance, stage, questions, ofRuns, notHandedIn, next, marking, now } = view
  const rows = pupils.map(pupil => ({ pupil, need: needOf(pupil, now) }))
  const sorted = [...rows].sort((a, b) => a.need.rank - b.need.rank)
  const head = [phrase`pupil`, phrase`code`, phrase`how it goes`, phrase`answers`, phrase`numbers of runs`]
  return [
    `<p class="count" data-shown="${inHtml(stage)}">${attendanceText(attendance)}</p>`,
    `<table><thead><tr>${head.map((cell, k) => `<th scope="col"${k > 2 ? ' class="number"' : ''}>${inHtml(cell)}</th>`).join('')}</tr></thead><tbody>`,
    ...sorted.map(({ pupil, need }) => row(pupil, need, { questions, ofRuns })),
    '</tbody></table>',
    ...(notHandedIn === 0 ? [] : [`<p>${inHtml(phrase`Written and not handed in, by ${numbered(notHandedIn, 'pupils')}:`)} <button type="button" data-collect>${inHtml(phrase`take it in as it is`)}</button></p>`]), // prettier-ignore
    ...(marking && attendance.handedIn > 0 ? [`<p role="status">${markingText(marking)}</p>`] : []),
    `<p class="soft">${inHtml(phrase`When all have handed in, this command marks what there is:`)} <code>${inHtml(next)}</code></p>`,
  ].join('\n')
}

/** A button that has all marked, how far that is, or the files to save. */
function markingText(marking: MarkingView): string {
  const button = (text: string) => `<button type="button" data-mark>${inHtml(text)}</button>`
  if (marking.kind === 'none') return button(phrase`Mark what is handed in`)
  if (marking.kind === 'going') return inHtml(phrase`Marking: ${marking.done} of ${numbered(marking.of, 'pupils')}.`) // prettier-ignore
  if (marking.kind === 'failed') return `${inHtml(`${marking.message}. ${marking.hint}.`)} ${button(phrase`Mark again`)}` // prettier-ignore
  const links = marking.files.map(name => `<a href="/teacher/grades/${name}">${inHtml(name)}</a>`)
  return `${inHtml(phrase`Marked. Type points for what you read into gradebook.csv in ${marking.folder}, and mark again. To save:`)} ${links.join(' · ')} ${button(phrase`Mark again`)}`
}

interface Need {
  /** 0 for a pupil who asks for help. */
  readonly rank: number
  readonly look: 'help' | 'absent' | ''
  readonly said: string
}

const isHere = ({ opened, changed }: PupilView) => opened !== undefined || changed !== undefined

function needOf(pupil: PupilView, now: number): Need {
  const { opened, changed, handedIn, asks } = pupil
  if (asks) return { rank: 0, look: 'help', said: phrase`asks for help` }
  if (handedIn !== undefined && changed !== undefined && changed > handedIn)
    return { rank: 2, look: '', said: phrase`handed in, and changed since` }
  if (handedIn !== undefined) {
    const minutes = Math.floor((now - handedIn) / MINUTE)
    const said =
      minutes < 1 ? phrase`handed in just now` : phrase`handed in ${numbered(minutes, 'minutes')} ago`
    return { rank: 2, look: '', said }
  }
  if (!isHere(pupil)) return { rank: 3, look: 'absent', said: phrase`not here yet` }
  const minutes = Math.floor((now - Math.max(opened ?? 0, changed ?? 0)) / MINUTE)
  if (minutes < QUIET) return { rank: 2, look: '', said: phrase`at work` }
  return { rank: 1, look: 'help', said: phrase`nothing new for ${numbered(minutes, 'minutes')}` }
}

function row(
  { student, name, code, answered, numbers }: PupilView,
  { look, said }: Need,
  { questions, ofRuns }: { questions: number; ofRuns: number },
): string {
  return [
    `<tr class="${look}"><th scope="row">${inHtml(name === undefined ? student : `${name} (${student})`)}</th>`,
    `<td><code>${inHtml(printedCode(code))}</code></td><td>${inHtml(said)}</td>`,
    `<td class="number">${answered} / ${questions}</td><td class="number">${numbers} / ${ofRuns}</td></tr>`,
  ].join('')
}

/** The codes of a class on slips, to print and cut: each has the exercise, and the address to type or to point a camera at. */
export function codesPage({ title, join, pupils }: Pick<TeacherView, 'title' | 'join' | 'pupils'>): string {
  const slips = pupils.map(
    ({ student, name, code }) =>
      `<div class="slip"><div class="soft">${inHtml(title)}</div><div>${inHtml(name ?? student)}</div><p class="code"><code>${inHtml(printedCode(code))}</code></p><div class="soft address">${inHtml(join.address)}</div>${join.qr}</div>`,
  )
  const body = [
    `<p class="noprint" data-still><button type="button" data-print>${inHtml(phrase`Print`)}</button> <a href="/teacher">${inHtml(phrase`The class`)}</a></p>`,
    `<h1 class="noprint">${inHtml(phrase`${title}: codes`)}</h1>`,
    `<div class="slips">${slips.join('')}</div>`,
  ].join('\n')
  return lessonPage(phrase`${title}: codes`, { body })
}
