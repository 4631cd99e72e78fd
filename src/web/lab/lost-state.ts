import { computed, signal } from '@preact/signals'
import { tokenPlaces } from '../../text/places.ts'
import { tokenizerFor } from '../../text/tokenizers/index.ts'
import { hasLetter } from '../../text/tokenizers/tokenizer.ts'
import { addressedText } from '../state/address.ts'
import { run, runColumns, show } from '../state/state.ts'

/** Parts of the view that have an address of their own. */
const PARTS = ['obituary'] as const

/** The part that is shown; missing for the view itself. */
export const part = signal<(typeof PARTS)[number] | undefined>(undefined)

addressedText('show', {
  views: ['text'],
  step: true,
  get: () => part.value,
  set: text => (part.value = PARTS.find(name => name === text)),
})

/** A word that the last copy does not use. */
export interface LostWord {
  readonly number: number
  readonly form: string
  /** How often its author used it. */
  readonly count: number
  /** The column in which it was used last: 0 for the human text. */
  readonly last: number
}

/** Words that the last copy of the current run does not use, those first that their author used most; marks are left out. */
export const lostWords = computed((): readonly LostWord[] => {
  const { counts } = run.value!
  const end = counts.length - 1
  const found: LostWord[] = []
  show.value!.text.forms.forEach((form, number) => {
    if (end < 1 || counts[end]![number]! > 0 || !hasLetter(form)) return
    found.push({ number, form, count: counts[0]![number]!, last: lastUse(counts, number) })
  })
  return found.sort((a, b) => b.count - a.count || b.last - a.last)
})

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
