import { signal } from '@preact/signals'
import { Refusal } from '../../refusal.ts'
import { refused } from './run.ts'
import { readFile, type LabText } from './text.ts'
import { words } from '../words.ts'

/** What stands in the field. */
const pasted = signal('')
/** A file, or a paste so long that a field would choke on it. */
const file = signal<LabText | undefined>(undefined)
/** Characters that a field takes. */
const LONG = 50_000

/** Where the text comes from: a field or a file. */
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
      {file.value ? <Taken {...file.value} /> : <Fields />}
      <p class="note">{words.lab.ownNote}</p>
    </fieldset>
  )
}

function Taken({ name, text }: LabText) {
  return (
    <p class="buttons">
      {words.lab.taken(name, text.length)}
      <button type="button" onClick={() => (file.value = undefined)}>
        {words.lab.remove}
      </button>
    </p>
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
            if (text.length < LONG) return
            event.preventDefault()
            file.value = { name: words.lab.pasted, text }
          }}
        />
      </label>
      <label class="file">
        {words.lab.file}
        <input
          type="file"
          accept=".txt,.md,text/plain"
          onChange={event => void take(event.currentTarget.files?.[0])}
        />
      </label>
    </>
  )
}

/** Takes a file in as the reader's own text. */
async function take(chosen: File | undefined): Promise<void> {
  if (!chosen) return
  refused.value = undefined
  try {
    file.value = { name: chosen.name, text: await readFile(chosen) }
  } catch (error) {
    refuse(error)
  }
}

/** The text that was chosen. */
export function textOf(): LabText {
  return file.value ?? { name: words.lab.pasted, text: pasted.value }
}

/** Shows why something will not do. @throws what is no refusal */
export function refuse(error: unknown): void {
  if (!(error instanceof Refusal)) throw error
  refused.value = { message: error.message, hint: error.hint }
}
