import { signal } from '@preact/signals'
import type { PagePassage } from '../../report/page/page-data.ts'
import { tokenizerFor } from '../../text/tokenizers/index.ts'
import { run, show, textLanguage } from '../state/state.ts'
import { words } from '../state/words.ts'
import { passageNumber } from '../engine/blind.ts'
import type { NearestAnswer, TraceStep } from '../engine/study.ts'
import { TokenText } from './token-text.tsx'
import { useAnswer } from './use-answer.ts'

/** The token that is traced, and the id of its passage. */
const traced = signal<{ readonly id: string; readonly token: number } | undefined>(undefined)

/** Origins of a passage: the nearest human passage, and the chain of copies behind a chosen word. */
export function Origins({ passage, generation }: { passage: PagePassage; generation: number }) {
  const number = passageNumber(passage.id)
  const nearest = useAnswer({ kind: 'nearest', generation, passage: number })
  const token = traced.value?.id === passage.id ? traced.value.token : undefined
  const steps = useAnswer(
    token === undefined ? undefined : { kind: 'trace', generation, passage: number, token },
  )
  return (
    <div class="origins">
      <section aria-labelledby="nearest" aria-busy={!nearest}>
        <h3 id="nearest">{words.study.nearest(passage.id)}</h3>
        {nearest ? <NearestPassage found={nearest.answer} /> : <p class="note">{words.study.looking}</p>}
      </section>
      <section aria-labelledby="origin">
        <h3 id="origin">{words.study.origin(passage.id)}</h3>
        <p class="note" id="origin-help">
          {words.study.originHelp}
        </p>
        <TokenText
          text={passage.text}
          tokenizer={tokenizerFor(run.value!.plan)}
          label={words.study.passage(passage.id)}
          help="origin-help"
          chosen={token}
          choose={chosen => (traced.value = { id: passage.id, token: chosen })}
        />
        <div aria-live="polite">{steps && <Steps steps={steps.answer} />}</div>
      </section>
    </div>
  )
}

function NearestPassage({ found }: { found: NearestAnswer | null }) {
  if (!found) return <p>{words.study.noneNear}</p>
  const { changes, text } = found
  return (
    <>
      <p class="note">{words.study.near(found)}</p>
      {changes ? (
        <p class="difference" lang={textLanguage.value}>
          {changes.map(({ kind, text: part }, at) => {
            if (kind === 'gone') return <del key={at}>{part} </del>
            return kind === 'new' ? <ins key={at}>{part} </ins> : `${part} `
          })}
        </p>
      ) : (
        <p lang={textLanguage.value}>{text}</p>
      )}
      <p class="note">
        {changes ? (
          <>
            <del>{words.study.gone}</del> <ins>{words.study.fresh}</ins> {words.study.both}
          </>
        ) : (
          words.study.nothingShared
        )}
      </p>
    </>
  )
}

function Steps({ steps }: { steps: readonly TraceStep[] }) {
  const { columns } = show.value!
  return (
    <ol class="steps-back">
      {steps.map(({ source, passage, token, before, shown, after }, at) => (
        <li key={at}>
          <p class="note">
            {words.study.step({ at, passage, token, origin: source === columns[0] ? source : undefined })}
          </p>
          <p lang={textLanguage.value}>
            {before}
            <mark>{shown}</mark>
            {after}
          </p>
        </li>
      ))}
      {steps.at(-1)!.source !== columns[0] && <li class="note">{words.study.noParent}</li>}
    </ol>
  )
}
