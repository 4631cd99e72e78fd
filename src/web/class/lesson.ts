import { effect, signal } from '@preact/signals'
import { numbersOf } from '../../exercise/board.ts'
import { valueIn, type RunFacts } from '../../exercise/keys/facts.ts'
import type { AnswerSheet } from '../../exercise/answer-sheet.ts'
import { Refusal } from '../../refusal.ts'
import { say } from '../locales/say.ts'
import { begin, outcomes, sheet, wasSaved, work } from './task-state.ts'

/** The pupil, once they have said who they are. Their code is kept nowhere but here. */
export const pupil = signal<{ readonly name: string; readonly code: string } | undefined>(undefined)
/** What the lesson has of this pupil. */
export const kept = signal<
  | { readonly as: 'saved' | 'received'; readonly at: Date }
  | { readonly as: 'lost'; readonly why: string }
  | undefined
>(undefined)
export const asksForHelp = signal(false)
/** Why a code was not taken. */
export const notJoined = signal<string | undefined>(undefined)

/** Milliseconds after a change until it is sent, and after a failure until it is tried again. */
const AFTER = 1000
const AGAIN = 4000

/** Begins the exercise as the pupil who has a code, where they left it. */
export async function join(code: string): Promise<void> {
  try {
    const joined = await post<{ name: string; sheet: AnswerSheet; handedIn?: string; asks: boolean }>('join', { code }) // prettier-ignore
    notJoined.value = undefined
    asksForHelp.value = joined.asks
    kept.value = joined.handedIn === undefined ? undefined : { as: 'received', at: new Date(joined.handedIn) }
    begin(joined.sheet)
    pupil.value = { name: joined.name, code }
    followChanges()
  } catch (error) {
    notJoined.value = reasonOf(error)
  }
}

/** Hands the answers in: when it says received, they are on the disk of the teacher's machine. */
export async function handIn(): Promise<void> {
  clearTimeout(timer)
  try {
    const { received } = await post<{ received: string }>('hand-in', written())
    kept.value = { as: 'received', at: new Date(received) }
    wasSaved()
  } catch (error) {
    kept.value = { as: 'lost', why: reasonOf(error) }
  }
}

/** Asks for help, or no more. */
export async function askForHelp(asks: boolean): Promise<void> {
  try {
    asksForHelp.value = (await post<{ asks: boolean }>('help', { code: pupil.value!.code, asks })).asks
  } catch (error) {
    kept.value = { as: 'lost', why: reasonOf(error) }
  }
}

let timer: ReturnType<typeof setTimeout> | undefined

/** Sends what changes, a moment after it did. */
function followChanges(): void {
  let isFirst = true
  effect(() => {
    void [sheet.value, outcomes.value]
    if (!isFirst) saveIn(AFTER)
    isFirst = false
  })
}

function saveIn(wait: number): void {
  clearTimeout(timer)
  timer = setTimeout(() => void save(), wait)
}

async function save(): Promise<void> {
  const sent = sheet.value
  try {
    const { saved } = await post<{ saved: string }>('save', written())
    kept.value = { as: 'saved', at: new Date(saved) }
    if (sheet.value === sent) wasSaved()
  } catch (error) {
    kept.value = { as: 'lost', why: reasonOf(error) }
    saveIn(AGAIN)
  }
}

/** What the pupil has written, and the numbers of their runs. */
function written() {
  const { tasks } = work.value!.pack
  const done = outcomes.value
  const factsOf = (run: string): RunFacts => {
    const { rows } = done[run]!
    return { rows, types: [], counts: [], value: of => valueIn(rows, of) }
  }
  return {
    code: pupil.value!.code,
    answers: sheet.value!.answers,
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
