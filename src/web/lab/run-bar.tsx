import { useEffect, useRef } from 'preact/hooks'
import { progress, progressLine, refused, working } from '../engine/run.ts'
import { say } from '../locales/say.ts'
import { run, show, view } from '../state/state.ts'
import { ended, stopLive } from './live.ts'
import { LostLink } from './lost-link.tsx'
import { lostWords } from './lost-state.ts'
import { madeOf, saveRun } from './made.ts'

/** The bar of a live run above the foot of the page, in every view: how far it is, then what can be done with it. */
export function RunBar() {
  const host = useRef<HTMLElement>(null)
  const at = progress.value
  const isRunning = at !== undefined && working.value === 'live'
  const isSaving = at !== undefined && working.value === 'pack'
  // The view of the text says the same of a run that has ended.
  const isThere = isRunning || isSaving || (ended.value !== undefined && view.value !== 'text')
  const state = isRunning ? 'runs' : isSaving ? 'saves' : ended.value ? 'ended' : ''
  useEffect(() => {
    // What had the focus may be gone: the button that began the run, stopped it, or saved it.
    if (document.activeElement === document.body || document.activeElement === null)
      host.current?.querySelector<HTMLElement>(isRunning ? 'button' : 'p')?.focus({ preventScroll: true })
  }, [state])
  if (!isThere && !(refused.value && view.value === 'words')) return null
  return (
    <aside ref={host} class="run-bar" aria-label={say('run.bar')}>
      {at && (isRunning || isSaving) ? (
        <>
          <progress value={at.done} max={1} aria-label={say('run.progress')} />
          <p tabIndex={-1}>
            {isSaving
              ? say('run.saving')
              : at.run > 0
                ? say(`run.other.${keeps() ? 'kept' : 'copies'}`)
                : progressLine(at)}
          </p>
          {isRunning && (
            <button type="button" onClick={stopLive}>
              {say('run.cancel')}
            </button>
          )}
        </>
      ) : refused.value ? (
        <>
          <p role="alert" tabIndex={-1}>
            {refused.value.message}. {refused.value.hint}
          </p>
          <Close />
        </>
      ) : (
        <Ended />
      )}
    </aside>
  )
}

/** Whether the run that is shown reads copies alone, so that the other one keeps the text. */
const keeps = () => run.value?.plan.regime === 'replace'

function Ended() {
  const lost = lostWords.value.length
  const { stopped, missing } = ended.value!
  const last = show.value!.columns[run.value!.generations.length]!
  return (
    <>
      <p role="status" tabIndex={-1}>
        {say(stopped ? 'run.stopped' : 'run.ended', { count: lost, name: last })}
        {missing !== undefined &&
          ` ${missing === 'stopped' ? say('run.otherStopped') : say('run.otherRefused', { why: missing.message })}`}
      </p>
      {madeOf() && (
        <>
          <LostLink label={say('run.lost')} />
          <button type="button" onClick={saveRun}>
            {say('run.saveShort')}
          </button>
        </>
      )}
      <Close />
    </>
  )
}

function Close() {
  return (
    <button
      type="button"
      class="link"
      onClick={() => {
        ended.value = refused.value = undefined
        document.getElementById('view')?.focus({ preventScroll: true })
      }}
    >
      {say('run.close')}
    </button>
  )
}
