import { computed, signal } from '@preact/signals'
import type { PageData } from '../report/page/page-data.ts'
import { showOf } from './show.ts'
import type { ViewName } from './views/view.ts'

/** What the file holds. */
function embedded(): PageData | null {
  if (typeof document === 'undefined') return null
  return JSON.parse(document.getElementById('run-data')?.textContent ?? 'null') as PageData | null
}

/** What is shown: what the file holds, until the lab has made something else. */
export const data = signal<PageData | null>(embedded())
export const show = computed(() => (data.value ? showOf(data.value) : null))

export const view = signal<ViewName>('wall')
/** Which of the runs is looked at. */
export const runNumber = signal(0)
/** 0 for the human text, 1 for A. */
export const generation = signal(0)
export const playing = signal(false)
/** The reader's answer in words, `skipped`, or nothing yet. */
export const guess = signal<number | 'skipped' | undefined>(undefined)
/** The word that is looked at, by number. */
export const word = signal<number | undefined>(undefined)

export const run = computed(() => show.value?.runs[runNumber.value])
export const lastGeneration = computed(() => run.value?.generations.length ?? 0)

/** Goes to a generation, no further than there are. */
export function goTo(number: number): void {
  generation.value = Math.max(0, Math.min(lastGeneration.value, number))
}
