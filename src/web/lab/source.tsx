import { computed, signal } from '@preact/signals'
import { Refusal } from '../../refusal.ts'
import { readingLines } from '../../report/words/reading-line.ts'
import { corpora, corpusNamed } from '../state/embedded.ts'
import { fields } from '../state/plan.ts'
import { words } from '../state/words.ts'
import { refused } from '../engine/run.ts'
import { ACCEPTED, labCorpus, readFile, type LabText, type OwnText } from '../engine/text.ts'

/** The name of the chosen corpus; empty for the reader's own text. */
const corpus = signal('')
/** The text in the field. */
const pasted = signal('')
/** A file, or pasted text that is too long for the field. */
const file = signal<OwnText | undefined>(undefined)
/** The longest text that the field takes, in characters. */
const MAX_FIELD_CHARACTERS = 50_000

/** The choice of the text: pasted, from a file, or a corpus. */
export function Source() {
  return (
    <fieldset
      onDragOver={event => event.preventDefault()}
      onDrop={event => {
        event.preventDefault()
        void take(event.dataTransfer?.files[0])
      }}
    >
      <legend>{words.lab.text}</legend>
      {corpora.length > 0 && (
        <div class="texts">
          {[{ name: '', title: words.lab.own }, ...corpora].map(({ name, title }) => (
            <label key={name} class="switch">
              <input
                type="radio"
                name="corpus"
                checked={corpus.value === name}
                onChange={() => (corpus.value = name)}
              />
              {title}
            </label>
          ))}
        </div>
      )}
      {corpus.value === '' && (
        <>
          {file.value ? <Taken {...file.value} /> : <Fields />}
          <p class="note">{words.lab.ownNote}</p>
          {corpora.length === 0 && <p class="note">{words.lab.corporaNote}</p>}
        </>
      )}
    </fieldset>
  )
}

/** What was done to the file until its passages were there, and its language, a line each. */
const fileRead = computed(() => {
  if (!file.value) return []
  const { guessed, ...input } = labCorpus(file.value, 'word').input
  // Nothing is said of a guess where somebody says what the language is.
  const isGuessed = guessed !== undefined && fields.value.language.trim() === ''
  return readingLines({ ...input, ...(isGuessed ? { guessed } : {}) }, words.lab.controls.language[0])
})

function Taken({ name, text }: OwnText) {
  return (
    <>
      <p class="buttons">
        {words.lab.taken(name, text.length)}
        <button type="button" onClick={() => (file.value = undefined)}>
          {words.lab.remove}
        </button>
      </p>
      {fileRead.value.map(line => (
        <p key={line} class="note">
          {line}
        </p>
      ))}
    </>
  )
}

function Fields() {
  return (
    <>
      <label class="own">
        {words.lab.paste}
        <textarea
          rows={8}
          spellcheck={false}
          value={pasted.value}
          onInput={event => (pasted.value = event.currentTarget.value)}
          onPaste={event => {
            const text = event.clipboardData?.getData('text/plain') ?? ''
            if (text.length < MAX_FIELD_CHARACTERS) return
            event.preventDefault()
            file.value = { name: words.lab.pasted, text }
          }}
        />
      </label>
      <label class="file">
        {words.lab.file}
        <input type="file" accept={ACCEPTED} onChange={event => void take(event.currentTarget.files?.[0])} />
      </label>
    </>
  )
}

/** Reads a file as the reader's own text. */
async function take(chosen: File | undefined): Promise<void> {
  if (!chosen) return
  refused.value = undefined
  try {
    file.value = await readFile(chosen)
    corpus.value = ''
  } catch (error) {
    refuse(error)
  }
}

/** Reads the chosen text. @throws Refusal when it cannot be read */
export async function chosenText(): Promise<LabText> {
  const name = corpus.value
  if (name === '') return file.value ?? { name: words.lab.pasted, text: pasted.value }
  return corpusNamed(name)
}

/** Shows a refusal. @throws any other error again */
export function refuse(error: unknown): void {
  if (!(error instanceof Refusal)) throw error
  refused.value = { message: error.message, hint: error.hint }
}
