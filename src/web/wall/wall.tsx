import { signal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import { bands, inBand } from '../../metrics/features/parts.ts'
import { times } from '../../report/format/numbers.ts'
import { likeness } from '../../text/natural.ts'
import { run, show, shownGeneration, textLanguage, word } from '../state/state.ts'
import { WallText } from './wall-text.ts'
import { STATES, wordStates } from '../state/word-states.ts'
import { words } from '../state/words.ts'

type WordOrder = 'use' | 'alphabet' | 'first'

const order = signal<WordOrder>('use')
const band = signal('')
const message = signal('')

/** The wall, with its order, its filter and its search. */
export function Wall() {
  const host = useRef<HTMLDivElement>(null)
  const wall = useRef<WallText>(null)
  const { text, types } = show.value!
  const places = useMemo(() => placesOf(), [show.value, order.value, band.value])
  const states = useMemo(
    () => wordStates(run.value!.counts, shownGeneration.value),
    [run.value, shownGeneration.value],
  )
  useEffect(() => {
    wall.current ??= new WallText(host.current!)
    wall.current.lay(text.forms, places)
  }, [text, places])
  useEffect(() => {
    wall.current!.draw(states)
    performance.mark('wall')
  }, [states, places])
  useEffect(() => wall.current!.select(word.value), [word.value, places])
  return (
    <section aria-labelledby="wall-title" class="wall">
      <h2 id="wall-title">{words.wall(types.length)}</h2>
      <Choices />
      <p class="only-print">{words.lostList(show.value!.columns[shownGeneration.value]!, lostIn(states))}</p>
      <p class="note" id="wall-help">
        {words.wallHelp}
      </p>
      <div
        ref={host}
        class="wall-text"
        lang={textLanguage.value}
        tabIndex={0}
        role="group"
        aria-label={words.wall(types.length)}
        aria-describedby="wall-help"
        onClick={event => {
          const number = (event.target as HTMLElement).dataset.word
          if (number !== undefined) word.value = Number(number)
        }}
        onKeyDown={event => {
          const step = STEPS[event.key]
          if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return
          event.preventDefault()
          event.stopPropagation()
          word.value = wall.current!.neighbour(word.value, step)
        }}
      />
    </section>
  )
}

/** The number of lost words, whenever they were lost. */
const lostIn = (states: Uint8Array) =>
  states.filter(state => STATES[state] === 'lost' || STATES[state] === 'gone').length

/** Steps of the keys, in words. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: 10,
  ArrowUp: -10,
  PageDown: 150,
  PageUp: -150,
  Home: -Infinity,
  End: Infinity,
}

function Choices() {
  const { text } = show.value!
  const orders = (['use', 'alphabet', 'first'] as const).filter(
    name => name !== 'first' || text.first !== undefined,
  )
  return (
    <div class="choices">
      <label>
        {words.order}
        <select
          value={order.value}
          onChange={event => (order.value = event.currentTarget.value as WordOrder)}
        >
          {orders.map(name => (
            <option key={name} value={name}>
              {words.orders[name]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.band}
        <select value={band.value} onChange={event => (band.value = event.currentTarget.value)}>
          <option value="">{words.allBands}</option>
          {bands.map(each => (
            <option key={each.name} value={each.name}>
              {words.bandName(times(each))}
            </option>
          ))}
        </select>
      </label>
      <form
        role="search"
        onSubmit={event => {
          event.preventDefault()
          find(new FormData(event.currentTarget).get('word'))
        }}
      >
        <label>
          {words.find}
          <input name="word" type="search" autocomplete="off" spellcheck={false} maxLength={100} />
        </label>
        <button type="submit">{words.findButton}</button>
      </form>
      <p role="status" class="message">
        {message.value}
      </p>
    </div>
  )
}

/** Selects a word. When the text does not have it, names the most similar one. */
function find(typed: FormDataEntryValue | null): void {
  if (typeof typed !== 'string' || typed.trim() === '') return
  const { types, text } = show.value!
  const wanted = typed.trim().normalize('NFC').replaceAll('’', "'").toLowerCase()
  const exact = types.indexOf(wanted)
  message.value = ''
  if (exact >= 0) {
    if (!inBand(text.counts[exact]!, chosenBand())) band.value = ''
    word.value = exact
    return
  }
  const near = types.reduce((a, b) => (likeness(b, wanted) > likeness(a, wanted) ? b : a))
  message.value = words.notThere(typed.trim(), near)
}

const chosenBand = () => bands.find(({ name }) => name === band.value)

/** Numbers of the words that are shown, in their order. */
function placesOf(): number[] {
  const { text, types } = show.value!
  const places = types.map((_, number) => number).filter(number => inBand(text.counts[number]!, chosenBand()))
  if (order.value === 'alphabet') return places.sort((a, b) => (types[a]! < types[b]! ? -1 : 1))
  const first = order.value === 'first' ? show.value!.first() : undefined
  return first ? places.sort((a, b) => first[a]! - first[b]!) : places
}
