import { say } from '../locales/say.ts'
import { openLost } from './lost-state.ts'

/** A link to the lost words of the run, each with its last sentence. */
export function LostLink({ label = say('next.lost') }: { label?: string }) {
  return (
    <a
      href="#text?show=lost"
      onClick={event => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        openLost()
      }}
    >
      {label}
    </a>
  )
}
