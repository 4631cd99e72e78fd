import { say } from '../locales/say.ts'
import { view } from '../state/state.ts'
import { part } from './lost-state.ts'

/** A link to the words that the run has lost, each with its last sentence. */
export function ObituaryLink({ label = say('next.obituary') }: { label?: string }) {
  return (
    <a
      href="#text?show=obituary"
      onClick={event => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        part.value = 'obituary'
        view.value = 'text'
      }}
    >
      {label}
    </a>
  )
}
