import { Overview } from './overview.tsx'
import type { ShownRun } from './state/show.ts'
import { generation, show } from './state/state.ts'
import { words } from './state/words.ts'

/** The words of a run in the generation of the slider, or in its last one, which is said then. */
export function OverviewOf({ run, what }: { run: ShownRun; what: string }) {
  const end = run.generations.length
  const t = Math.min(generation.value, end)
  const ended = generation.value > end ? `. ${words.ends(show.value!.columns[end]!, run)}` : ''
  return <Overview counts={run.counts[t]!} left={run.left[t]!} what={what + ended} />
}
