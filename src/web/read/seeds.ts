import { computed, signal } from '@preact/signals'
import { replicateSeeds } from '../../experiment/sweep/seeds.ts'
import type { Row } from '../../experiment/sweep/rows.ts'
import type { Progress } from '../../lineage/lineage.ts'
import { startJob, type Job, type Refused } from '../engine/job.ts'
import type { LabText } from '../engine/text.ts'
import { Refusal } from '../../refusal.ts'
import { run, show } from '../state/state.ts'
import type { ShownRun } from '../state/show.ts'
import type { SeedRun, SeedsRequest } from '../engine/other-seeds.ts'
import { forgetText } from './state.ts'

/** The number of further seeds. */
export const SEEDS = 20

/** Results of the run with other seeds, as far as they are done. */
interface Others {
  readonly count: number
  /** By generation, from A on, then by type: the number of seeds that still write it. */
  readonly present: readonly Uint8Array[]
  /** The measures of each seed. */
  readonly rows: readonly (readonly Row[])[]
  readonly progress?: Progress & { readonly since: number }
  readonly why?: Refused
}

const NONE: Others = { count: 0, present: [], rows: [] }
/** Results by run, kept while the page is open. */
const all = signal<ReadonlyMap<ShownRun, Others>>(new Map())
/** Results for the current run. */
export const others = computed(() => (run.value && all.value.get(run.value)) ?? NONE)

const change = (of: ShownRun, how: (before: Others) => Others) =>
  (all.value = new Map(all.value).set(of, how(all.value.get(of) ?? NONE)))

let job: Job | undefined
let working: ShownRun | undefined

/** Runs the plan with the seeds that are not done yet. @param find reads the text that the run began with */
export async function runSeeds(find: () => Promise<LabText>): Promise<void> {
  stopSeeds()
  const of = run.value!
  const { sha256 } = show.value!.text
  const since = performance.now()
  const seeds = replicateSeeds(of.plan.seed, SEEDS + 1).slice(1 + others.value.count)
  working = of
  change(of, ({ why: _, ...before }) => ({
    ...before,
    progress: { generation: 'A', stage: 'reading', done: 0, written: 0, since },
  }))
  try {
    const text = await find()
    if (working === of) begin({ kind: 'seeds', text, sha256, plan: of.plan, seeds }, { of, since })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    refuse(of, error)
  }
}

function begin(request: SeedsRequest, { of, since }: { of: ShownRun; since: number }): void {
  job = startJob(request, {
    progress: at => change(of, before => ({ ...before, progress: { ...at, since } })),
    seed: seed => change(of, before => withSeed(before, seed)),
    done: stopSeeds,
    failed: why => refuse(of, why),
  })
}

/** Adds the results of one more seed. */
function withSeed(before: Others, { rows, present }: SeedRun): Others {
  return {
    ...before,
    count: before.count + 1,
    present: present.map((column, t) =>
      column.map((there, type) => there + (before.present[t]?.[type] ?? 0)),
    ),
    rows: [...before.rows, rows],
  }
}

function refuse(of: ShownRun, { message, hint }: Refused): void {
  stopSeeds()
  forgetText()
  change(of, before => ({ ...before, why: { message, hint } }))
}

/** Stops the running seed; results stay. */
export function stopSeeds(): void {
  job?.end()
  job = undefined
  if (working) change(working, ({ progress: _, ...before }) => before)
  working = undefined
}
