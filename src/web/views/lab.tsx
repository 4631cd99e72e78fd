import { regimes } from '../../lineage/regimes/index.ts'
import { RunFiles } from '../lab/files.tsx'
import {
  addressOf,
  controls,
  fields,
  locked,
  matters,
  planOptionsOf,
  type PlanControl,
} from '../state/plan.ts'
import { Protections } from '../lab/protections.tsx'
import { begin, Running } from '../lab/running.tsx'
import { Source } from '../lab/source.tsx'
import { view } from '../state/state.ts'
import { words } from '../state/words.ts'
import type { View } from '../state/view.ts'

/** A run of the reader's own text and plan; the engine works in a worker. */
export const lab: View = { name: 'lab', title: words.views.lab, Draw }

function Draw() {
  return (
    <>
      <h1>{words.lab.title}</h1>
      <p class="lead">{words.lab.lead}</p>
      <form
        class="lab"
        onSubmit={event => {
          event.preventDefault()
          void begin([planOptionsOf(fields.value)], {
            started: () => history.replaceState(null, '', addressOf(fields.value)),
            shown: () => (view.value = 'wall'),
          })
        }}
      >
        <Source />
        <fieldset>
          <legend>{words.lab.plan}</legend>
          <div class="controls">
            {controls
              .filter(control => !locked.includes(control.name) && matters(control, fields.value))
              .map(control => (
                <Field key={control.name} option={control} />
              ))}
          </div>
        </fieldset>
        <Running />
      </form>
      <RunFiles />
    </>
  )
}

function Field({ option: { name, kind, choices } }: { option: PlanControl }) {
  const [title, about] = words.lab.controls[name]
  const rule = regimes.find(regime => regime.name === fields.value.regime)
  const note = name === 'regime' && rule ? words.lab.rule(rule.title) : about
  const id = `control-${name}`
  const change = (value: string) => (fields.value = { ...fields.value, [name]: value })
  if (kind === 'list') return <Protections value={fields.value[name]} change={change} />
  return (
    <div class="control">
      <label for={id}>{title}</label>
      {choices ? (
        <select
          id={id}
          value={fields.value[name]}
          aria-describedby={`${id}-note`}
          onChange={event => change(event.currentTarget.value)}
        >
          {choices.map(choice => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        <input
          id={id}
          type="text"
          inputMode={kind === 'text' ? 'text' : 'decimal'}
          autocomplete="off"
          value={fields.value[name]}
          aria-describedby={`${id}-note`}
          onInput={event => change(event.currentTarget.value)}
        />
      )}
      <p class="note" id={`${id}-note`}>
        {note}
      </p>
    </div>
  )
}
