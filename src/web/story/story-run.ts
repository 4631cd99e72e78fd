import { computed } from '@preact/signals'
import { lookup } from '../../report/format/rows.ts'
import type { Plan } from '../../lineage/plan.ts'
import { notPlain } from '../../theory/neutral.ts'
import type { ShownRun } from '../state/show.ts'
import { generation, show } from '../state/state.ts'

/** The generation that the story shows: the one that is shown, or the last one while the text itself is shown. */
export const storyGeneration = computed(() => {
  const last = storyRun.value.generations.length
  return generation.value === 0 ? last : Math.min(last, generation.value)
})

/** The run that the story shows: the first of the page. */
export const storyRun = computed(() => show.value!.runs[0]!)

/** A measure of a run in a generation, 0 for the human text; nothing where it was not taken or is infinite. */
export function measured(run: ShownRun, metric: string, t: number): number | undefined {
  const value = lookup(run.rows, t)(show.value!.columns[t]!, metric)
  return value !== undefined && Number.isFinite(value) ? value : undefined
}

/** A measure of a run over all generations of the page. */
export const lineOf = (run: ShownRun, metric: string) =>
  show.value!.columns.map((_, t) => (t <= run.generations.length ? measured(run, metric, t) : undefined))

/** Whether a plan draws by chance alone: no filter, smoothing, temperature or protection. */
export const isPlain = (plan: Plan) => notPlain(plan) === undefined

/** Runs of the page that differ from the story's run in one setting; undefined where there is none. */
export function arms() {
  const { runs } = show.value!
  const own = storyRun.value.plan
  const chance = own.regime === 'replace' && isPlain(own) ? storyRun.value : undefined
  const find = (is: (plan: Plan) => boolean) => (chance ? runs.find(({ plan }) => is(plan)) : undefined)
  const only = (plan: Plan) => plan.protect.length === 0
  return {
    chance,
    filtered: find(
      plan => plan.regime === 'replace' && only(plan) && plan.topP !== null && plan.sampling === 'mle',
    ),
    smoothed: find(
      plan => plan.regime === 'replace' && only(plan) && plan.topP === null && plan.sampling !== 'mle',
    ),
    kept: find(plan => plan.regime === 'accumulate' && isPlain(plan)),
    mixed: find(plan => plan.regime === 'keep-human' && isPlain(plan)),
  }
}

/** Numbers of the types that satisfy a condition. */
export const typesWhere = (is: (type: number) => boolean) =>
  show.value!.types.map((_, type) => type).filter(is)
