import { computed, signal } from '@preact/signals'
import { hasLetter } from '../../text/tokenizers/tokenizer.ts'
import { say } from '../locales/say.ts'
import { addressedText } from '../state/address.ts'
import { run, show, shownGeneration } from '../state/state.ts'
import { wordStates } from '../state/word-states.ts'

/** What the first screen shows: a sample of the words, the opening of the text, or every word. */
export const MODES = ['sample', 'page', 'book'] as const
export type Mode = (typeof MODES)[number]

export const mode = signal<Mode>('sample')
/** Whether lost words are shown, struck out, in place of blanks. */
export const reveal = signal(false)

addressedText('show', {
  views: ['words'],
  step: true,
  get: () => (mode.value === 'sample' ? undefined : mode.value),
  set: text => (mode.value = MODES.find(each => each === text) ?? 'sample'),
})

/** The state of every word in the copy that is shown. */
export const states = computed(() => wordStates(run.value!.counts, shownGeneration.value))

/** Says, behind a number of words, that marks are among them; empty where the text has none of their own. */
export const whatCounts = (): string =>
  show.value!.text.forms.every(hasLetter) ? '' : ` ${say('words.marksCount')}`
