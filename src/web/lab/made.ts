import { signal, type Signal } from '@preact/signals'
import type { PlanOptions } from '../../lineage/plan.ts'
import { Refusal } from '../../refusal.ts'
import type { PageData } from '../../report/page/page-data.ts'
import { givenFiles } from '../engine/open-run.ts'
import { refused, start } from '../engine/run.ts'
import type { LabText } from '../engine/text.ts'
import { saveFile } from '../charts/drawing.ts'
import { data, goTo, run, runNumber, show, showData, view } from '../state/state.ts'

/** Runs that this page has made, with what they were made of. */
export interface Made {
  readonly of: PageData
  readonly text: LabText
  readonly plans: readonly PlanOptions[]
}

export const made = signal<Made | undefined>(undefined)
/** Whether a run of the reader's own text is not saved yet. */
export const unsaved = signal(false)

/** The text and plans of the runs that are shown; nothing when this page has not made them. */
export const madeOf = (): Made | undefined => (made.value?.of === data.value ? made.value : undefined)

/** Saves the run that is shown as a zip: the same files that the command writes. It is carried out once more, with every measure. */
export function saveRun(): void {
  const { text, plans } = madeOf()!
  const { name } = run.value!
  start({ kind: 'pack', text, plan: plans[runNumber.value]!, software: software() }, archive => {
    saveFile(`${name}.zip`, archive)
    unsaved.value = false
  })
}

/** Opens the files of a run: a zip that the page has saved, or those of a folder. */
export async function openRun(files: readonly File[]): Promise<void> {
  view.value = 'text'
  try {
    const given = await givenFiles(files)
    start({ kind: 'open', files: given, software: software() }, shown => {
      showAtEnd(shown)
      view.value = 'words'
    })
  } catch (error) {
    refuse(error)
  }
}

/** Shows runs at their last copy. */
export function showAtEnd(shown: PageData): void {
  showData(shown)
  goTo(shown.runs[0]!.generations.length)
}

/** The version of this page. */
export const software = (): string => show.value?.software ?? ''

/** Shows a refusal. @throws any other error again */
export function refuse(error: unknown): void {
  if (!(error instanceof Refusal)) throw error
  refused.value = { message: error.message, hint: error.hint }
}

/** Lets the browser ask before the page is left while something is not saved. */
export function askBeforeLeaving(unsaved: Signal<boolean>): void {
  if (typeof document === 'undefined') return
  addEventListener('beforeunload', event => {
    if (unsaved.value) event.preventDefault()
  })
}

askBeforeLeaving(unsaved)
