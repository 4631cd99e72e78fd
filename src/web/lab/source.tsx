import { useId } from 'preact/hooks'
import { ACCEPTED } from '../engine/text.ts'
import { progress } from '../engine/run.ts'
import { parts, say } from '../locales/say.ts'
import { corpora } from '../state/embedded.ts'
import { fields, heldText, locked, planOptionsOf } from '../state/plan.ts'
import { FileButton } from './files.tsx'
import { beginLive } from './live.ts'
import { Why } from './running.tsx'
import { problem } from './settings.tsx'
import { author, chosenTitle, notTaken, own, pasted, pastedText, reading, take, takeAnother, takeHeld, title } from './own.ts' // prettier-ignore

/** The longest text that the field for pasting takes, in characters; a longer one is read as a file is. */
const MAX_FIELD_CHARACTERS = 20_000

/** The choice of the text: dropped, from a file, pasted, or one that the page holds. The answer stands where the text was given. */
export function Source() {
  const isSet = locked.value.includes('text')
  return (
    <section class="source" aria-label={say('text.box')}>
      {heldText.value !== '' ? <Held /> : own.value ? <Read /> : !isSet && <Give />}
      {reading.value !== undefined && (
        <p role="status" class="note">
          {say('text.reading', { name: reading.value })}
        </p>
      )}
      {notTaken.value && <Why {...notTaken.value} />}
    </section>
  )
}

/** What can be done to give a text. */
function Give() {
  return (
    <>
      <p class="invitation">{say('text.drop')}</p>
      <p class="note">{say('text.formats')}</p>
      <p class="buttons">
        <FileButton label={say('text.choose')} accept={ACCEPTED} take={([file]) => void take(file)} />
      </p>
      <label class="paste">
        {say('text.paste')}
        <textarea
          rows={5}
          spellcheck={false}
          value={pasted.value}
          onInput={event => (pasted.value = event.currentTarget.value)}
          onPaste={event => {
            const text = event.clipboardData?.getData('text/plain') ?? ''
            if (text.length < MAX_FIELD_CHARACTERS) return
            event.preventDefault()
            void take(pastedText(text))
          }}
        />
      </label>
      {/\S/.test(pasted.value) && (
        <p class="buttons">
          <button type="button" onClick={() => void take(pastedText())}>
            {say('text.takePasted')}
          </button>
        </p>
      )}
      <Examples />
    </>
  )
}

/** Texts of the page: one press runs the settings on one of them. */
function Examples() {
  if (corpora.length === 0) return null
  return (
    <div class="examples">
      <p>{say('text.examples')}</p>
      <p class="buttons">
        {corpora.map(({ name, title }) => (
          <button
            key={name}
            type="button"
            disabled={progress.value !== undefined || problem.value !== undefined}
            onClick={() => {
              takeHeld(name)
              void beginLive(planOptionsOf(fields.value))
            }}
          >
            {say('text.try', { title: titleOf(title) })}
          </button>
        ))}
      </p>
    </div>
  )
}

/** The title of a corpus without its author and year. */
const titleOf = (title: string) => title.split(', ').slice(0, -2).join(', ') || title

/** What was read of the reader's own text, with its name to be given. */
function Read() {
  const { words, passages, cut, begins, language, notes, text } = own.value!
  return (
    <>
      <div class="named">
        <TextField
          label={say('text.title')}
          value={title.value}
          change={value => (title.value = value)}
          hint={text.name}
        />
        <TextField label={say('text.author')} value={author.value} change={value => (author.value = value)} />
      </div>
      <p role="status" class="understood">
        {parts('text.understood', {
          title: <em>{chosenTitle()}</em>,
          words: say('text.words', { count: words }),
          passages: say(`text.cut.${cut}`, { count: passages }),
          begins: <q lang={language === 'unknown' ? '' : language}>{begins}</q>,
        })}
      </p>
      {words < FEW_WORDS && <p class="note">{say('text.few')}</p>}
      {notes.map(note => (
        <p key={note} class="note">
          {note}
        </p>
      ))}
      {fields.value.language.trim() === '' && (
        <p class="note">
          {language === 'unknown'
            ? say('text.languageUnknown')
            : say('text.language', { language: nameOf(language) })}
        </p>
      )}
      <Another />
    </>
  )
}

/** Below it a result is mostly chance. */
const FEW_WORDS = 3000

/** The name of a language. */
function nameOf(code: string): string {
  try {
    return new Intl.DisplayNames(document.documentElement.lang, { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

function TextField(props: { label: string; value: string; change: (value: string) => void; hint?: string }) {
  const id = useId()
  const { label, value, change, hint } = props
  return (
    <div>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        maxLength={200}
        placeholder={hint}
        value={value}
        onInput={event => change(event.currentTarget.value)}
      />
    </div>
  )
}

/** A text that the page holds or its server has, named as what it is. */
function Held() {
  const found = corpora.find(({ name }) => name === heldText.value)
  const isSet = locked.value.includes('text')
  return (
    <>
      {found ? (
        <div role="status">
          <p class="understood">
            {parts(isSet ? 'text.set' : 'text.example', { title: <em>{found.title}</em> })}
          </p>
          {!isSet && <p class="note">{say('text.exampleNote')}</p>}
        </div>
      ) : (
        <p role="alert" class="refusal">
          {say('text.notHeld', { name: heldText.value })}
        </p>
      )}
      {!isSet && <Another />}
    </>
  )
}

function Another() {
  return (
    <p class="buttons">
      <button type="button" onClick={takeAnother}>
        {say('text.another')}
      </button>
    </p>
  )
}
