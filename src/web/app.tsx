import { effect } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { say } from './locales/say.ts'
import { addressOf, embedded } from './state/address.ts'
import { inLesson } from './state/embedded.ts'
import { generation, goTo, keysOn, play, playing, show, view } from './state/state.ts'
import { titleOfPage } from './state/title.ts'
import { Foot } from './foot.tsx'
import { Drop } from './lab/drop.tsx'
import { RunBar } from './lab/run-bar.tsx'
import { views } from './views.ts'

/** The page. */
export function App() {
  useEffect(() => {
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  useEffect(() => effect(() => { document.title = titleOfPage() }), []) // prettier-ignore
  useEffect(() => scrollTo(0, 0), [view.value])
  useEffect(tellHeight, [])
  const { name, Draw, foot } = views.find(({ name }) => name === view.value) ?? views[0]!
  return (
    <>
      <a
        class="skip"
        href="#view"
        onClick={event => {
          event.preventDefault()
          document.getElementById('view')!.focus()
        }}
      >
        {say('skip')}
      </a>
      {!embedded && (
        <header>
          <p class="name">{say('name')}</p>
          {inLesson ? <BackToLesson /> : <Contents />}
        </header>
      )}
      <main id="view" tabIndex={-1} class={`view-${name}`}>
        {show.value && <Draw />}
      </main>
      {view.value !== 'words' && <RunBar />}
      {!embedded && !inLesson && <Drop />}
      {show.value && foot && <Foot whole={false} />}
      {show.value && !embedded && (
        <footer>
          <About />
        </footer>
      )}
    </>
  )
}

/** Tells the page that holds this one in a frame how high it is, as `{ "collapse-lab": { "height": 420 } }`. */
function tellHeight(): (() => void) | undefined {
  if (!embedded || parent === window) return undefined
  const watch = new ResizeObserver(() => {
    parent.postMessage({ 'collapse-lab': { height: document.documentElement.scrollHeight } }, '*')
  })
  watch.observe(document.body)
  return () => watch.disconnect()
}

function Contents() {
  return (
    <nav aria-label={say('views.label')}>
      <ul>
        {views.map(({ name }) => (
          <li key={name}>
            <a href={addressOf(name).address} aria-current={name === view.value ? 'page' : undefined}>
              {say(`views.${name}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** In a lesson the page is the exercise: another view is there where the exercise leads to it, with the way back. */
function BackToLesson() {
  if (view.value === 'class') return null
  return (
    <nav aria-label={say('views.label')}>
      <a href={addressOf('class').address}>{say('lesson.back')}</a>
    </nav>
  )
}

function About() {
  const { text, software } = show.value!
  return (
    <>
      <p>
        {say(inLesson ? 'lesson.about' : 'about', {
          software,
          title: text.title,
          sha256: text.sha256.slice(0, 12),
        })}
      </p>
      {!inLesson && (
        <p>
          {say('keys', { views: views.length })}{' '}
          <button type="button" class="link" onClick={() => (keysOn.value = !keysOn.value)}>
            {say(keysOn.value ? 'keysOff' : 'keysOn')}
          </button>
        </p>
      )}
    </>
  )
}

/** Handles the keys of the whole page. A focused element's own keys come first. */
export function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !keysOn.value) return
  const target = event.target as HTMLElement
  const field = target.closest('input, select, textarea, [contenteditable]')
  if (field && !leaves(field, event.key)) return
  const chosen = !inLesson && /^[1-9]$/.test(event.key) ? views[Number(event.key) - 1] : undefined
  if (chosen) view.value = chosen.name
  // A round of the game is played against one copy.
  else if (view.value === 'game') return
  else if (event.key === 'ArrowRight') step(1)
  else if (event.key === 'ArrowLeft') step(-1)
  else if (event.key === ' ' && !target.closest('button, summary, a, [role=button], [tabindex="0"]')) play()
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
