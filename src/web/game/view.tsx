import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { tokenizerFor } from '../../text/tokenizers/index.ts'
import { say } from '../locales/say.ts'
import { MarkedPassage } from '../read/marked-passage.tsx'
import { authorName } from '../read/head.tsx'
import { keysOn, run, runColumns, show, textLanguage } from '../state/state.ts'
import { Settings } from '../how.tsx'
import { Measured } from './measured.tsx'
import { answer, answers, beginRound, goOn, isOpen, isOver, opponent, opponents, passages, playAgainst, results } from './round.ts' // prettier-ignore
import { Score } from './score.tsx'
import type { View } from '../state/view.ts'

/** A game: which passages did a human write? */
export const game: View = { name: 'game', Draw }

function Draw() {
  useEffect(() => beginRound({ anew: false }), [])
  const host = useRef<HTMLElement>(null)
  const at = `${answers.value.length} ${isOpen.value}`
  const first = useRef(at)
  useLayoutEffect(() => {
    // The focus stays in the game after an answer.
    const next = host.current?.querySelector<HTMLElement>('[data-focus]')
    // The card and the buttons stay where they are.
    if (at !== first.current) next?.focus({ preventScroll: !isOver.peek() })
    first.current = at
  }, [at])
  // With the card, so that no key is lost that is pressed as soon as it is seen.
  useLayoutEffect(() => {
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <section ref={host} class="game" aria-labelledby="game">
      <h1 id="game">{say('views.game')}</h1>
      {passages.value.length === 0 ? <Nothing /> : isOver.value ? <Score /> : <Card />}
      <Against />
    </section>
  )
}

/** H and M answer, wherever the focus is but in a field. */
function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !keysOn.value) return
  if ((event.target as HTMLElement).closest('input, select, textarea')) return
  const key = event.key.toLowerCase()
  if (key === say('game.keys.human')) answer(true)
  else if (key === say('game.keys.machine')) answer(false)
  else return
  event.preventDefault()
}

/** Who wrote a passage. */
const writer = (human: boolean) =>
  human ? authorName() : say('game.model', { name: runColumns.value[opponent.value]! })

function Card() {
  const open = isOpen.value
  const at = open ? answers.value.length - 1 : answers.value.length
  const item = passages.value[at]!
  const facts = { writer: writer(item.human) }
  return (
    <>
      <Dots />
      <div class="game-card" data-result={open ? (results.value[at] ? 'right' : 'wrong') : undefined}>
        <p class="verdict" role="status">
          {open
            ? say(results.value[at] ? 'game.right' : 'game.wrong', facts)
            : say('game.question', { number: at + 1, count: passages.value.length })}
        </p>
        <div class="game-text" tabIndex={-1} data-focus={open ? undefined : ''}>
          {open ? (
            <MarkedPassage
              passage={item.passage}
              tokenizer={tokenizerFor(run.value!.plan)}
              own={item.human}
              shares={false}
            />
          ) : (
            <p lang={textLanguage.value}>{item.passage.text}</p>
          )}
        </div>
      </div>
      <div class="answers">
        {open ? (
          <button
            type="button"
            class="first"
            data-focus
            // The second click of a double click on an answer is none.
            onClick={event => event.detail < 2 && goOn()}
          >
            {say(at + 1 === passages.value.length ? 'game.score' : 'game.next')}
          </button>
        ) : (
          <>
            <button type="button" onClick={event => event.detail < 2 && answer(true)}>
              {say('game.human')}
            </button>
            <button type="button" onClick={event => event.detail < 2 && answer(false)}>
              {say('game.machine')}
            </button>
          </>
        )}
      </div>
      {open ? (
        <>
          <p class="legend-line">
            {item.passage.copied.length > 0 && <span class="copied">{say('passages.copied')}</span>}{' '}
            {item.passage.repeated.length > 0 && <span class="repeated">{say('passages.repeated')}</span>}
          </p>
          <details class="why">
            <summary>{say('game.why')}</summary>
            <Measured item={item} generation={opponent.value} />
          </details>
        </>
      ) : (
        <p class="note keys-note">{keysOn.value && say('game.keysNote')}</p>
      )}
    </>
  )
}

/** A dot for each passage: full for a right answer, a ring for a wrong one. */
export function Dots() {
  const right = results.value.filter(each => each).length
  return (
    <p class="dots" role="img" aria-label={say('game.soFar', { right, count: results.value.length })}>
      {passages.value.map((_, at) => {
        const result = results.value[at]
        return <span key={at} class={result === undefined ? '' : result ? 'right' : 'wrong'} />
      })}
    </p>
  )
}

/** Whom one plays against. */
function Against() {
  const several = show.value!.runs.length > 1
  if (opponents.value.length === 0 && !several) return null
  return (
    <p class="against note">
      {opponents.value.length > 0 && (
        <label>
          {say('game.against')}{' '}
          <select value={opponent.value} onChange={event => playAgainst(Number(event.currentTarget.value))}>
            {opponents.value.map(number => (
              <option key={number} value={number}>
                {say('game.model', { name: runColumns.value[number]! })}
              </option>
            ))}
          </select>
        </label>
      )}{' '}
      {several && <Settings />}
    </p>
  )
}

const Nothing = () => <p>{say(show.value!.runs.length > 1 ? 'game.noneHere' : 'game.none')}</p>
