import { signal } from '@preact/signals'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { percent } from '../../report/format/numbers.ts'
import { BOUNDARY } from '../../text/stream.ts'
import { run, show, textLanguage } from '../state/state.ts'
import { words } from '../state/words.ts'
import type { NextAnswer } from '../engine/study.ts'
import { useAnswer } from './use-answer.ts'

/** Ids of the words so far; the last is the boundary when the passage has ended. */
const taken = signal<readonly number[]>([])

/** The largest number of words that are offered, and of lost words that are named; the others are counted. */
const OFFERED = 36

/** Writes with a model: it offers the words that it can write next, beside those that it has lost. */
export function Keyboard({ generation }: { generation: number }) {
  const ended = taken.value.at(-1) === BOUNDARY
  const said = ended ? taken.value.slice(0, -1) : taken.value
  const next = useAnswer({ kind: 'next', generation, words: said })
  const [last, keep] = useState<NextAnswer>()
  const offers = useRef<HTMLUListElement>(null)
  const typing = useRef(false)
  useEffect(() => {
    if (!next) return
    keep(next.answer)
  }, [next])
  useLayoutEffect(() => {
    // With a keyboard the focus moves to the first offered word.
    if (typing.current) offers.current?.querySelector('button')?.focus()
    typing.current = false
  }, [last])
  const take = (id: number) => {
    if (!next) return
    typing.current = offers.current?.contains(document.activeElement) === true
    taken.value = [...said, id]
  }
  if (!last) return <p class="note">{words.study.looking}</p>
  const name = show.value!.columns[generation]!
  return (
    <div class="keyboard" aria-busy={!next}>
      <p class="said" role="status" lang={textLanguage.value}>
        {last.said === '' ? <span class="note">{words.keyboard.nothing}</span> : last.said}
        {ended ? '' : ' …'}
      </p>
      <p class="buttons">
        <button type="button" disabled={ended} onClick={() => take(drawn(last))}>
          {words.keyboard.say}
        </button>
        <button
          type="button"
          disabled={taken.value.length === 0}
          onClick={() => (taken.value = taken.value.slice(0, -1))}
        >
          {words.keyboard.back}
        </button>
        <button type="button" disabled={taken.value.length === 0} onClick={() => (taken.value = [])}>
          {words.keyboard.again}
        </button>
      </p>
      {ended ? (
        <p>{words.keyboard.ended}</p>
      ) : (
        <div class="offers">
          <section aria-labelledby="offered">
            <h3 id="offered">{words.keyboard.known(name, last.known.length)}</h3>
            <p class="note">
              {words.keyboard.context(name, last.context, Math.min(said.length, run.value!.plan.order - 1))}
            </p>
            <ul ref={offers}>
              {last.known.slice(0, OFFERED).map(({ id, form, count, chance }) => (
                <li key={id}>
                  <button type="button" onClick={() => take(id)}>
                    {id === BOUNDARY ? (
                      <em>{words.keyboard.end}</em>
                    ) : (
                      <span lang={textLanguage.value}>{form}</span>
                    )}{' '}
                    <small>{words.keyboard.weight(count, percent(chance))}</small>
                  </button>
                </li>
              ))}
            </ul>
            <More all={last.known.length} />
          </section>
          <section aria-labelledby="lost">
            <h3 id="lost">{words.keyboard.lost(last.lost.length, last.human)}</h3>
            {last.lost.length > 0 && (
              <>
                <p class="note">{words.keyboard.lostNote(name)}</p>
                <ul class="wall-text lost-words" lang={textLanguage.value}>
                  {last.lost.slice(0, OFFERED).map(({ id, form, count }) => (
                    <li key={id}>
                      {id === BOUNDARY ? <em>{words.keyboard.end}</em> : <span class="gone">{form}</span>}{' '}
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
  all > OFFERED ? <p class="note">{words.keyboard.more(all - OFFERED)}</p> : null

/** Draws a word as the model would. */
function drawn({ known }: NextAnswer): number {
  let left = Math.random()
  for (const { id, chance } of known) {
    left -= chance
    if (left < 0) return id
  }
  return known[0]?.id ?? BOUNDARY
}
