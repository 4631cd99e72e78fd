import { say } from '../locales/say.ts'
import { openRun } from './made.ts'

/** Opens the files of a run: a zip that the page has saved, or the folder of a run. */
export function OpenRun() {
  const open = (files: FileList | null) => {
    if (files && files.length > 0) openRun(Array.from(files))
  }
  return (
    <details class="open">
      <summary>{say('open.title')}</summary>
      <p class="buttons">
        <label class="button">
          {say('open.archive')}
          <input
            type="file"
            class="for-readers"
            accept=".zip"
            onChange={event => open(event.currentTarget.files)}
          />
        </label>
        <label class="button">
          {say('open.folder')}
          <input
            type="file"
            class="for-readers"
            // A folder: all browsers know this attribute.
            {...{ webkitdirectory: true }}
            onChange={event => open(event.currentTarget.files)}
          />
        </label>
      </p>
    </details>
  )
}
