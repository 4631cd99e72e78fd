import { runNumber, show } from './state.ts'
import { words } from './words.ts'

/** The switch between the two runs of a page that has two. */
export function Rule() {
  if (show.value!.runs.length < 2) return null
  const kept = runNumber.value === 1
  return (
    <label class="switch">
      <input type="checkbox" role="switch" checked={kept} onChange={() => (runNumber.value = kept ? 0 : 1)} />
      {words.keep}
    </label>
  )
}
