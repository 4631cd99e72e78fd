import { batch, computed, signal } from '@preact/signals'
import { tokenPlaces } from '../../text/places.ts'
import { tokenizerFor } from '../../text/tokenizers/index.ts'
import { addressedText } from '../state/address.ts'
import { run, runColumns, show, view } from '../state/state.ts'
import type { ViewName } from '../state/view.ts'

/** Parts of the view that have an address of their own. */
const PARTS = ['lost'] as const

/** The part that is shown; missing for the view itself. */
export const part = signal<(typeof PARTS)[number] | undefined>(undefined)
/** The view from which the list of all lost words was opened. */
export const cameFrom = signal<ViewName>('words')

addressedText('show', {
  views: ['text'],
  step: true,
  get: () => part.value,
  // Earlier addresses call the list an obituary.
  set: text => (part.value = PARTS.find(name => name === (text === 'obituary' ? 'lost' : text))),
})

/** Opens the list of all lost words. */
export function openLost(): void {
  batch(() => {
    cameFrom.value = view.value
    part.value = 'lost'
    view.value = 'text'
  })
}

/** Leaves the list of all lost words for the view from which it was opened. */
export function leaveLost(): void {
  batch(() => {
    part.value = undefined
    view.value = cameFrom.value
  })
}

/** A word that a copy does not use. */
export interface LostWord {
  readonly number: number
  readonly form: string
  /** How often its author used it. */
  readonly count: number
  /** The column in which it was used last: 0 for the human text. */
  readonly last: number
}

/** Lost words of the last copy of the current run. */
export const lostWords = computed(() => lostIn(run.value!.counts.length - 1))

/**
 * Words that a copy of the current run does not use, in the one order that the page has for them: those first that the text uses most,
 * of these those that were lost last.
 *
 * @param copy 0 for the human text, which has lost none
 */
export function lostIn(copy: number): readonly LostWord[] {
  const counts = run.value!.counts.slice(0, copy + 1)
  const found: LostWord[] = []
  show.value!.text.forms.forEach((form, number) => {
    if (copy < 1 || counts[copy]![number]! > 0) return
    found.push({ number, form, count: counts[0]![number]!, last: lastUse(counts, number) })
  })
  return found.sort((a, b) => b.count - a.count || b.last - a.last)
}

/** The column that uses a word last: 0 for the human text. */
export function lastUse(counts: readonly ArrayLike<number>[], number: number): number {
  let last = counts.length - 1
  while (last > 0 && counts[last]![number] === 0) last--
  return last
}

/** The last sentence of a word, in three parts: before it, the word, and after it. Where the word is not found, the first part is all. */
export function lastSentence(number: number): readonly [string, string, string] | undefined {
  const line = run.value!.lastLine(number)
  if (!line) return undefined
  const type = show.value!.types[number]!
  const place = tokenPlaces(line, tokenizerFor(run.value!.plan)).find(token => token.type === type)
  return place
    ? [line.slice(0, place.from), line.slice(place.from, place.to), line.slice(place.to)]
    : [line, '', '']
}

/** The name of the copy that used a word last; missing for the human text. */
export const copyOf = ({ last }: LostWord): string | undefined =>
  last === 0 ? undefined : runColumns.value[last]
