import type { InputHTMLAttributes } from 'preact'
import { say } from '../locales/say.ts'
import { openRun } from './made.ts'

/** Opens the files of a run: a zip that the page has saved, or the folder of a run. */
export function OpenRun() {
  return (
    <details class="open">
      <summary>{say('open.title')}</summary>
      <p class="buttons">
        <FileButton label={say('open.archive')} accept=".zip" take={files => void openRun(files)} />
        {/* A folder: all browsers know this attribute. */}
        <FileButton
          label={say('open.folder')}
          {...{ webkitdirectory: true }}
          take={files => void openRun(files)}
        />
      </p>
    </details>
  )
}

type Files = readonly [File, ...File[]]

/** A button that asks for files. The same ones can be chosen again. @param take called with what was chosen */
export function FileButton({
  label,
  take,
  ...of
}: { label: string; take: (files: Files) => void } & Pick<InputHTMLAttributes, 'accept'>) {
  return (
    <label class="button">
      {label}
      <input
        type="file"
        class="for-readers"
        {...of}
        onChange={event => {
          const [first, ...others] = Array.from(event.currentTarget.files ?? [])
          event.currentTarget.value = ''
          if (first) take([first, ...others])
        }}
      />
    </label>
  )
}
