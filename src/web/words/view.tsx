import { Beside } from '../read/beside/beside.tsx'
import { BesideWords } from '../read/beside/words.tsx'
import { Foot } from '../foot.tsx'
import { say } from '../locales/say.ts'
import { embedded } from '../state/address.ts'
import { run, show } from '../state/state.ts'
import { isLive } from '../lab/live.ts'
import { RunBar } from '../lab/run-bar.tsx'
import { Story } from '../story/view.tsx'
import { WordsArea } from './area.tsx'
import { Book } from './book.tsx'
import { Find } from './find.tsx'
import { HowItWrites, Settings } from '../how.tsx'
import { Next } from './next.tsx'
import { mode, MODES, reveal } from './state.ts'
import type { View } from '../state/view.ts'

/** The words of the text, fading; below them the story. */
export const wordsView: View = { name: 'words', Draw }

function Draw() {
  return (
    <>
      <div class="first-screen">
        {!embedded && (
          <div class="head">
            <h1>{say('words.title')}</h1>
            <p class="how">
              <HowItWrites /> <Settings />
            </p>
          </div>
        )}
        {mode.value === 'book' ? <Book /> : <WordsArea />}
        <Tools />
      </div>
      <RunBar />
      <Foot whole />
      {!embedded && !isLive.value && run.value!.status !== 'running' && (
        <>
          <Next />
          <Beside>
            <BesideWords />
          </Beside>
          <Story />
        </>
      )}
    </>
  )
}

/** What is shown, and how. */
function Tools() {
  return (
    <div class="tools">
      <div class="modes" role="group" aria-label={say('words.modes.label')}>
        {MODES.filter(name => name !== 'page' || show.value!.text.opening !== undefined).map(name => (
          <button
            key={name}
            type="button"
            aria-pressed={mode.value === name}
            onClick={() => (mode.value = name)}
          >
            {say(`words.modes.${name}`)}
          </button>
        ))}
      </div>
      <label class="switch">
        <input
          type="checkbox"
          checked={reveal.value}
          onChange={event => (reveal.value = event.currentTarget.checked)}
        />
        {say('words.reveal')}
      </label>
      {!embedded && <Find />}
    </div>
  )
}
