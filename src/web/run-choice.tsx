import { runNumber, show } from './state/state.ts'
import { words } from './state/words.ts'

/** Chooses among several runs: a switch where the second only keeps the human text, else a list. */
export function RunChoice() {
  const { runs, pair } = show.value!
  if (runs.length < 2) return null
  if (!pair) return <Runs />
  const kept = runNumber.value === 1
  return (
    <label class="switch">
      <input type="checkbox" role="switch" checked={kept} onChange={() => (runNumber.value = kept ? 0 : 1)} />
      {words.keep}
    </label>
  )
}

function Runs() {
  return (
    <label class="run">
      {words.which}
      <select
        value={runNumber.value}
        onChange={event => (runNumber.value = Number(event.currentTarget.value))}
      >
        {show.value!.titles.map((title, number) => (
          <option key={title} value={number}>
            {words.ruled(title, show.value!.runs[number]!.plan)}
          </option>
        ))}
      </select>
    </label>
  )
}
