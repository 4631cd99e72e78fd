import { computed, signal } from '@preact/signals'
import type { PageData } from '../../report/page/page-data.ts'
import { showOf } from './show.ts'
import { VIEW_NAMES, type ViewName } from './view.ts'

/** The data that the file holds; null where there is none. */
function embedded(): PageData | null {
  if (typeof document === 'undefined') return null
  return JSON.parse(document.getElementById('run-data')?.textContent ?? 'null') as PageData | null
}

/** The data that is shown: that of the file, until the Lab makes other runs. */
export const data = signal(embedded())
export const show = computed(() => (data.value ? showOf(data.value) : null))

/** The current view; at first the view that the address names, as in `#story`, else the wall. */
export const view = signal<ViewName>(
  VIEW_NAMES.find(name => typeof location !== 'undefined' && nameIn(location.hash) === name) ?? 'wall',
)
/** The part of an address before its question mark. */
function nameIn(hash: string): string {
  return hash.slice(1).split('?', 1)[0]!
}
/** The number of the current run. */
export const runNumber = signal(0)
/** The generation of the slider: 0 for the human text, 1 for A. */
export const generation = signal(0)
export const playing = signal(false)
/** The reader's guess in words, or `skipped`; missing before an answer. */
export const guess = signal<number | 'skipped' | undefined>(undefined)
/** The number of the run that the guess is about. */
export const guessedRun = signal(0)
/** The number of the selected word. */
export const word = signal<number | undefined>(undefined)

export const run = computed(() => show.value?.runs[runNumber.value])
/** The number of generations of the current run; other runs may have more. */
export const runEnd = computed(() => run.value?.generations.length ?? 0)
/** The language of the text as a code, for whatever shows words of it; empty where it is unknown. */
export const textLanguage = computed(() => {
  const language = run.value?.plan.language ?? 'unknown'
  return language === 'unknown' ? '' : language
})
/** The end of the slider: the last generation of the longest run. */
export const lastGeneration = computed(() =>
  Math.max(0, ...(show.value?.runs ?? []).map(({ generations }) => generations.length)),
)
/** The generation of the current run that is shown: that of the slider, or the last one of the run. */
export const shownGeneration = computed(() => Math.min(generation.value, runEnd.value))
/** Names of the columns of the current run: `human`, A, B … */
export const runColumns = computed(() => show.value?.columns.slice(0, runEnd.value + 1) ?? [])

/** Goes to a generation, at most to the last one. */
export function goTo(number: number): void {
  generation.value = Math.max(0, Math.min(lastGeneration.value, number))
}
/** Shows other data, from the beginning. */
export function showData(next: PageData): void {
  data.value = next
  runNumber.value = 0
  generation.value = 0
  word.value = undefined
  guess.value = undefined
  playing.value = false
}
