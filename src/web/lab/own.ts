import { signal } from '@preact/signals'
import { Refusal } from '../../refusal.ts'
import type { Refused } from '../engine/job.ts'
import { once, refused } from '../engine/run.ts'
import { givenFile, type GivenFile, type LabText, type OwnText } from '../engine/text.ts'
import type { Looked } from '../engine/look.ts'
import { say } from '../locales/say.ts'
import { corpora, corpusNamed } from '../state/embedded.ts'
import { heldText, locked } from '../state/plan.ts'
import { view } from '../state/state.ts'
import { part } from './lost-state.ts'
import { openRun } from './made.ts'

/** The reader's own text with what there is in it, once it was read. */
export const own = signal<(Looked & { readonly text: GivenFile | OwnText }) | undefined>(undefined)
/** What the reader calls the text, and its author. */
export const title = signal('')
export const author = signal('')
/** What stands in the field for pasting. */
export const pasted = signal('')
/** The name of what is being read. */
export const reading = signal<string | undefined>(undefined)
/** Why the text that was given last was not taken. */
export const notTaken = signal<Refused | undefined>(undefined)

/** Takes files that were dropped: a text, or a run that the page has saved. */
export function takeDropped(files: readonly File[]): void {
  const [file] = files
  if (file && files.length === 1) {
    if (/\.zip$/i.test(file.name)) void openRun(files)
    else void take(file)
    return
  }
  view.value = 'text'
  part.value = undefined
  notTaken.value = {
    message: say('text.severalFiles', { count: files.length }),
    hint: say('text.severalFilesHint'),
  }
}

/** The text that was given last: what was given before it, and is still being read, is let go. */
let last: File | OwnText | undefined

/** Takes a file or a pasted text as the reader's own, and shows what was read. */
export async function take(source: File | OwnText): Promise<void> {
  view.value = 'text'
  part.value = undefined
  notTaken.value = refused.value = undefined
  if (locked.value.includes('text')) {
    notTaken.value = { message: say('text.isSet'), hint: '' }
    return
  }
  reading.value = source.name
  last = source
  const isLast = () => last === source
  try {
    const text = source instanceof File ? await givenFile(source) : source
    const found = await once({ kind: 'look', source: text })
    if (!isLast()) return
    if (found.words === 0)
      throw new Refusal(say('text.noWords', { name: source.name }), say('text.emptyHint'))
    own.value = { ...found, text }
    heldText.value = ''
    title.value = source instanceof File ? source.name.replace(/(?<=.)(?:\.[a-z0-9]{1,5}){1,2}$/i, '') : ''
    author.value = ''
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (isLast()) notTaken.value = { message: error.message, hint: error.hint }
  } finally {
    if (isLast()) reading.value = undefined
  }
}

/** Lets the text go. What stands in the field for pasting is let go with the text that was made of it. */
export function takeAnother(): void {
  if (own.value) pasted.value = ''
  own.value = last = reading.value = undefined
  heldText.value = ''
  notTaken.value = undefined
}

/** Takes a text that the page holds or its server has. */
export function takeHeld(name: string): void {
  takeAnother()
  heldText.value = name
}

/** The title of the text that is chosen; missing where there is none. */
export function chosenTitle(): string | undefined {
  if (heldText.value !== '') return corpora.find(({ name }) => name === heldText.value)?.title
  return own.value && (title.value.trim() || own.value.text.name)
}

/** The text that is chosen. @throws Refusal when there is none, or the server does not answer */
export async function chosenText(): Promise<LabText> {
  if (heldText.value !== '') return corpusNamed(heldText.value)
  if (!own.value && /\S/.test(pasted.value)) await take(pastedText())
  if (!own.value)
    throw notTaken.value
      ? new Refusal(notTaken.value.message, notTaken.value.hint)
      : new Refusal(say('text.empty'), say('text.emptyHint'))
  const { text } = own.value
  const named = [title.value, author.value].map(part => part.trim()).filter(part => part !== '')
  // A text without a file is saved under its title.
  const name = 'bytes' in text || title.value.trim() === '' ? text.name : title.value.trim()
  return { ...text, name, ...(named.length > 0 ? { title: named.join(', ') } : {}) }
}

/** The text of the field, as a text. */
export const pastedText = (text = pasted.value): OwnText => ({ name: say('text.pastedName'), text })
