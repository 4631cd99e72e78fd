import { useEffect, useRef, useState } from 'preact/hooks'
import { percent } from '../report/format/numbers.ts'
import { say } from './locales/say.ts'
import { Share } from './share/menu.tsx'
import { generation, goTo, guess, lastGeneration, play, playing, run, runEnd, show, shownGeneration } from './state/state.ts' // prettier-ignore

/** How long each copy is shown while the run plays, in milliseconds; words.css drains lost words in the same time. */
const SHOWN = 900

/** The bar at the foot of the page: play, the copies, the words that are left, the reader's guess, and what can be shared. */
export function Foot({ whole }: { whole: boolean }) {
  usePlaying()
  return (
    <section class={whole ? 'foot' : 'foot slim'} aria-label={say('foot.label')}>
      <button
        type="button"
        class="play"
        onClick={() => play()}
        aria-label={say(playing.value ? 'foot.pause' : 'foot.play')}
      >
        <svg viewBox="0 0 24 24" aria-hidden="true">
          {playing.value ? <path d="M7 5h4v14H7zM14 5h4v14h-4z" /> : <path d="M8 5l12 7-12 7z" />}
        </svg>
      </button>
      <Letters />
      <Left />
      {whole && <Guess />}
      {whole && <Share />}
    </section>
  )
}

/** The copies as letters; one of them is in the order of Tab, and the arrow keys lead on. */
function Letters() {
  const { columns } = show.value!
  const host = useRef<HTMLDivElement>(null)
  const now = generation.value
  useEffect(() => {
    // Sideways only: the bar stands in the window, and the page must not move.
    const at = host.current?.querySelector<HTMLElement>('[aria-checked=true]')
    if (at) host.current!.scrollLeft = at.offsetLeft - host.current!.offsetLeft - at.offsetWidth
  }, [now])
  return (
    <div ref={host} class="letters" role="radiogroup" aria-label={say('foot.letters')}>
      {columns.map((column, number) => (
        <button
          key={column}
          type="button"
          role="radio"
          aria-checked={number === now}
          aria-label={number === 0 ? authorName() : say('foot.copy', { name: column })}
          tabIndex={number === now ? 0 : -1}
          onClick={() => {
            playing.value = false
            goTo(number)
          }}
          onKeyDown={event => {
            const to = LETTER_KEYS[event.key]?.(number, columns.length - 1)
            if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return
            event.preventDefault()
            event.stopPropagation()
            playing.value = false
            goTo(to)
            ;(host.current!.children[to] as HTMLElement | undefined)?.focus()
          }}
        >
          {number === 0 ? <Pen /> : column}
        </button>
      ))}
    </div>
  )
}

const LETTER_KEYS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => Math.min(at + 1, last),
  ArrowLeft: at => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
}

const Pen = () => (
  <svg class="pen" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M4 20l1-5L16 4l4 4L9 19z" />
  </svg>
)

/** What the first column is called. */
const authorName = () => say(show.value!.columns[0] === 'human' ? 'foot.author' : 'foot.constructed')

/** How many words are left. The number counts down as the words fade. */
function Left() {
  const { columns } = show.value!
  const number = shownGeneration.value
  const { left } = run.value!
  const total = left[0]!
  const now = useCounting(left[number]!)
  const name = columns[number]!
  const rest =
    number === 0
      ? say('foot.human', { count: total })
      : say('foot.left', { count: left[number]!, total, name })
  const ended = generation.value > runEnd.value ? ` ${say('foot.ended', { name })}` : ''
  return (
    <p class="left">
      <strong aria-hidden="true">{say('left', { count: now })}</strong>{' '}
      <span aria-hidden="true">
        {rest}
        {ended}
      </span>
      <span class="for-readers" role="status">
        {`${say('left', { count: left[number]! })} ${rest}${ended}`}
      </span>
    </p>
  )
}

/** A number that goes to its value in steps, while the run plays and motion is welcome. */
function useCounting(to: number): number {
  const [now, setNow] = useState(to)
  const shown = useRef(to)
  useEffect(() => {
    const from = shown.current
    if (from === to || !playing.peek() || isCalm()) {
      shown.current = to
      setNow(to)
      return
    }
    const began = performance.now()
    let frame = requestAnimationFrame(function step(time) {
      const share = Math.min(1, Math.max(0, (time - began) / (SHOWN * 0.8)))
      shown.current = Math.round(from + (to - from) * share)
      setNow(shown.current)
      if (share < 1) frame = requestAnimationFrame(step)
    })
    return () => cancelAnimationFrame(frame)
  }, [to])
  return now
}

/** Whether the reader has asked for less motion. */
export const isCalm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/** The bar of the words that are left, with the reader's guess on it. */
function Guess() {
  const { columns } = show.value!
  const { left } = run.value!
  const total = left[0]!
  const end = runEnd.value
  const number = shownGeneration.value
  const own = guess.value ?? Math.round(total / 2)
  const isOver = number === end && end > 0 && run.value!.status !== 'running'
  return (
    <div class="guess">
      <div class="bar" style={{ '--left': `${(100 * left[number]!) / total}%` }}>
        <span class="ink" />
        <input
          type="range"
          min={0}
          max={total}
          step={1}
          value={own}
          aria-label={say('foot.guess', { total, name: columns[end]! })}
          aria-valuetext={say('foot.guessed', { count: own })}
          onInput={event => (guess.value = Number(event.currentTarget.value))}
        />
      </div>
      <p class="note" role="status">
        {isOver ? told(left[end]!, total) : askedFor()}
      </p>
    </div>
  )
}

/** What came out at the end, beside the guess where there is one. */
const told = (left: number, total: number) =>
  guess.value === undefined
    ? say('foot.outcome', { share: percent(left / total) })
    : say('foot.verdict', { left, guess: guess.value })

const askedFor = () =>
  guess.value === undefined ? say('foot.guessShort') : say('foot.guessed', { count: guess.value })

function usePlaying(): void {
  const on = playing.value
  const number = generation.value
  useEffect(() => {
    if (!on) return
    if (isCalm()) {
      playing.value = false
      goTo(lastGeneration.value)
      return
    }
    const timer = setTimeout(
      () => {
        if (number + 1 >= lastGeneration.value) playing.value = false
        goTo(number + 1)
      },
      number === 0 ? SHOWN / 3 : SHOWN,
    )
    return () => clearTimeout(timer)
  }, [on, number])
}
