import { useEffect } from 'preact/hooks'
import { generation, goTo, lastGeneration, playing, run, shownGeneration, show } from './state/state.ts'
import { words } from './state/words.ts'

/** How long each generation is shown while the run plays. */
const MILLISECONDS_SHOWN = 1100

/** The slider that all views share, with a button to play. */
export function Generations() {
  const columns = show.value!.columns
  usePlaying()
  const number = generation.value
  const name = number === 0 ? words.first(columns[0]!) : columns[number]!
  return (
    <div class="generations">
      <button
        type="button"
        class="play"
        onClick={() => {
          if (number === lastGeneration.value) goTo(0)
          playing.value = !playing.value
        }}
      >
        {playing.value ? words.pause : words.play}
      </button>
      <label class="slider">
        <span>
          {words.generation} <strong>{name}</strong>
        </span>
        <input
          type="range"
          min={0}
          max={lastGeneration.value}
          step={1}
          value={number}
          aria-valuetext={name}
          onInput={event => {
            playing.value = false
            goTo(Number(event.currentTarget.value))
          }}
        />
        <span class="ticks" aria-hidden="true">
          {columns.length <= 27 &&
            columns.map((column, k) => <span key={column}>{k === 0 ? '·' : column}</span>)}
        </span>
      </label>
      <p class="count" role="status" aria-live="polite">
        {countLine()}
      </p>
    </div>
  )
}

/** Says in a sentence how many words the generation has left. */
function countLine(): string {
  const number = shownGeneration.value
  const { columns, text } = show.value!
  const { counts, left } = run.value!
  const total = left[0]!
  if (number === 0) return words.humanLine(total, text.origin)
  const [now, before] = [counts[number]!, counts[number - 1]!]
  let fresh = 0
  let back = 0
  for (let type = 0; type < now.length; type++) {
    if (now[type] === 0 && before[type]! > 0) fresh += 1
    if (now[type]! > 0 && before[type] === 0) back += 1
  }
  const line = words.countLine({ name: columns[number]!, left: left[number]!, total, fresh })
  const ended = generation.value > number ? `${words.ends(columns[number]!, run.value!)} ` : ''
  return ended + (back > 0 ? line + words.returned(back) : line)
}

function usePlaying(): void {
  const on = playing.value
  const number = generation.value
  useEffect(() => {
    if (!on) return
    const timer = setTimeout(() => {
      if (number + 1 >= lastGeneration.value) playing.value = false
      goTo(number + 1)
    }, MILLISECONDS_SHOWN)
    return () => clearTimeout(timer)
  }, [on, number])
}
