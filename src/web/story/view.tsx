import { signal } from '@preact/signals'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { say } from '../locales/say.ts'
import { inTurn } from '../state/in-turn.ts'
import { show, textLanguage } from '../state/state.ts'
import { STATES, wordStates } from '../state/word-states.ts'
import { Field, inARow } from '../field/field.ts'
import { useArea, useWidths } from '../field/measure.ts'
import { sampleFor } from '../field/sample.ts'
import { authorsOrder } from '../state/state.ts'
import { steps } from './steps.tsx'

/** The step that is read. */
const current = signal(0)

/** Why words are lost, step by step; the words stay beside the text and show what each step tells. */
export function Story() {
  const list = useRef<HTMLOListElement>(null)
  const [drawn, setDrawn] = useState(0)
  useEffect(() => (drawn < steps.length ? inTurn(() => setDrawn(drawn + 1)) : undefined), [drawn])
  useEffect(() => {
    // A step is read when it crosses the upper middle of the window.
    const watch = new IntersectionObserver(
      entries => {
        for (const { isIntersecting, target } of entries)
          if (isIntersecting) current.value = Array.from(list.current!.children).indexOf(target)
      },
      { rootMargin: '-45% 0px -50% 0px' },
    )
    for (const step of list.current!.children) watch.observe(step)
    return () => watch.disconnect()
  }, [])
  return (
    <article class="story" aria-labelledby="story">
      <h2 id="story">{say('story.title')}</h2>
      <div class="told">
        <Pinned />
        <ol ref={list} class="steps">
          {steps.map(({ name, title, Tell }, number) => (
            <li key={name} id={`step-${name}`}>
              <h3>{title()}</h3>
              {number < drawn && <Tell />}
            </li>
          ))}
        </ol>
      </div>
    </article>
  )
}

/** The words of the step that is read. */
function Pinned() {
  const host = useRef<HTMLDivElement>(null)
  const field = useRef<Field>(null)
  const paper = useRef<HTMLDivElement>(null)
  const area = useArea(paper)
  const { forms } = show.value!.text
  const scene = steps[current.value]!.scene()
  const order = scene.words ?? authorsOrder.value
  const widths = useWidths()
  const key = order.length === 0 ? '' : `${order.length} ${order[0]!}`
  const sample = useMemo(
    () => (area && widths ? sampleFor(order, widths, area) : undefined),
    [key, widths, area],
  )
  const states = wordStates(scene.run.counts, scene.generation)
  useEffect(() => {
    if (!sample) return
    field.current ??= new Field(host.current!, { still: true })
    field.current.lay([inARow(sample.words, forms)])
  }, [sample])
  useEffect(() => field.current?.draw(states))
  const lost = STATES.indexOf('lost')
  const shown = sample?.words ?? []
  return (
    <figure class="pinned">
      <div ref={paper} class="paper">
        <div
          ref={host}
          class="field"
          lang={textLanguage.value}
          role="img"
          aria-label={say('story.words')}
          style={sample && { fontSize: `${sample.size}px`, lineHeight: `${sample.line}px` }}
        />
      </div>
      <figcaption class="note">
        {scene.caption(shown.length, shown.filter(number => states[number]! < lost).length)}
      </figcaption>
    </figure>
  )
}
