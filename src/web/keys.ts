import { generation, goTo, playing, view } from './state.ts'
import { views } from './views/index.ts'

/** Keys of the whole page; what an element does with a key of its own comes first. */
export function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  const target = event.target as HTMLElement
  if (target.closest('input, select, textarea, [contenteditable]')) return
  const chosen = /^[1-9]$/.test(event.key) ? views[Number(event.key) - 1] : undefined
  if (chosen) view.value = chosen.name
  else if (event.key === 'ArrowRight') step(1)
  else if (event.key === 'ArrowLeft') step(-1)
  else if (event.key === ' ' && !target.closest('button, summary, a, [tabindex="0"]'))
    playing.value = !playing.value
  else return
  event.preventDefault()
}

function step(by: number): void {
  playing.value = false
  goTo(generation.value + by)
}
