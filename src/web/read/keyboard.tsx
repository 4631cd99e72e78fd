import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { percent } from '../../report/format/numbers.ts'
import { BOUNDARY } from '../../text/stream.ts'
import { say, spelled } from '../locales/say.ts'
import { goTo, run, runColumns, textLanguage } from '../state/state.ts'
import type { NextAnswer } from '../engine/study.ts'
import { ownWords, Said, SaidButtons } from './said.tsx'
import { written } from './state.ts'
import { useAnswer } from './use-answer.ts'

/** The largest number of words that are offered, and of lost words that are named; the others are counted. */
const OFFERED = 36

/** Writes with a model: it offers the words that it can write next, beside those that it has lost. */
export function Keyboard({ generation }: { generation: number }) {
  const { words: said, ended } = ownWords(written.keys.value)
  const next = useAnswer({ kind: 'next', generation, words: said })
  const [last, keep] = useState<NextAnswer>()
  const offers = useRef<HTMLUListElement>(null)
  const typing = useRef(false)
  useEffect(() => {
    if (next) keep(next.answer)
  }, [next])
  useLayoutEffect(() => {
    // With a keyboard the focus moves to the first offered word.
    if (typing.current) offers.current?.querySelector('button')?.focus()
    typing.current = false
  }, [last])
  const take = (id: number) => {
    if (!next) return
    typing.current = offers.current?.contains(document.activeElement) === true
    written.keys.value = [...said, id]
  }
  if (!last) return <p class="note">{say('study.looking')}</p>
  const name = runColumns.value[generation]!
  return (
    <div class="keyboard" aria-busy={!next}>
      <p class="note">
        <label>
          {say('keyboard.which')}{' '}
          <select value={generation} onChange={event => goTo(Number(event.currentTarget.value))}>
            {runColumns.value.slice(1).map((column, at) => (
              <option key={column} value={at + 1}>
                {say('keyboard.model', { name: column })}
              </option>
            ))}
          </select>
        </label>{' '}
        {explanation(generation)}
      </p>
      <Said text={last.said} looked={last.context} ended={ended} />
      <p class="buttons">
        <button type="button" aria-disabled={ended} onClick={() => !ended && take(drawn(last))}>
          {say('keyboard.draw')}
        </button>
        <SaidButtons ids={written.keys} text={last.said} by={say('keyboard.model', { name })} />
      </p>
      {ended ? (
        <p>{say('write.ended')}</p>
      ) : (
        <div class="offers">
          <section aria-labelledby="offered">
            <h3 id="offered">{say('keyboard.known', { name, count: last.known.length })}</h3>
            <p class="note">
              {context(last, { name, possible: Math.min(said.length, run.value!.plan.order - 1) })}
            </p>
            <ul ref={offers}>
              {last.known.slice(0, OFFERED).map(({ id, form, count, chance }) => (
                <li key={id}>
                  <button type="button" onClick={() => take(id)}>
                    {id === BOUNDARY ? (
                      <em>{say('write.end')}</em>
                    ) : (
                      <span lang={textLanguage.value}>{form}</span>
                    )}{' '}
                    <small>{say('keyboard.weight', { count, chance: percent(chance) })}</small>
                  </button>
                </li>
              ))}
            </ul>
            <More all={last.known.length} />
          </section>
          <section class="lost-here" aria-labelledby="lost">
            <h3 id="lost">{lostTitle(last)}</h3>
            {last.lost.length > 0 && (
              <>
                <p class="note">{say('keyboard.lostNote', { name })}</p>
                <ul lang={textLanguage.value}>
                  {last.lost.slice(0, OFFERED).map(({ id, form, count }) => (
                    <li key={id}>
                      {id === BOUNDARY ? <em>{say('write.end')}</em> : <del>{form}</del>}{' '}
                      <small>{count}</small>
                    </li>
                  ))}
                </ul>
                <More all={last.lost.length} />
              </>
            )}
          </section>
        </div>
      )}
    </div>
  )
}

const More = ({ all }: { all: number }) =>
  all > OFFERED ? <p class="note">{say('keyboard.more', { count: all - OFFERED })}</p> : null

/** Says what the model looks at, and what the offers do not tell of it. */
function explanation(generation: number): string {
  const { order, sampling, pool, protect } = run.value!.plan
  const several = pool !== null || protect.some(name => name.startsWith('several-'))
  return [
    order === 1
      ? say('keyboard.looksAtNone')
      : say('keyboard.looksAt', { count: order - 1, number: spelled(order - 1) }),
    ...(generation === 1 ? [say('keyboard.firstModel')] : []),
    ...(several ? [say('keyboard.several')] : []),
    ...(sampling === 'mle' ? [] : [say('keyboard.smoothed')]),
  ].join(' ')
}

function context(
  { context: looked }: NextAnswer,
  { name, possible }: { name: string; possible: number },
): string {
  if (looked < possible)
    return looked === 0
      ? say('keyboard.neverNone', { count: possible, number: spelled(possible) })
      : say('keyboard.never', { count: possible, number: spelled(possible), looked })
  return possible === 0
    ? say('keyboard.countsHere', { name })
    : say('keyboard.counts', { name, count: looked, number: spelled(looked) })
}

function lostTitle({ lost, human }: NextAnswer): string {
  if (human === 0) return say('keyboard.nothingHuman')
  return lost.length === 0
    ? say('keyboard.noneLost', { count: human })
    : say('keyboard.lost', { count: lost.length, total: human })
}

/** Draws a word as the model would. */
function drawn({ known }: NextAnswer): number {
  let left = Math.random()
  for (const { id, chance } of known) {
    left -= chance
    if (left < 0) return id
  }
  return known[0]?.id ?? BOUNDARY
}
