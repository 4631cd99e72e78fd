import { saveFile } from '../charts/drawing.ts'
import { run, runNumber, show, view } from '../state/state.ts'
import { words } from '../state/words.ts'
import { progress, start } from '../engine/run.ts'
import { madeOf, showAtEnd, software } from './running.tsx'

/** Saves the files of the run that is shown, and opens those of another run. */
export function RunFiles() {
  return (
    <fieldset class="run-files">
      <legend>{words.lab.files}</legend>
      {madeOf() ? <Save /> : <p class="note">{words.lab.nothingMade}</p>}
      <Open />
    </fieldset>
  )
}

/** Saves the run that is shown, as the command writes it. */
function Save() {
  const { text, plans } = madeOf()!
  const { name } = run.value!
  const save = () =>
    start({ kind: 'pack', text, plan: plans[runNumber.value]!, software: software() }, archive =>
      saveFile(`${name}.zip`, archive),
    )
  return (
    <>
      <p class="buttons">
        <button type="button" disabled={progress.value !== undefined} onClick={save}>
          {words.lab.save(show.value!.titles[runNumber.value]!)}
        </button>
      </p>
      <p class="note">{words.lab.saveNote(name)}</p>
    </>
  )
}

function Open() {
  const open = (files: FileList | null) => {
    if (!files || files.length === 0) return
    const chosen = Array.from(files, file => ({ path: file.webkitRelativePath || file.name, content: file }))
    start({ kind: 'open', files: chosen, software: software() }, shown => {
      showAtEnd(shown)
      view.value = 'wall'
    })
  }
  return (
    <div class="open">
      <label class="file">
        {words.lab.openArchive}
        <input type="file" accept=".zip" onChange={event => open(event.currentTarget.files)} />
      </label>
      <label class="file">
        {words.lab.openFolder}
        <input
          type="file"
          // A folder: all browsers know this attribute.
          {...{ webkitdirectory: true }}
          onChange={event => open(event.currentTarget.files)}
        />
      </label>
    </div>
  )
}
