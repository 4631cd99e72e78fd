import { signal } from '@preact/signals'
import type { PlanOptions } from '../../lineage/plan.ts'
import { planOf } from '../../lineage/plan.ts'
import { Source } from './source.tsx'
import { fields, planOptionsOf } from '../state/plan.ts'
import { begin, Running } from './running.tsx'
import { words } from '../state/words.ts'

/** Plans to compare: the plan of the Lab with one thing changed. */
const PLANS: readonly PlanOptions[] = [
  { regime: 'replace' },
  { regime: 'accumulate' },
  { regime: 'keep-human' },
  { regime: 'accumulate-subsample' },
  { regime: 'replace', topP: 0.9 },
]

const chosen = signal<readonly number[]>([0, 1, 2])

/** Runs the chosen plans on the reader's own text. */
export function CompareOwn() {
  const change = (number: number, on: boolean) =>
    (chosen.value = on
      ? [...chosen.value, number].sort((a, b) => a - b)
      : chosen.value.filter(other => other !== number))
  return (
    <form
      class="lab"
      onSubmit={event => {
        event.preventDefault()
        void begin(chosen.value.map(optionsOf))
      }}
    >
      <h2>{words.compare.own}</h2>
      <p>{words.compare.ownLead(fields.value)}</p>
      <Source />
      <fieldset class="arms">
        <legend>{words.compare.plans}</legend>
        {PLANS.map((plan, number) => (
          <label key={number} class="switch">
            <input
              type="checkbox"
              checked={chosen.value.includes(number)}
              disabled={chosen.value.length <= 2 && chosen.value.includes(number)}
              onChange={event => change(number, event.currentTarget.checked)}
            />
            {words.ruled(words.planName(planOf(plan)), planOf(plan))}
          </label>
        ))}
      </fieldset>
      <Running />
    </form>
  )
}

/** The options of a plan to compare: size and seed from the Lab, regime and sampling from the plan. */
function optionsOf(number: number): PlanOptions {
  const { order, generations, tokens, size, sizeFactor, seed } = planOptionsOf(fields.value)
  return Object.fromEntries(
    Object.entries({ order, generations, tokens, size, sizeFactor, seed, ...PLANS[number] }).filter(
      ([, value]) => value !== undefined,
    ),
  )
}
