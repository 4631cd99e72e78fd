import { signal } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import type { ConcordanceLine } from '../../analysis/reading/concordance.ts'
import { say, spelled } from '../locales/say.ts'
import { run, textLanguage } from '../state/state.ts'
import type { PlacesAnswer } from '../engine/study.ts'
import { ownWords, Said, SaidButtons } from './said.tsx'
import { ask, written } from './state.ts'
import { useAnswer } from './use-answer.ts'

/** The number of places that are shown at once. */
const SHOWN = 10

/** The place that the last word was taken from, its number, from 1, and the number of words that were written then. */
const taken = signal<Taken | undefined>(undefined)

interface Taken {
  readonly line: ConcordanceLine
  readonly number: number
  readonly of: number
  readonly words: number
}

/** The reader writes as model A does: the places where the last words stand, and the word that comes next at one of them. */
export function BeTheModel() {
  const { words, ended } = ownWords(written.be.value)
  const [from, setFrom] = useState(0)
  const [last, keep] = useState<PlacesAnswer>()
  const [rolling, setRolling] = useState(false)
  const found = useAnswer({ kind: 'places', words, from, count: SHOWN })
  useEffect(() => {
    if (found) keep(found.answer)
  }, [found])
  useEffect(() => {
    setFrom(0)
    if (taken.value?.words !== written.be.value.length) taken.value = undefined
  }, [written.be.value])
  if (!last) return <p class="note">{say('study.looking')}</p>
  const take = (line: ConcordanceLine, number: number) => {
    if (!found) return
    taken.value = { line, number, of: last.total, words: words.length + 1 }
    written.be.value = [...words, line.id]
  }
  const roll = async () => {
    if (!found || rolling || ended) return
    setRolling(true)
    const at = Math.floor(Math.random() * last.total)
    const { lines } = await ask<'places'>({ kind: 'places', words, from: at, count: 1 })
    setRolling(false)
    take(lines[0]!, at + 1)
  }
  const here = last.lines[0]?.words.trim() ?? ''
  return (
    <div class="be-the-model" aria-busy={!found}>
      <p class="note">{explanation(run.value!.plan.order)}</p>
      <Said text={last.said} looked={last.context} ended={ended} />
      <p class="buttons">
        <button type="button" class="first" aria-disabled={ended} onClick={() => void roll()}>
          <Die /> {say('be.roll')}
        </button>
        <SaidButtons ids={written.be} text={last.said} by={say('be.by')} />
      </p>
      <p class="taken" role="status">
        {taken.value && (
          <>
            <span class="note">{say('be.taken', { number: taken.value.number, count: taken.value.of })}</span>{' '}
            <Line line={taken.value.line} />
          </>
        )}
      </p>
      {ended ? (
        <p>{say('write.ended')}</p>
      ) : (
        <>
          <h3 id="places">
            {last.context === 0
              ? run.value!.plan.order === 1
                ? say('be.anywhere', { count: last.total })
                : say('be.beginnings', { count: last.total })
              : say('be.places', { count: last.total, words: here })}
          </h3>
          <ol class="places" aria-labelledby="places" start={from + 1}>
            {last.lines.map((line, at) => (
              <li key={`${from} ${at}`}>
                <button type="button" onClick={() => take(line, from + at + 1)}>
                  <Line line={line} />
                </button>
              </li>
            ))}
          </ol>
          {last.total > SHOWN && (
            <p class="buttons">
              <span class="note">
                {say('be.which', { first: from + 1, last: from + last.lines.length, count: last.total })}
              </span>
              <button
                type="button"
                class="link"
                onClick={() => setFrom(from + SHOWN < last.total ? from + SHOWN : 0)}
              >
                {say('be.others')}
              </button>
            </p>
          )}
        </>
      )}
    </div>
  )
}

/** The order says how many words the model looks at. */
const explanation = (order: number) =>
  order === 1 ? say('be.leadNone') : say('be.lead', { count: order - 1, number: spelled(order - 1) })

/** A line of the text, the word that comes next set apart. */
function Line({ line: { before, words, next, after } }: { line: ConcordanceLine }) {
  return (
    <span class="line" lang={textLanguage.value}>
      <span class="before">
        <span>{before}</span>
      </span>
      <span class="here">{words}</span>
      <span class="after">
        {next === '' ? <em>{say('write.end')}</em> : <mark>{next}</mark>}
        {after}
      </span>
    </span>
  )
}

const Die = () => (
  <svg class="die" viewBox="0 0 24 24" aria-hidden="true">
    <rect x="3" y="3" width="18" height="18" rx="3" />
    <circle cx="8" cy="8" r="1.6" />
    <circle cx="16" cy="8" r="1.6" />
    <circle cx="12" cy="12" r="1.6" />
    <circle cx="8" cy="16" r="1.6" />
    <circle cx="16" cy="16" r="1.6" />
  </svg>
)
