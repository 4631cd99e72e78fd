import { computed, signal } from '@preact/signals'
import { addressed, addressedText } from '../state/address.ts'
import { generation, goTo, runColumns, runEnd, shownGeneration } from '../state/state.ts'

/** The copies that the reader has chosen for the columns; nothing while they are the usual ones. */
const picked = signal<readonly number[] | undefined>(undefined)
/** The number of the passage that is read, from 0. */
export const passageAt = signal(0)
/** Whether copied and repeated spans and last uses are marked. */
export const marked = signal(false)

const different = (numbers: readonly number[]) => [...new Set(numbers)]

/** The copies in the columns beside the author: the first, the middle and the last, or what was chosen; that of the foot bar among them. */
export const columns = computed(() => {
  const last = runEnd.value
  const chosen = shownGeneration.value
  const own = picked.value && different(picked.value.filter(number => number <= last))
  if (own && own.length > 0) return chosen === 0 || own.includes(chosen) ? own : [...own.slice(0, -1), chosen]
  const usual = different([1, Math.ceil(last / 2), last])
  if (chosen === 0 || usual.includes(chosen)) return usual
  return different([1, chosen, last])
})

/** Puts a copy into a column; a copy that stands in another column changes places. The foot bar follows its column. */
export function pick(column: number, number: number): void {
  const now = columns.value
  const other = now.indexOf(number)
  picked.value = now.map((each, at) => (at === column ? number : at === other ? now[column]! : each))
  if (shownGeneration.value === now[column]) goTo(number)
}

/** The copy of the foot bar; the last one while the bar is at the author's text. */
export const copyToWrite = computed(() => (generation.value === 0 ? runEnd.value : shownGeneration.value))

addressedText('columns', {
  views: ['read'],
  step: true,
  get: () => picked.value?.map(number => runColumns.value[number] ?? '').join('.'),
  set: text => {
    const numbers = (text ?? '').split('.').map(name => runColumns.value.indexOf(name))
    const found = different(numbers.filter(number => number > 0)).slice(0, 3)
    picked.value = found.length > 0 ? found : undefined
  },
})

addressed({
  views: ['read'],
  write: to => {
    if (passageAt.value > 0) to.set('passage', String(passageAt.value + 1))
    if (marked.value) to.set('marks', 'on')
  },
  read: from => {
    const number = Number(from.get('passage') ?? 1)
    passageAt.value = Number.isInteger(number) && number > 0 ? number - 1 : 0
    marked.value = from.get('marks') === 'on'
  },
})
