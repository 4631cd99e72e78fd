import { isImport } from '../../lineage/imported.ts'
import { signal } from '@preact/signals'
import { percent } from '../../report/format/numbers.ts'
import type { PagePassage } from '../../report/page/page-data.ts'
import { tokenPlaces } from '../../text/places.ts'
import { tokenizerFor, type Tokenizer } from '../../text/tokenizers/index.ts'
import { run, show, textLanguage } from '../state/state.ts'
import { say } from '../locales/say.ts'
import { passageNumber } from '../engine/game.ts'
import { copyToWrite } from './columns.ts'
import { Why } from '../lab/running.tsx'
import { FileField, NoText, Under } from './rerun-button.tsx'
import { availableText, closeStudy, isKept, openStudy, openStudyOn, secondsFor, study, textAtHand } from './state.ts' // prettier-ignore
import type { NearestAnswer, TraceStep } from '../engine/study.ts'
import { useAnswer } from './use-answer.ts'

/** The token that is traced, and the id of its passage. */
const traced = signal<{ readonly id: string; readonly token: number } | undefined>(undefined)

/**
 * Where the passage of the chosen copy comes from: the nearest human passage, and the chain of copies behind a chosen word. It takes the
 * run itself; where the page does not hold its text, the reader can give the file.
 *
 * @param at the number of the passage, from 0
 */
export function Origins({ at }: { at: number }) {
  const generation = copyToWrite.value
  const passage = run.value!.passages[generation]?.passages[at]
  // The page cannot make again what something else wrote.
  if (!passage || isImport(run.value!.plan)) return null
  if (isKept.value) return <OriginsOf passage={passage} generation={generation} />
  const state = study.value
  const text = availableText() ? textAtHand() : undefined
  const seconds = text && secondsFor(text)
  return (
    <details class="closer" open={state?.at === 'refused' && state.from.kind === 'run'}>
      <summary>{say('origins.title')}</summary>
      <p>{say('origins.lead')}</p>
      {state?.at === 'work' && state.from.kind === 'run' ? (
        <Under progress={state.progress} cancel={closeStudy} />
      ) : text ? (
        <p class="buttons">
          <button type="button" onClick={() => void openStudy(text)}>
            {seconds === undefined ? say('study.load') : say('study.loadIn', { seconds })}
          </button>
        </p>
      ) : (
        <>
          <FileField label={say('study.load')} id="origins" take={file => void openStudyOn(file)} />
          <p class="note" id="origins-note">
            <NoText />
          </p>
        </>
      )}
      {state?.at === 'refused' && state.from.kind === 'run' && <Why {...state.why} />}
    </details>
  )
}

function OriginsOf({ passage, generation }: { passage: PagePassage; generation: number }) {
  const number = passageNumber(passage.id)
  const nearest = useAnswer({ kind: 'nearest', generation, passage: number })
  const token = traced.value?.id === passage.id ? traced.value.token : undefined
  const steps = useAnswer(
    token === undefined ? undefined : { kind: 'trace', generation, passage: number, token },
  )
  const { id } = passage
  return (
    <div class="origins">
      <section aria-labelledby="nearest" aria-busy={!nearest}>
        <h3 id="nearest">{say('origins.nearest', { id })}</h3>
        {nearest ? <NearestPassage found={nearest.answer} /> : <p class="note">{say('study.looking')}</p>}
      </section>
      <section aria-labelledby="origin">
        <h3 id="origin">{say('origins.word', { id })}</h3>
        <p class="note" id="origin-help">
          {say('origins.help')}
        </p>
        <TokenText
          text={passage.text}
          tokenizer={tokenizerFor(run.value!.plan)}
          label={say('origins.passage', { id })}
          help="origin-help"
          chosen={token}
          choose={chosen => (traced.value = { id, token: chosen })}
        />
        <div aria-live="polite">{steps && <Steps steps={steps.answer} />}</div>
      </section>
    </div>
  )
}

function NearestPassage({ found }: { found: NearestAnswer | null }) {
  if (!found) return <p>{say('origins.noneNear')}</p>
  const { changes, text } = found
  return (
    <>
      <p class="note">{near(found)}</p>
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
            <del>{say('origins.onlyHuman')}</del> <ins>{say('origins.onlyHere')}</ins> {say('origins.both')}
          </>
        ) : (
          say('origins.nothingShared')
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
          <p class="note">{stepOf({ passage, token, isHuman: source === columns[0], isFirst: at === 0 })}</p>
          <p lang={textLanguage.value}>
            {before}
            <mark>{shown}</mark>
            {after}
          </p>
        </li>
      ))}
      {steps.at(-1)!.source !== columns[0] && <li class="note">{say('origins.noParent')}</li>}
    </ol>
  )
}

function near({ id, similarity, usual, among }: NearestAnswer): string {
  const found = say('origins.near', { id, count: among, similarity: percent(similarity) })
  return usual === undefined ? found : `${found} ${say('origins.usual', { usual: percent(usual) })}`
}

function stepOf(facts: { passage: string; token: number; isHuman: boolean; isFirst: boolean }): string {
  const { passage, isHuman, isFirst } = facts
  const token = facts.token + 1
  const place = say(isHuman ? 'origins.placeHuman' : 'origins.place', { passage, token })
  return isFirst ? place : say('origins.copiedFrom', { place })
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: 10,
  ArrowUp: -10,
  Home: -Infinity,
  End: Infinity,
}

/** A text in which a click or the arrow keys choose a token. @param chosen the number of the token, from 0 */
function TokenText(props: {
  text: string
  tokenizer: Tokenizer
  label: string
  help: string
  chosen: number | undefined
  choose: (token: number) => void
}) {
  const { text, tokenizer, label, help, chosen, choose } = props
  const places = tokenPlaces(text, tokenizer)
  return (
    <div
      class="token-text"
      lang={textLanguage.value}
      tabIndex={0}
      role="group"
      aria-label={label}
      aria-describedby={help}
      onClick={event => {
        const { token } = (event.target as HTMLElement).dataset
        if (token !== undefined) choose(Number(token))
      }}
      onKeyDown={event => {
        const step = STEPS[event.key]
        if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return
        event.preventDefault()
        event.stopPropagation()
        choose(Math.max(0, Math.min(places.length - 1, (chosen ?? -1) + step)))
      }}
    >
      {places.map(({ from, to }, token) => (
        <>
          {text.slice(places[token - 1]?.to ?? 0, from)}
          <span data-token={token} data-here={token === chosen ? '' : undefined}>
            {text.slice(from, to)}
          </span>
        </>
      ))}
    </div>
  )
}
