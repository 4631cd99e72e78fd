import { regimes } from '../../lineage/regimes/index.ts'
import { planOf } from '../../lineage/plan.ts'
import { Refusal } from '../../refusal.ts'
import { addressOf, fields, knobs, locked, planOptionsOf, type Knob } from '../lab-plan.ts'
import { cancel, progress, refused, start } from '../lab-run.ts'
import { refuse, Source, textOf } from '../lab-source.tsx'
import { goTo, guess, show, showData, view } from '../state.ts'
import { words } from '../words.ts'
import type { View } from './view.ts'

/** A run of one's own: a text, a plan, and the engine in a worker. */
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
          begin()
        }}
      >
        <Source />
        <fieldset>
          <legend>{words.lab.plan}</legend>
          <div class="knobs">
            {knobs.map(knob => (
              <Field key={knob.name} knob={knob} />
            ))}
          </div>
        </fieldset>
        <Running />
      </form>
    </>
  )
}

function Field({ knob: { name, kind: type, choices } }: { knob: Knob }) {
  const [title, about] = words.lab.knobs[name]
  const rule = regimes.find(regime => regime.name === fields.value.regime)
  const note = name === 'regime' && rule ? words.lab.rule(rule.title) : about
  const id = `knob-${name}`
  const change = (value: string) => (fields.value = { ...fields.value, [name]: value })
  if (locked.includes(name)) return null
  return (
    <div class="knob">
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
          inputMode={type === 'text' ? 'text' : 'decimal'}
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

function Running() {
  const at = progress.value
  return (
    <div class="running">
      <p class="buttons">
        <button type="submit" class="first" disabled={at !== undefined}>
          {words.lab.run}
        </button>
        {at && (
          <button type="button" onClick={cancel}>
            {words.lab.cancel}
          </button>
        )}
      </p>
      {at && (
        <>
          <progress value={at.done} max={1} aria-label={words.lab.progress} />
          <p class="note">{words.lab.at({ ...at, seconds: (performance.now() - at.since) / 1000 })}</p>
        </>
      )}
      {refused.value && (
        <div role="alert" class="refusal">
          <p>{refused.value.message}</p>
          <p class="note">{refused.value.hint}</p>
        </div>
      )}
    </div>
  )
}

/** Checks the plan as the command does, puts it into the address, and starts. */
function begin(): void {
  const plan = planOptionsOf(fields.value)
  const text = textOf()
  try {
    planOf(plan)
    if (!/\S/.test(text.text)) throw new Refusal(words.lab.empty, words.lab.emptyHint)
  } catch (error) {
    refuse(error)
    return
  }
  history.replaceState(null, '', addressOf(fields.value))
  start({ text, plan, software: show.value?.software ?? '' }, data => {
    showData(data)
    guess.value = 'skipped'
    goTo(data.runs[0]!.generations.length)
    view.value = 'wall'
  })
}
