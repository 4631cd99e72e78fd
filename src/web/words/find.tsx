import { signal } from '@preact/signals'
import { folded } from '../../exercise/keys/words.ts'
import { likeness } from '../../text/natural.ts'
import { say } from '../locales/say.ts'
import { show, textLanguage, word } from '../state/state.ts'

/** What was looked for in vain, and the number of the most similar word. */
const missed = signal<{ readonly typed: string; readonly near: number } | undefined>(undefined)

/** Finds a word of the text by its name. When the text does not have it, the most similar one is offered. */
export function Find() {
  const near = missed.value
  return (
    <form
      role="search"
      class="find"
      onSubmit={event => {
        event.preventDefault()
        find(new FormData(event.currentTarget).get('word'))
      }}
    >
      <label>
        <span class="for-readers">{say('words.find')}</span>
        <input
          name="word"
          type="search"
          placeholder={say('words.find')}
          autocomplete="off"
          spellcheck={false}
          maxLength={100}
        />{' '}
        {/* prettier-ignore */}
      </label>
      <p role="status" class="note">
        {near && (
          <>
            {say('words.notThere', { word: near.typed })}{' '}
            <button type="button" class="link" lang={textLanguage.value} onClick={() => choose(near.near)}>
              {show.value!.text.forms[near.near]}
            </button>
            ?
          </>
        )}
      </p>
    </form>
  )
}

function choose(number: number): void {
  missed.value = undefined
  word.value = number
}

function find(typed: FormDataEntryValue | null): void {
  if (typeof typed !== 'string' || typed.trim() === '') return
  const { types } = show.value!
  const wanted = folded(typed)
  const exact = types.indexOf(wanted)
  if (exact >= 0) return choose(exact)
  const closeness = types.map(type => likeness(type, wanted))
  missed.value = { typed: typed.trim(), near: closeness.indexOf(Math.max(...closeness)) }
}
