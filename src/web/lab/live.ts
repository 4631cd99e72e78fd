import { batch, computed, signal } from '@preact/signals'
import { planOf, type PlanOptions } from '../../lineage/plan.ts'
import type { PageData } from '../../report/page/page-data.ts'
import type { Grown, LiveResult } from '../engine/live.ts'
import { cancel, progress, start, stop, working } from '../engine/run.ts'
import type { LabText } from '../engine/text.ts'
import { takeRun, takeText } from '../state/show.ts'
import { data, generation, goTo, lastGeneration, playing, runNumber, showData, view } from '../state/state.ts'
import { chosenText } from './own.ts'
import { made, refuse, software, unsaved } from './made.ts'

/** How a live run ended. */
export interface Ended {
  readonly stopped: boolean
  /** Why the run with the other setting is not there. */
  readonly missing?: 'stopped' | { readonly message: string }
}

/** The end of the live run; missing before it has ended, and once it was read. */
export const ended = signal<Ended | undefined>(undefined)
/** Whether a live run is at work, seen or unseen. */
export const isLive = computed(() => working.value === 'live')

/** What was shown before the run. */
let before: { readonly data: PageData | null; readonly generation: number; readonly run: number } | undefined

/** The counterpart of some settings: the human text is kept where they do not keep it, and the other way round. */
function otherOf(plan: PlanOptions): PlanOptions {
  const { humanShare: _, pool: __, reserve: ___, regime = 'replace', ...rest } = plan
  return { ...rest, regime: regime === 'replace' ? 'accumulate' : 'replace' }
}

/** Runs a plan on the chosen text and shows each copy as it comes, then runs its counterpart unseen. */
export async function beginLive(plan: PlanOptions): Promise<void> {
  try {
    planOf(plan)
    const text = await chosenText()
    const plans = [plan, otherOf(plan)]
    ended.value = undefined
    before = { data: data.value, generation: generation.value, run: runNumber.value }
    start({ kind: 'live', text, plans, software: software() }, result => end(result, text, plans), {
      grown: grow,
      failed: keep,
    })
  } catch (error) {
    refuse(error)
  }
}

/** Shows what there is of the run. Words fade as each copy comes, unless the reader looks at an earlier one. */
function grow({ text, run, unpacked }: Grown): void {
  if (text) takeText(text.packed, text.unpacked)
  takeRun(run, unpacked)
  const shown = text?.packed ?? data.value!.text
  const next: PageData = { format: 'collapse-lab/page/3', software: software(), text: shown, runs: [run] }
  batch(() => {
    if (run.generations.length === 0) {
      showData(next)
      if (view.value === 'text') view.value = 'words'
      return
    }
    const follows = generation.value === lastGeneration.value || playing.value
    data.value = next
    if (follows && generation.value < run.generations.length) playing.value = true
  })
}

function end(result: LiveResult, text: LabText, plans: readonly PlanOptions[]): void {
  const { runs } = result.data
  for (const [number, run] of runs.entries()) takeRun(run, result.unpacked[number]!)
  const first = runs[0]!
  const copies = first.generations.length
  const stopped = first.status === 'stopped'
  // The pair of settings has the one first that reads only copies.
  const isTurned = runs[1]?.plan.regime === 'replace'
  const turn = <T>(list: readonly T[]) => (isTurned ? [...list].reverse() : list)
  // The text is the one that is drawn, so that it is not drawn anew.
  const next = { ...result.data, text: data.value!.text, runs: turn(runs) }
  batch(() => {
    data.value = next
    runNumber.value = isTurned ? 1 : 0
    goTo(generation.value)
    made.value = { of: next, text, plans: turn(stopped ? [{ ...plans[0], generations: copies }] : plans.slice(0, runs.length)) } // prettier-ignore
    unsaved.value = !('sent' in text)
    if (stopped) return
    const missing = result.refused === undefined ? ('stopped' as const) : { message: result.refused }
    ended.value = { stopped, ...(runs.length > 1 ? {} : { missing }) }
  })
}

/** Keeps the copies of a run that has ended with a fault. */
function keep(): void {
  const [first] = data.value?.runs ?? []
  if (first?.status !== 'running') return
  const copies = first.generations.length
  if (copies === 0) restore()
  else data.value = { ...data.value!, runs: [{ ...first, status: 'stopped', plan: { ...first.plan, generations: copies } }] } // prettier-ignore
}

function restore(): void {
  if (!before) return
  const was = before
  batch(() => {
    if (was.data) showData(was.data)
    runNumber.value = was.run
    goTo(was.generation)
    view.value = 'text'
  })
}

/** Ends the run. Copies that are complete are kept; where there is none yet, the page shows what it showed before. */
export function stopLive(): void {
  const [first] = data.value?.runs ?? []
  const hasNone = first?.status === 'running' && first.generations.length === 0
  if (progress.value && (hasNone || first?.status !== 'running') && progress.value.run === 0) {
    cancel()
    if (hasNone) restore()
    ended.value = undefined
    document.getElementById('view')?.focus({ preventScroll: true })
    return
  }
  const isFirst = progress.value?.run === 0
  stop()
  playing.value = false
  ended.value = isFirst ? { stopped: true } : { stopped: false, missing: 'stopped' }
}
