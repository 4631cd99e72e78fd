import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { say } from '../locales/say.ts'
import { takeDropped } from './own.ts'

/** Whether a file is being carried over the page. */
const isOver = signal(false)

/** Takes a file that is dropped anywhere on the page, in any view; a frame lights up while it is carried over it. */
export function Drop() {
  useEffect(() => {
    const carries = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const over = (event: DragEvent) => {
      if (!carries(event)) return
      event.preventDefault()
      isOver.value = true
    }
    const leave = (event: DragEvent) => {
      // The pointer leaves the window, and does not only cross to another element.
      if (event.relatedTarget === null) isOver.value = false
    }
    const drop = (event: DragEvent) => {
      isOver.value = false
      // A part of the page may have taken it.
      if (!carries(event) || event.defaultPrevented) return
      event.preventDefault()
      takeDropped(Array.from(event.dataTransfer!.files))
    }
    document.addEventListener('dragover', over)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('dragover', over)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', drop)
    }
  }, [])
  if (!isOver.value) return null
  return (
    <div class="drop-frame">
      <p>{say('text.dropHere')}</p>
    </div>
  )
}
