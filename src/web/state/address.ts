import { batch, effect, untracked } from '@preact/signals'
import { exercises, inLesson } from './embedded.ts'
import { view } from './state.ts'
import { VIEW_NAMES, type ViewName } from './view.ts'

/** A part of what is shown that the address of the page names. */
export interface Addressed {
  /** The views whose address names it; default all. */
  readonly views?: readonly ViewName[]
  /** Whether a change of it is a step that Back undoes. A change of another part replaces the address. */
  readonly step?: boolean
  /** Writes it, unless it is as at first. */
  write(to: URLSearchParams): void
  /** Takes it from an address; what the address does not name is as at first. */
  read(from: URLSearchParams): void
}

/** Names that views had in earlier addresses. */
const EARLIER: Readonly<Record<string, ViewName>> = {
  wall: 'words',
  story: 'words',
  curves: 'compare',
  lab: 'text',
  tasks: 'class',
  embed: 'words',
}

/** The views of a lesson: the exercise, and those to which an exercise leads. */
const IN_LESSON: readonly ViewName[] = ['class', 'words', 'read', 'game']

/** Whether the page shows only its words and the bar below them, for a frame in another page: `#embed`. */
export const embedded = typeof location !== 'undefined' && /^#embed\b/.test(location.hash)

const parts: Addressed[] = []

/** Lets the address name a part of what is shown. */
export function addressed(part: Addressed): void {
  parts.push(part)
}

/** A part that is one text, or missing when it is as at first. */
export function addressedText(
  name: string,
  {
    get,
    set,
    ...how
  }: Pick<Addressed, 'views' | 'step'> & { get(): string | undefined; set(text: string | null): void },
): void {
  addressed({
    ...how,
    write: to => {
      const text = get()
      if (text !== undefined) to.set(name, text)
    },
    read: from => set(from.get(name)),
  })
}

/**
 * The address of a view as it is now, as in `#words?copy=J&word=behold`. Back undoes a change of its `step`, and nothing else.
 */
export function addressOf(name: ViewName): { address: string; step: string } {
  const [steps, all] = [new URLSearchParams(), new URLSearchParams()]
  for (const part of parts)
    if (part.views?.includes(name) ?? true) {
      part.write(all)
      if (part.step) part.write(steps)
    }
  const title = embedded ? 'embed' : name
  const query = all.toString()
  return { address: query === '' ? `#${title}` : `#${title}?${query}`, step: `${title}?${steps.toString()}` }
}

/** Shows what an address names. An unknown view is the first one. */
function goToAddress(hash: string): void {
  const at = hash.indexOf('?')
  const name = hash.slice(1, at < 0 ? undefined : at)
  const views = inLesson ? IN_LESSON : VIEW_NAMES
  const known =
    views.find(each => each === name) ??
    (inLesson ? 'class' : Object.hasOwn(EARLIER, name) ? EARLIER[name]! : 'words')
  const parameters = new URLSearchParams(at < 0 ? '' : hash.slice(at + 1))
  batch(() => {
    view.value = known
    for (const part of parts) if (part.views?.includes(known) ?? true) part.read(parameters)
  })
}

/** Shows what the address names, and lets the address follow what is shown. */
export function followAddress(): void {
  // A page that was made for one exercise opens on it.
  goToAddress(inLesson || (location.hash === '' && exercises.length === 1) ? '#class' : location.hash)
  let last: string | undefined
  let arriving = false
  effect(() => {
    const { address, step } = addressOf(view.value)
    untracked(() => {
      const push = last !== undefined && step !== last && !arriving
      last = step
      if (address !== location.hash) write(address, push)
    })
  })
  const arrive = () => {
    if (location.hash === addressOf(view.value).address) return
    arriving = true
    goToAddress(location.hash)
    arriving = false
  }
  addEventListener('popstate', arrive)
  // In a frame that was given its page as text, an address leads out of it.
  if (location.protocol === 'about:') addEventListener('click', follow)
  addEventListener('hashchange', arrive)
}

/** Follows a link inside the page. */
function follow(event: MouseEvent): void {
  const hash = (event.target as Element).closest('a')?.getAttribute('href')
  if (!hash?.startsWith('#') || event.defaultPrevented) return
  event.preventDefault()
  goToAddress(hash)
}

function write(address: string, push: boolean): void {
  try {
    if (push) history.pushState(null, '', address)
    else history.replaceState(null, '', address)
  } catch {
    // A frame may be forbidden to change its address, and a browser limits how often; what is shown stays right.
  }
}
