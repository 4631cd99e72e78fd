import { computed, signal } from '@preact/signals'
import { addressedText } from '../state/address.ts'
import { run, shownGeneration } from '../state/state.ts'
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
