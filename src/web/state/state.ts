import { computed, signal } from '@preact/signals'
import type { PageData } from '../../report/page/page-data.ts'
import { showOf } from './show.ts'
import type { ViewName } from './view.ts'

/** The data that the file holds; null where there is none. */
function embedded(): PageData | null {
  if (typeof document === 'undefined') return null
  return JSON.parse(document.getElementById('run-data')?.textContent ?? 'null') as PageData | null
}

/** The data that is shown: that of the file, until an own text is run. */
export const data = signal(embedded())
export const show = computed(() => (data.value ? showOf(data.value) : null))

/** The current view. */
export const view = signal<ViewName>('words')
/** Numbers of the words in the author's order; in the order of their use where the text was not read. */
export const authorsOrder = computed(() => orderOf(shownTypes.value))
/** The types of the text: the same list while a run of it grows. */
const shownTypes = computed(() => show.value!.types)
function orderOf(types: readonly string[]): readonly number[] {
  const first = show.peek()!.first()
  const order = types.map((_, number) => number)
  if (!first) return order
  // Each type has a place of its own.
  for (const type of types.keys()) order[first[type]!] = type
  return order
}
/** The title of the text up to its first comma or semicolon, as in “Moby-Dick”. */
export const shortTitle = computed(() => {
  const { title = '' } = show.value?.text ?? {}
  return /^[^,;]{2,}/.exec(title)?.[0] ?? title
})
/** The number of the current run. */
export const runNumber = signal(0)
/** The generation that is shown: 0 for the human text, 1 for A. */
export const generation = signal(0)
export const playing = signal(false)
/** Whether single keys do something: they can be turned off, since some speak to their machine. */
export const keysOn = signal(true)
/** The reader's guess: how many words are left at the end; missing before there is one. */
export const guess = signal<number | undefined>(undefined)
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
/** The last generation of the longest run. */
export const lastGeneration = computed(() =>
  Math.max(0, ...(show.value?.runs ?? []).map(({ generations }) => generations.length)),
)
/** The generation of the current run that is shown; beyond the end of the run its last one. */
export const shownGeneration = computed(() => Math.min(generation.value, runEnd.value))
/** Names of the columns of the current run: `human`, A, B … */
export const runColumns = computed(() => show.value?.columns.slice(0, runEnd.value + 1) ?? [])

/** Goes to a generation, at most to the last one. */
export function goTo(number: number): void {
  generation.value = Math.max(0, Math.min(lastGeneration.value, number))
}
/** Plays the run, from the beginning when it is at its end; stops it while it plays. */
export function play(): void {
  if (!playing.value && generation.value === lastGeneration.value) goTo(0)
  playing.value = !playing.value
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
