import type { ComponentChildren } from 'preact'
import type { Progress } from '../../lineage/lineage.ts'
import type { Refused } from '../engine/run.ts'
import { ACCEPTED, type LabText } from '../engine/text.ts'
import { view } from '../state/state.ts'
import { words } from '../state/words.ts'
import { availableText } from './state.ts'

/** The progress of a repetition with its start in milliseconds, or the reason why it ended. */
interface Work {
  readonly progress?: Progress & { readonly since: number }
  readonly why?: Refused
}

/**
 * A button that carries the run out again, or a field for its file where the text is not available; then the progress or a refusal.
 *
 * @param label text of the button
 * @param begin called with a function that reads the text
 */
export function RerunButton(props: {
  label: string
  id: string
  work: Work | undefined
  begin: (find: () => Promise<LabText>) => void
  cancel: () => void
  give: (file: File) => Promise<LabText>
  children?: ComponentChildren
}) {
  const { label, id, work, begin, cancel, give, children } = props
  const find = availableText()
  if (work?.progress) return <Under progress={work.progress} cancel={cancel} />
  return (
    <div class="at-hand">
      {find ? (
        <p class="buttons">
          <button type="button" onClick={() => begin(find)}>
            {label}
          </button>
        </p>
      ) : (
        <label class="file">
          {words.study.file(label)}
          <input
            type="file"
            accept={ACCEPTED}
            aria-describedby={`${id}-note`}
            onChange={event => {
              const file = event.currentTarget.files?.[0]
              if (file) begin(() => give(file))
            }}
          />
        </label>
      )}
      <p class="note" id={`${id}-note`}>
        {find ? children : words.study.noText}
      </p>
      {!find && (
        <p class="buttons">
          <button type="button" onClick={() => (view.value = 'lab')}>
            {words.study.toLab}
          </button>
        </p>
      )}
      {work?.why && <Why {...work.why} />}
    </div>
  )
}

function Under({ progress, cancel }: { progress: NonNullable<Work['progress']>; cancel: () => void }) {
  return (
    <div class="at-hand">
      <p class="buttons">
        <button type="button" onClick={cancel}>
          {words.lab.cancel}
        </button>
      </p>
      <progress value={progress.done} max={1} aria-label={words.lab.progress} />
      <p class="note">
        {words.lab.at({ ...progress, seconds: (performance.now() - progress.since) / 1000 })}
      </p>
    </div>
  )
}

function Why({ message, hint }: Refused) {
  return (
    <div role="alert" class="refusal">
      <p>{message}</p>
      <p class="note">{hint}</p>
    </div>
  )
}
