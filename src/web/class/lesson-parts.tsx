import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { language, say } from '../locales/say.ts'
import { beginAnew } from './task-state.ts'
import { asksForHelp, askForHelp, codeOfTab, handIn, join, kept, lost, notJoined, pupil } from './lesson.ts'

const code = signal(codeOfTab())
const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short' })

/** Asks a pupil for their code. */
export function JoinLesson() {
  const begin = () => void join(code.value)
  // A page that was loaded again is the same pupil’s.
  useEffect(() => {
    if (codeOfTab() !== '') begin()
  }, [])
  return (
    <div>
      <div class="practise">
        <label>
          {say('lesson.code')}
          <input
            type="text"
            class="code"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            maxLength={40}
            aria-describedby="code-note"
            value={code.value}
            onInput={event => (code.value = event.currentTarget.value)}
            onKeyDown={event => {
              if (event.key === 'Enter') begin()
            }}
          />
        </label>
        <button type="button" class="first" onClick={begin}>
          {say('class.practise')}
        </button>
      </div>
      <p role="alert" class="refused-code">
        {notJoined.value}
      </p>
      <p class="note" id="code-note">
        {say('lesson.codeNote')}
      </p>
    </div>
  )
}

/** Who works here, what the lesson has of it, and a button to ask for help. */
export function LessonBar() {
  return (
    <p class="buttons lesson-bar">
      <strong>{pupil.value!.name}</strong>
      <Kept />
      <button type="button" class="link" onClick={beginAnew}>
        {say('lesson.another')}
      </button>
      <button
        type="button"
        aria-pressed={asksForHelp.value}
        onClick={() => void askForHelp(!asksForHelp.value)}
      >
        {say(asksForHelp.value ? 'lesson.helpComes' : 'lesson.help')}
      </button>
    </p>
  )
}

/** The button that hands in. */
export function HandIn() {
  return (
    <button type="button" class="first" onClick={() => void handIn()}>
      {say('lesson.handIn')}
    </button>
  )
}

/** What the lesson has of this pupil, and since when. */
function Kept() {
  const { saved, received } = kept.value
  if (lost.value !== undefined)
    return (
      <span role="status" class="note lost">
        {say('lesson.lost', { why: lost.value })}
      </span>
    )
  const isChanged = received !== undefined && saved !== undefined && saved > received
  return (
    <span role="status" class={received ? 'received' : 'note'}>
      {[
        ...(received ? [say('lesson.received', { time: clock.format(received) })] : []),
        ...(isChanged ? [say('lesson.changed')] : []),
        ...(!received && saved ? [say('lesson.saved', { time: clock.format(saved) })] : []),
      ].join(' ')}
    </span>
  )
}
