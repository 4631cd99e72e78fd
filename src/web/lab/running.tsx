import { planOf, type PlanOptions } from '../../lineage/plan.ts'
import { Refusal } from '../../refusal.ts'
import { cancel, progress, refused, start } from './run.ts'
import { refuse, textOf } from './source.tsx'
import { goTo, guess, show, showData } from '../state.ts'
import { words } from '../words.ts'

/** The button that runs, what it is at, and why it would not. */
export function Running() {
  const at = progress.value
  return (
    <div class="running">
      <p class="buttons">
        <button type="submit" class="first" disabled={at !== undefined}>
          {words.lab.run}
        </button>
        {at && (
          <button type="button" onClick={cancel}>
            {words.lab.cancel}
          </button>
        )}
      </p>
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
    </div>
  )
}

/**
 * Checks the plans as the command does, and runs them one after another on the text that was chosen; what comes is shown from its end.
 *
 * @param on what is done when they have passed the checks, and when there is something to show
 */
export function begin(
  plans: readonly PlanOptions[],
  on: { started?: () => void; shown?: () => void } = {},
): void {
  const text = textOf()
  try {
    for (const plan of plans) planOf(plan)
    if (!/\S/.test(text.text)) throw new Refusal(words.lab.empty, words.lab.emptyHint)
  } catch (error) {
    refuse(error)
    return
  }
  on.started?.()
  const [plan = {}, ...others] = plans
  start({ text, plan, others, software: show.value?.software ?? '' }, data => {
    showData(data)
    guess.value = 'skipped'
    goTo(data.runs[0]!.generations.length)
    on.shown?.()
  })
}
