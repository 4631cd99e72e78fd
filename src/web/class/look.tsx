import { signal } from '@preact/signals'
import { folded } from '../../exercise/keys/words.ts'
import { lostIn } from '../lab/lost-state.ts'
import { say } from '../locales/say.ts'
import { goTo, run, show, textLanguage, view, word } from '../state/state.ts'
import { playWith } from '../game/round.ts'
import { isRunShown, sheet } from './task-state.ts'

/** What an exercise asks to be looked at: the lost words of a copy, the life of a word, the passages of a copy, the game against a copy. */
export type Looking = 'lost' | 'word' | 'read' | 'game'

/** Copies whose lost words are shown. */
const shown = signal<string | undefined>(undefined)

/** A button that shows what an exercise asks to be looked at, once its run is there. */
export function Look({ what, name }: { what: Looking; name: string }) {
  if (!isRunShown.value) return <p class="note">{say('class.look.first')}</p>
  if (what === 'word') return <Life name={name} />
  return (
    <>
      <p class="buttons">
        {what === 'lost' ? (
          <button
            type="button"
            aria-expanded={shown.value === name}
            onClick={() => (shown.value = shown.value === name ? undefined : name)}
          >
            {say('class.look.lost', { name })}
          </button>
        ) : (
          <button
            type="button"
            onClick={() => {
              goTo(show.value!.columns.indexOf(name))
              if (what === 'game') playWith(sheet.value!.variant)
              view.value = what
            }}
          >
            {say(`class.look.${what}`, { name })}
          </button>
        )}
      </p>
      {what === 'lost' && shown.value === name && <Lost name={name} />}
    </>
  )
}

/** Whether a form says something: a mark, a number or a single letter says little. */
const isWord = (form: string) => /\p{L}.*\p{L}/u.test(form)

/** The lost words of a copy, as the page orders them everywhere, but that words come before marks. */
function Lost({ name }: { name: string }) {
  const forms = lostIn(show.value!.columns.indexOf(name)).map(({ form }) => form)
  const lost = [...forms.filter(isWord), ...forms.filter(form => !isWord(form))]
  return (
    <div class="scroll lost-words" tabIndex={0} role="region" aria-label={say('class.look.lost', { name })}>
      <p lang={textLanguage.value}>{lost.join(', ')}</p>
    </div>
  )
}

const typed = signal<string | undefined>(undefined)

/** A field for a word, and how often each copy uses it. */
function Life({ name }: { name: string }) {
  const wanted = folded(typed.value ?? name)
  const number = show.value!.types.indexOf(wanted)
  const { columns } = show.value!
  return (
    <div class="practise">
      <label>
        {say('class.look.word')}
        <input
          type="text"
          autocomplete="off"
          spellcheck={false}
          lang={textLanguage.value}
          value={typed.value ?? name}
          onInput={event => (typed.value = event.currentTarget.value)}
        />
      </label>
      <p role="status">
        {number < 0
          ? say('class.look.notThere', { word: wanted })
          : run
              .value!.counts.map((column, at) =>
                at === 0
                  ? say('class.look.inText', { count: column[number]! })
                  : say('class.look.inCopy', { name: columns[at]!, count: column[number]! }),
              )
              .join(' · ')}
      </p>
      {number >= 0 && (
        <button
          type="button"
          onClick={() => {
            view.value = 'words'
            word.value = number
          }}
        >
          {say('class.look.life')}
        </button>
      )}
    </div>
  )
}
