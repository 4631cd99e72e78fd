import { progress, progressLine, refused, working } from '../engine/run.ts'
import { say } from '../locales/say.ts'

/** The progress of the worker, or its refusal; a live run has a bar of its own. */
export function HowFar() {
  const at = progress.value
  return (
    <>
      {at && working.value !== 'live' && (
        <>
          <progress value={at.done} max={1} aria-label={say('run.progress')} />
          <p class="note">{progressLine(at)}</p>
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
