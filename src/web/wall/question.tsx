import { signal } from '@preact/signals'
import { generation, guess, guessedRun, playing, run, runColumns, runEnd, runNumber } from '../state/state.ts'
import { words } from '../state/words.ts'

const answer = signal<number | undefined>(undefined)

/** Asks for a guess before the first generation. */
export function Question() {
  const total = run.value!.left[0]!
  const value = answer.value ?? Math.round(total / 2)
  const begin = (to: number | 'skipped') => {
    guess.value = to
    guessedRun.value = runNumber.value
    generation.value = 0
    playing.value = !matchMedia('(prefers-reduced-motion: reduce)').matches
    // The form disappears, so the focus moves to the result that replaces it.
    requestAnimationFrame(() => document.getElementById('result')?.focus({ preventScroll: true }))
  }
  return (
    <form
      class="question"
      onSubmit={event => {
        event.preventDefault()
        begin(value)
      }}
    >
      <label for="guess">{words.question(total, runColumns.value.at(-1)!, runEnd.value)}</label>
      <input
        id="guess"
        type="range"
        min={0}
        max={total}
        step={1}
        value={value}
        aria-valuetext={words.guessed(value, total)}
        onInput={event => (answer.value = Number(event.currentTarget.value))}
      />
      <output for="guess">{words.guessed(value, total)}</output>
      <p class="buttons">
        <button type="submit" class="first">
          {words.answer}
        </button>
        <button type="button" onClick={() => begin('skipped')}>
          {words.skip}
        </button>
      </p>
    </form>
  )
}
