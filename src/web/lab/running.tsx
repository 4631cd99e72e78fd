import type { Refused } from '../engine/job.ts'
import { progress, progressLine, refused, working, type Progressing } from '../engine/run.ts'
import { say } from '../locales/say.ts'

/** The progress of the worker, or its refusal; a live run has a bar of its own. */
export function HowFar() {
  const at = progress.value
  return (
    <>
      {at && working.value !== 'live' && <At progress={at} />}
      {refused.value && <Why {...refused.value} />}
    </>
  )
}

/** How far something is that takes its time. */
export function At({ progress }: { progress: Omit<Progressing, 'run' | 'runs'> }) {
  return (
    <>
      <progress value={progress.done} max={1} aria-label={say('run.progress')} />
      <p class="note">{progressLine(progress)}</p>
    </>
  )
}

/** A refusal. */
export function Why({ message, hint }: Refused) {
  return (
    <div role="alert" class="refusal">
      <p>{message}</p>
      <p class="note">{hint}</p>
    </div>
  )
}
