import { signal } from '@preact/signals'
import { planOf, type PlanOptions } from '../../lineage/plan.ts'
import { Refusal } from '../../refusal.ts'
import type { PageData } from '../../report/page/page-data.ts'
import { data, goTo, guess, show, showData } from '../state/state.ts'
import { words } from '../state/words.ts'
import { cancel, progress, refused, start } from '../engine/run.ts'
import { refuse, chosenText } from './source.tsx'
import type { LabText } from '../engine/text.ts'

/** The text and plans of the latest runs of the Lab. */
const made = signal<
  { readonly of: PageData; readonly text: LabText; readonly plans: readonly PlanOptions[] } | undefined
>(undefined)

/** The text and plans of the runs that are shown; nothing when the Lab has not made them. */
export const madeOf = () => (made.value?.of === data.value ? made.value : undefined)

/** The button that runs the plan, its progress, and a refusal. */
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

/** The progress of the worker, or its refusal. */
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
 * Checks the plans as the command does, runs them one after another on the chosen text, and shows their last generations.
 *
 * @param on called when the plans have passed the checks, and when the runs are shown
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

/** Shows runs at their last generation. */
export function showAtEnd(shown: PageData): void {
  showData(shown)
  guess.value = 'skipped'
  goTo(shown.runs[0]!.generations.length)
}

/** The version of this page. */
export const software = () => show.value?.software ?? ''
