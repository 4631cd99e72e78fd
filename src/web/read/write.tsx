import { signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { say } from '../locales/say.ts'
import { addressedText } from '../state/address.ts'
import { run, runColumns, shortTitle } from '../state/state.ts'
import { BeTheModel } from './be-the-model.tsx'
import { copyToWrite } from './columns.ts'
import { Keyboard } from './keyboard.tsx'
import { Why } from '../lab/running.tsx'
import { Under } from './rerun-button.tsx'
import { closeStudy, openStudy, secondsFor, study, textAtHand, type TextAtHand } from './state.ts'

/** Two ways to write: with the words that a model offers, or as model A itself. */
const WAYS = ['keys', 'be'] as const
const way = signal<(typeof WAYS)[number]>('keys')

addressedText('write', {
  views: ['read'],
  step: true,
  get: () => (way.value === 'keys' ? undefined : way.value),
  set: text => (way.value = WAYS.find(each => each === text) ?? 'keys'),
})

/** Models that are trained in at most this time, in seconds, are trained without being asked for. */
const QUICK = 2

/** Writing with the models. They are trained in this page when the section comes into sight, or by a button where that takes long. */
export function Write() {
  const host = useRef<HTMLElement>(null)
  const state = study.value
  const text = state && state.at !== 'refused' ? state.from : textAtHand()
  const seconds = secondsFor(text)
  const isQuick = seconds !== undefined && seconds <= QUICK
  useEffect(() => {
    if (state || !isQuick) return
    const watch = new IntersectionObserver(([entry]) => entry!.isIntersecting && void openStudy(text))
    watch.observe(host.current!)
    return () => watch.disconnect()
  }, [run.value, state === undefined, isQuick])
  const name = runColumns.value[copyToWrite.value]!
  return (
    <section ref={host} class="write" aria-labelledby="write">
      <h2 id="write">{say('write.title')}</h2>
      <div class="modes" role="group" aria-label={say('write.ways')}>
        {WAYS.map(each => (
          <button
            key={each}
            type="button"
            aria-pressed={way.value === each}
            onClick={() => (way.value = each)}
          >
            {say(`write.way.${each}`, { name })}
          </button>
        ))}
      </div>
      {state?.at === 'ready' ? (
        way.value === 'keys' ? (
          <Keyboard generation={copyToWrite.value} />
        ) : (
          <BeTheModel />
        )
      ) : (
        <Load text={text} seconds={seconds} isQuick={isQuick} />
      )}
      <Which text={text} />
    </section>
  )
}

function Load({
  text,
  seconds,
  isQuick,
}: {
  text: TextAtHand
  seconds: number | undefined
  isQuick: boolean
}) {
  const state = study.value
  if (state?.at === 'work')
    return <Under progress={state.progress} {...(isQuick ? {} : { cancel: closeStudy })} />
  return (
    <>
      <p>{say('write.lead')}</p>
      <p class="buttons">
        <button type="button" class="first" onClick={() => void openStudy(text)}>
          {seconds === undefined ? say('study.load') : say('study.loadIn', { seconds })}
        </button>
      </p>
      {state?.at === 'refused' && state.from.kind === text.kind && <Why {...state.why} />}
    </>
  )
}

/** Says which text the models have read, where it is not that of the run. */
function Which({ text: { kind, title, words = 0 } }: { text: TextAtHand }) {
  if (kind === 'run') return null
  return (
    <p class="note">
      {kind === 'corpus'
        ? say('write.otherText', { title, shown: shortTitle.value })
        : say('write.quotedText', { count: words, shown: shortTitle.value })}
    </p>
  )
}
