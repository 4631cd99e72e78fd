import { computed, signal } from '@preact/signals'
import type { PageData } from '../../report/page/page-data.ts'
import { showOf } from './show.ts'
import { VIEW_NAMES, type ViewName } from './view.ts'

/** What the file holds. */
function embedded(): PageData | null {
  if (typeof document === 'undefined') return null
  return JSON.parse(document.getElementById('run-data')?.textContent ?? 'null') as PageData | null
}

/** What is shown: what the file holds, until the lab has made something else. */
export const data = signal(embedded())
export const show = computed(() => (data.value ? showOf(data.value) : null))

/** The view that is looked at; at first the one that the address names, as in `#story`, else the wall. */
export const view = signal<ViewName>(
  VIEW_NAMES.find(name => typeof location !== 'undefined' && nameIn(location.hash) === name) ?? 'wall',
)
/** What stands before the question mark of an address. */
function nameIn(hash: string): string {
  return hash.slice(1).split('?', 1)[0]!
}
/** Which of the runs is looked at. */
export const runNumber = signal(0)
/** 0 for the human text, 1 for A. */
export const generation = signal(0)
export const playing = signal(false)
/** The reader's answer in words, `skipped`, or nothing yet. */
export const guess = signal<number | 'skipped' | undefined>(undefined)
/** The number of the run that it was about. */
export const guessedRun = signal(0)
/** The word that is looked at, by number. */
export const word = signal<number | undefined>(undefined)

export const run = computed(() => show.value?.runs[runNumber.value])
/** How many generations the run that is looked at has; one of the page may have more. */
export const runEnd = computed(() => run.value?.generations.length ?? 0)
/** How far the slider goes: as far as any run of the page. */
export const lastGeneration = computed(() =>
  Math.max(0, ...(show.value?.runs ?? []).map(({ generations }) => generations.length)),
)
/** The generation of the run that is looked at: that of the slider, or the last one that the run has. */
export const shownGeneration = computed(() => Math.min(generation.value, runEnd.value))
/** Names of its columns: `human`, A, B … as far as it goes. */
export const runColumns = computed(() => show.value?.columns.slice(0, runEnd.value + 1) ?? [])

/** Goes to a generation, no further than there are. */
export function goTo(number: number): void {
  generation.value = Math.max(0, Math.min(lastGeneration.value, number))
}
/** Shows something else from its beginning. */
export function showData(next: PageData): void {
  data.value = next
  runNumber.value = 0
  generation.value = 0
  word.value = undefined
  guess.value = undefined
  playing.value = false
}
