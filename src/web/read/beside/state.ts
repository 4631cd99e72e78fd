import { computed, effect, signal } from '@preact/signals'
import { isImport } from '../../../lineage/imported.ts'
import { Refusal } from '../../../refusal.ts'
import { tokenizerFor } from '../../../text/tokenizers/index.ts'
import type { Beside } from '../../engine/beside.ts'
import type { Refused } from '../../engine/job.ts'
import { once } from '../../engine/run.ts'
import { givenFile, type GivenFile } from '../../engine/text.ts'
import { say } from '../../locales/say.ts'
import { availableText } from '../state.ts'
import type { ShownRun } from '../../state/show.ts'
import { run, show } from '../../state/state.ts'
import { keepInTab, keptInTab } from '../../state/tab.ts'

const FIELD = 'beside'
/** What stands in the field for a text that is to be compared. It stays there when the text was refused, and when the page is loaded again. */
export const field = signal((keptInTab(FIELD) as string | undefined) ?? '')
effect(() => keepInTab(FIELD, field.value))

/** The text that was given last. */
const source = signal<GivenFile | undefined>(undefined)
/** Whether it is being compared. */
export const isComparing = signal(false)
/** Why it was not taken. */
export const notTaken = signal<Refused | undefined>(undefined)

const found = signal<{ readonly of: ShownRun; readonly beside: Beside } | undefined>(undefined)
/** The text beside the author's and copy A of the current run; missing where there is none. */
export const beside = computed(() => {
  const kept = found.value
  return kept?.of === run.value ? kept?.beside : undefined
})
/** Whether a text can be compared with the current run: it is complete, and its tokens are words. */
export const canCompare = computed(
  () => run.value !== undefined && run.value.status !== 'running' && tokenizerFor(run.value.plan).words,
)

/** Takes what stands in the field. */
export const takeField = (): Promise<void> => takeBeside(new File([field.value], say('text.pastedName')))

/** Takes a text: it stands beside the author's and copy A in every view. */
export async function takeBeside(file: File): Promise<void> {
  letGo()
  try {
    source.value = await givenFile(file)
  } catch (error) {
    refuse(error)
    return
  }
  await compareAgain()
}

/** Compares the text that was given with the current run, where that was not done. */
export async function compareAgain(): Promise<void> {
  const [of, given] = [run.value!, source.value]
  if (!given || beside.value) return
  const isCurrent = () => of === run.value && given === source.value
  isComparing.value = true
  try {
    const text = isImport(of.plan) ? undefined : availableText()
    const from = text ? await text() : { author: quotesOf(of, 0), copy: quotesOf(of, 1) }
    const result = await once({
      kind: 'beside',
      source: given,
      plan: of.plan,
      types: show.value!.types,
      from,
    })
    if (!isCurrent()) return
    if (result.words === 0)
      throw new Refusal(say('text.noWords', { name: given.name }), say('text.emptyHint'))
    found.value = { of, beside: result }
  } catch (error) {
    if (isCurrent()) refuse(error)
  } finally {
    if (isCurrent() || !source.value) isComparing.value = false
  }
}

/** What the page quotes of the author, or of a copy: each passage once. */
export function quotesOf({ passages, game, generations }: ShownRun, number: number): string[] {
  const name = number === 0 ? passages[0]?.name : generations[number - 1]
  const lists = [...passages, ...game].filter(each => each.name === name)
  const different = new Map(lists.flatMap(each => each.passages.map(({ id, text }) => [id, text] as const)))
  return [...different.values()]
}

/** Lets the text go. What was pasted is still in the field. */
export function letGo(): void {
  source.value = found.value = notTaken.value = undefined
  isComparing.value = false
}

function refuse(error: unknown): void {
  if (!(error instanceof Refusal)) throw error
  source.value = undefined
  isComparing.value = false
  notTaken.value = { message: error.message, hint: error.hint }
}
