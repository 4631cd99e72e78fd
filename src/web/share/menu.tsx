import { signal } from '@preact/signals'
import { pngOfCanvas, saveFile } from '../charts/drawing.ts'
import { say } from '../locales/say.ts'
import { authorsOrder, run, runColumns, shortTitle, shownGeneration } from '../state/state.ts'
import { CopyLink } from './copy-link.tsx'
import { filmOf } from './film.ts'
import { canvasFor, drawWords, sceneryOf } from './picture.ts'

const filming = signal(false)

/** What can be shared of what is shown: its link, a picture of the words, and the fading as a film. */
export function Share() {
  return (
    <details class="share">
      <summary>{say('share.title')}</summary>
      <div>
        <CopyLink />
        <button type="button" onClick={() => void savePicture()}>
          {say('share.picture')}
        </button>
        <button type="button" disabled={filming.value} onClick={() => void saveFilm()}>
          {say('share.film')}
        </button>
        <span role="status" class="note">
          {filming.value && say('share.filming')}
        </span>
      </div>
    </details>
  )
}

async function savePicture(): Promise<void> {
  const { canvas, pen } = canvasFor(2)
  const copy = shownGeneration.value
  drawWords(pen, sceneryOf(run.value!, authorsOrder.value), copy)
  saveFile(`${fileName(runColumns.value[copy]!)}.png`, await pngOfCanvas(canvas))
}

async function saveFilm(): Promise<void> {
  filming.value = true
  try {
    const name = fileName(runColumns.value.at(-1)!)
    saveFile(`${name}.gif`, await filmOf(run.value!, authorsOrder.value))
  } finally {
    filming.value = false
  }
}

/** A name of a file that every system takes. */
const fileName = (name: string) =>
  say('share.file', { title: shortTitle.value, name })
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
