import { useEffect } from 'preact/hooks'
import { Generations } from './generations.tsx'
import { run, runColumns, runEnd, show, view, generation, goTo, playing } from './state/state.ts'
import { views } from './views/index.ts'
import { words } from './state/words.ts'

/** The page. */
export function App() {
  useEffect(() => {
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  useEffect(() => scrollTo(0, 0), [view.value])
  const { Draw } = views.find(({ name }) => name === view.value) ?? views[0]!
  return (
    <>
      <a class="skip" href="#view">
        {words.skipLink}
      </a>
      <header>
        <p class="name">{words.name}</p>
        {views.length > 1 && <Contents />}
        {show.value && <Generations />}
      </header>
      <main id="view" tabIndex={-1}>
        {show.value && <Draw />}
      </main>
      <footer>{show.value && <About />}</footer>
    </>
  )
}

function Contents() {
  return (
    <nav aria-label={words.contents}>
      <ol>
        {views.map(({ name, title }) => (
          <li key={name}>
            <button
              type="button"
              aria-current={name === view.value ? 'page' : undefined}
              onClick={() => (view.value = name)}
            >
              {title}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function About() {
  const { text, software } = show.value!
  const { plan } = run.value!
  return (
    <>
      <p>{words.scope(text.title, plan)}.</p>
      {runEnd.value < plan.generations && <p>{words.ends(runColumns.value.at(-1)!, run.value!)}</p>}
      {run.value!.notes.map(note => (
        <p key={note}>{note}.</p>
      ))}
      <p>{words.about(software, text.sha256)}</p>
      <p>{words.keys(views.length)}</p>
    </>
  )
}

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
