import { signal } from '@preact/signals'
import { planOf, type PlanOptions } from '../../lineage/plan.ts'
import { Refusal } from '../../refusal.ts'
import type { PageData } from '../../report/page/page-data.ts'
import { data, goTo, guess, show, showData } from '../state/state.ts'
import { words } from '../state/words.ts'
import { cancel, progress, refused, start } from '../engine/run.ts'
import { refuse, chosenText } from './source.tsx'
import type { LabText } from '../engine/text.ts'

/** What the runs that are shown were made of, when the lab has made them. */
const made = signal<
  { readonly of: PageData; readonly text: LabText; readonly plans: readonly PlanOptions[] } | undefined
>(undefined)

/** The text and the plans of the runs that are shown; nothing when the lab has not made them. */
export const madeOf = () => (made.value?.of === data.value ? made.value : undefined)

/** The button that runs, what it is at, and why it would not. */
export function Running() {
  return (
    <div class="running">
      <p class="buttons">
        <button type="submit" class="first" disabled={progress.value !== undefined}>
          {words.lab.run}
        </button>
        {progress.value && (
          <button type="button" onClick={cancel}>
            {words.lab.cancel}
          </button>
        )}
      </p>
      <HowFar />
    </div>
  )
}

/** How far the worker is, or why it would not. */
export function HowFar() {
  const at = progress.value
  return (
    <>
      {at && (
        <>
          <progress value={at.done} max={1} aria-label={words.lab.progress} />
          <p class="note">{words.lab.at({ ...at, seconds: (performance.now() - at.since) / 1000 })}</p>
        </>
      )}
      {refused.value && (
        <div role="alert" class="refusal">
          <p>{refused.value.message}</p>
          <p class="note">{refused.value.hint}</p>
        </div>
      )}
    </>
  )
}

/**
 * Checks the plans as the command does, and runs them one after another on the text that was chosen; what comes is shown from its end.
 *
 * @param on what is done when they have passed the checks, and when there is something to show
 */
export async function begin(
  plans: readonly PlanOptions[],
  on: { started?: () => void; shown?: () => void } = {},
): Promise<void> {
  try {
    for (const plan of plans) planOf(plan)
    const text = await chosenText()
    if ('text' in text && !/\S/.test(text.text)) throw new Refusal(words.lab.empty, words.lab.emptyHint)
    on.started?.()
    start({ kind: 'run', text, plans, software: software() }, shown => {
      showAtEnd(shown)
      made.value = { of: shown, text, plans }
      on.shown?.()
    })
  } catch (error) {
    refuse(error)
  }
}

/** Shows runs from their end. */
export function showAtEnd(shown: PageData): void {
  showData(shown)
  guess.value = 'skipped'
  goTo(shown.runs[0]!.generations.length)
}

/** The version of this page. */
export const software = () => show.value?.software ?? ''
