import type { ComponentChildren } from 'preact'
import type { Progress } from '../../lineage/lineage.ts'
import type { Refused } from '../engine/job.ts'
import { ACCEPTED, type LabText } from '../engine/text.ts'
import { At, Why } from '../lab/running.tsx'
import { say } from '../locales/say.ts'
import { addressOf } from '../state/address.ts'
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
        <FileField label={label} id={id} take={file => begin(() => give(file))} />
      )}
      <p class="note" id={`${id}-note`}>
        {find ? children : <NoText />}
      </p>
      {work?.why && <Why {...work.why} />}
    </div>
  )
}

/** A field for the file that the run was made of. @param id of its note, without `-note` */
export function FileField({ label, id, take }: { label: string; id: string; take: (file: File) => void }) {
  return (
    <label class="file">
      {say('study.file', { label })}
      <input
        type="file"
        accept={ACCEPTED}
        aria-describedby={`${id}-note`}
        onChange={event => {
          const file = event.currentTarget.files?.[0]
          if (file) take(file)
        }}
      />
    </label>
  )
}

/** Says why a file is needed, and what can be done without one. */
export const NoText = () => (
  <>
    {say('study.noText')} <a href={addressOf('text').address}>{say('study.ownText')}</a>
  </>
)

/** The progress of models that are being trained. */
export function Under({
  progress,
  cancel,
}: {
  progress: NonNullable<Work['progress']>
  cancel?: () => void
}) {
  return (
    <div class="at-hand">
      {cancel && (
        <p class="buttons">
          <button type="button" onClick={cancel}>
            {say('run.cancel')}
          </button>
        </p>
      )}
      <At progress={progress} />
    </div>
  )
}
