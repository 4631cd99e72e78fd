import { progress } from '../engine/run.ts'
import { say } from '../locales/say.ts'
import { fields, locked, planOptionsOf } from '../state/plan.ts'
import { view } from '../state/state.ts'
import type { View } from '../state/view.ts'
import { ClassLink } from './class-link.tsx'
import { OpenRun } from './files.tsx'
import { beginLive, isLive } from './live.ts'
import { AllLostWords, LostWords } from './lost.tsx'
import { part } from './lost-state.ts'
import { madeOf, saveRun } from './made.ts'
import { HowFar } from './running.tsx'
import { Settings, problem } from './settings.tsx'
import { Source } from './source.tsx'

/** A run of the reader's own text, and what became of its words. */
export const text: View = { name: 'text', Draw }

function Draw() {
  if (part.value === 'lost') return <AllLostWords />
  const hasRun = madeOf() !== undefined
  return (
    <>
      {hasRun && (
        <>
          <h1>{say('text.titleAfter')}</h1>
          <p class="buttons">
            <button type="button" class="first" onClick={() => (view.value = 'words')}>
              {say('text.seeWords')}
            </button>
            <button type="button" disabled={progress.value !== undefined} onClick={saveRun}>
              {say('run.save')}
            </button>
          </p>
          <p class="note">{say('run.saveNote')}</p>
          <LostWords />
        </>
      )}
      {hasRun ? <h2>{say('text.againTitle')}</h2> : <h1>{say('text.heading')}</h1>}
      <p class="lead">{say('text.lead')}</p>
      <div class="give">
        <Source />
        <div>
          <Settings />
          <p class="buttons run-own">
            <button
              type="button"
              class="first"
              disabled={progress.value !== undefined || problem.value !== undefined}
              onClick={() => void beginLive(planOptionsOf(fields.value))}
            >
              {say('run.run')}
            </button>
            <span class="note">{say(isLive.value ? 'text.runs' : 'text.stays')}</span>
          </p>
          <HowFar />
          {locked.value.length === 0 && <ClassLink />}
          <OpenRun />
        </div>
      </div>
    </>
  )
}
