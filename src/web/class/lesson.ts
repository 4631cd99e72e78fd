import { effect, signal } from '@preact/signals'
import { numbersOf } from '../../exercise/board.ts'
import { valueIn, type RunFacts } from '../../exercise/keys/facts.ts'
import type { AnswerSheet } from '../../exercise/answer-sheet.ts'
import { Refusal } from '../../refusal.ts'
import { say } from '../locales/say.ts'
import { keepInTab, keptInTab } from '../state/tab.ts'
import { begin, outcomes, sheet, wasSaved, work } from './task-state.ts'

/** The pupil, once they have said who they are. Their code is kept here, and in the tab until it is closed. */
export const pupil = signal<{ readonly name: string; readonly code: string } | undefined>(undefined)
/** When the lesson saved what the pupil has written, and when it received what was handed in; missing for what was not done. */
export const kept = signal<{ readonly saved?: Date; readonly received?: Date }>({})
/** Why the last thing that was sent did not arrive; it is sent again. */
export const lost = signal<string | undefined>(undefined)
export const asksForHelp = signal(false)
/** Why a code was not taken. */
export const notJoined = signal<string | undefined>(undefined)

/** Milliseconds after a change until it is sent, and after a failure until it is tried again. */
const AFTER = 1000
const AGAIN = 4000

/** Under which a tab keeps the code. */
const CODE = 'code'

/** The code that was typed in this tab before the page was loaded again; empty where there is none. */
export function codeOfTab(): string {
  const code = keptInTab(CODE)
  return typeof code === 'string' ? code : ''
}

/** Begins the exercise as the pupil who has a code, where they left it. */
export async function join(code: string): Promise<void> {
  if (code.trim() === '') {
    notJoined.value = say('lesson.noCode')
    return
  }
  try {
    const joined = await post<{ name: string; sheet: AnswerSheet; handedIn?: string; asks: boolean }>('join', { code }) // prettier-ignore
    notJoined.value = undefined
    asksForHelp.value = joined.asks
    kept.value = joined.handedIn === undefined ? {} : { received: new Date(joined.handedIn) }
    begin(joined.sheet)
    sent = joined.sheet.answers
    sentOutcomes = outcomes.value
    pupil.value = { name: joined.name, code }
    keepInTab(CODE, code)
    followChanges()
  } catch (error) {
    notJoined.value = reasonOf(error)
  }
}

/** Hands the answers in. It is tried until they are on the disk of the teacher's machine; only then it says received. */
export function handIn(): Promise<void> {
  isHandedIn = true
  return send()
}

/** Asks for help, or no more. */
export async function askForHelp(asks: boolean): Promise<void> {
  try {
    asksForHelp.value = (await post<{ asks: boolean }>('help', { code: pupil.value!.code, asks })).asks
    lost.value = undefined
  } catch (error) {
    lost.value = reasonOf(error)
  }
}

/** The answers as the lesson has them, and the runs whose numbers it has. */
let sent: AnswerSheet['answers'] = {}
let sentOutcomes = outcomes.value
/** Whether what is sent next is handed in. */
let isHandedIn = false
let timer: ReturnType<typeof setTimeout> | undefined

/** Sends what changes, a moment after it did. */
function followChanges(): void {
  effect(() => {
    if (sheet.value!.answers !== sent || outcomes.value !== sentOutcomes) sendIn(AFTER)
  })
}

function sendIn(wait: number): void {
  clearTimeout(timer)
  timer = setTimeout(() => void send(), wait)
}

/** Sends what has changed, and tries again until it has arrived. */
async function send(): Promise<void> {
  clearTimeout(timer)
  const before = sheet.value!.answers
  const done = outcomes.value
  const what = isHandedIn ? 'hand-in' : 'save'
  try {
    const { at, answers } = await post<{ at: string; answers: AnswerSheet['answers'] }>(what, written())
    lost.value = undefined
    if (what === 'hand-in') isHandedIn = false
    kept.value = { ...kept.value, saved: new Date(at), ...(what === 'hand-in' && { received: new Date(at) }) }
    sentOutcomes = done
    takeOver(before, answers)
  } catch (error) {
    lost.value = reasonOf(error)
    sendIn(AGAIN)
  }
}

/** Takes over what another page with the same code has written; what was typed since then stays. */
function takeOver(before: AnswerSheet['answers'], answers: AnswerSheet['answers']): void {
  const { answers: now, ...facts } = sheet.value!
  const since = Object.fromEntries(Object.entries(now).filter(([id, answer]) => answer !== before[id]))
  sent = answers
  sheet.value = { ...facts, answers: Object.keys(since).length === 0 ? answers : { ...answers, ...since } }
  if (sheet.value.answers === sent) wasSaved()
}

/** What the pupil has written that the lesson has not, and the numbers of their runs. */
function written() {
  const { tasks } = work.value!.pack
  const done = outcomes.value
  const factsOf = (run: string): RunFacts => {
    const { rows } = done[run]!
    return { rows, types: [], counts: [], value: of => valueIn(rows, of) }
  }
  return {
    code: pupil.value!.code,
    answers: Object.fromEntries(
      Object.entries(sheet.value!.answers).filter(([id, answer]) => answer !== sent[id]),
    ),
    numbers: numbersOf(
      tasks.filter(({ needs }) => needs.values.every(({ run }) => Object.hasOwn(done, run))),
      factsOf,
    ),
  }
}

async function post<Answer>(what: string, body: unknown): Promise<Answer> {
  const response = await fetch(`pupil/${what}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  }).catch(() => undefined)
  if (!response) throw new Refusal(say('lesson.noAnswer'), '')
  if (response.ok) return (await response.json()) as Answer
  if (response.status === 403) throw new Refusal(say('lesson.wrongCode'), '')
  if (response.status === 429) throw new Refusal(say('lesson.tooManyCodes'), '')
  throw new Refusal(say('lesson.notTaken', { status: response.status }), '')
}

function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return error.message
  throw error
}
