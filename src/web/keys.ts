import { generation, goTo, playing, view } from './state/state.ts'
import { views } from './views/index.ts'

/** Handles the keys of the whole page. A focused element's own keys come first. */
export function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  const target = event.target as HTMLElement
  const field = target.closest('input, select, textarea, [contenteditable]')
  if (field && !leaves(field, event.key)) return
  const chosen = /^[1-9]$/.test(event.key) ? views[Number(event.key) - 1] : undefined
  if (chosen) view.value = chosen.name
  else if (event.key === 'ArrowRight') step(1)
  else if (event.key === 'ArrowLeft') step(-1)
  else if (event.key === ' ' && !target.closest('button, summary, a, [tabindex="0"]'))
    playing.value = !playing.value
  else return
  event.preventDefault()
}

/** Whether a field ignores a key: a switch uses only the space bar, a slider no digits. */
function leaves(field: Element, key: string): boolean {
  return field.matches('[type=checkbox]') ? key !== ' ' : field.matches('[type=range]') && /^\d$/.test(key)
}

function step(by: number): void {
  playing.value = false
  goTo(generation.value + by)
}
