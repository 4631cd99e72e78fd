import { computed, signal } from '@preact/signals'
import type { ComponentChild } from 'preact'
import type { Plan } from '../../lineage/plan.ts'
import { regimes } from '../../lineage/regimes/index.ts'
import { parts, say, type Key } from '../locales/say.ts'
import { controls, fields, locked, matters, problemOf, teacher, type PlanControl } from '../state/plan.ts'
import { Protections } from './protections.tsx'

/** The settings that the sentence names. */
const IN_SENTENCE: readonly (keyof Plan)[] = ['regime', 'generations']

/** What a setting is called. */
export const labelOf = (name: keyof Plan): string => say(`knobs.${name}.label` as Key)

/** What is wrong with the settings, at the field that it is about. */
export const problem = computed(() => problemOf(fields.value, labelOf))

const change = (name: keyof Plan, value: string) => (fields.value = { ...fields.value, [name]: value })

/** Whether the settings that are not in the sentence are open. */
const isOpen = signal(false)

/** The settings as one sentence; all others are folded. */
export function Settings() {
  const shown = controls.filter(({ name }) => !IN_SENTENCE.includes(name) && !locked.value.includes(name))
  const changed = shown.filter(({ name, initial }) => fields.value[name] !== initial)
  const wrong = problem.value?.field
  return (
    <section class="sentence" aria-label={say('knobs.label')}>
      <Set />
      <p class="settings-sentence">
        {parts<ComponentChild>('knobs.sentence', { regime: <Regime />, generations: <Generations /> })}
      </p>
      {problem.value &&
        (wrong === undefined || IN_SENTENCE.includes(wrong) || locked.value.includes(wrong)) && (
          <Problem id={wrong ?? 'settings'} message={problem.value.message} />
        )}
      {shown.length > 0 && (
        <details
          class="more"
          open={isOpen.value || shown.some(({ name }) => name === wrong)}
          onToggle={event => (isOpen.value = event.currentTarget.open)}
        >
          <summary>
            {changed.length === 0 ? say('knobs.more') : say('knobs.moreChanged', { count: changed.length })}
          </summary>
          <div class="controls">
            {shown
              .filter(control => matters(control, fields.value))
              .map(control => (
                <Field key={control.name} option={control} />
              ))}
          </div>
        </details>
      )}
    </section>
  )
}

/** What a link has set, and by whom. */
function Set() {
  if (locked.value.length === 0) return null
  const set = controls.filter(({ name }) => locked.value.includes(name) && !IN_SENTENCE.includes(name))
  const told = set.filter(({ name, initial }) => fields.value[name] !== initial)
  return (
    <div class="set">
      <p>{teacher.value === '' ? say('knobs.set') : say('knobs.setBy', { name: teacher.value })}</p>
      {told.length > 0 && (
        <dl>
          {told.map(({ name }) => (
            <div key={name}>
              <dt>{labelOf(name)}</dt>
              <dd>{fields.value[name] || say('knobs.empty')}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}

function Regime() {
  const value = fields.value.regime
  if (locked.value.includes('regime')) return <strong>{regimeSaid(value)}</strong>
  const isKnown = regimes.some(({ name }) => name === value)
  return (
    <select
      aria-label={labelOf('regime')}
      value={value}
      {...wrongness('regime')}
      onChange={event => change('regime', event.currentTarget.value)}
    >
      {!isKnown && <option value={value}>{value}</option>}
      {regimes.map(({ name }) => (
        <option key={name} value={name}>
          {regimeSaid(name)}
        </option>
      ))}
    </select>
  )
}

/** What each model reads, as the sentence says it. */
const regimeSaid = (name: string) =>
  regimes.some(regime => regime.name === name) ? say(`knobs.reads.${name}` as Key) : name

function Generations() {
  const value = fields.value.generations
  if (locked.value.includes('generations')) return <strong>{value}</strong>
  return (
    <input
      type="text"
      inputMode="numeric"
      autocomplete="off"
      size={3}
      aria-label={labelOf('generations')}
      value={value}
      {...wrongness('generations')}
      onInput={event => change('generations', event.currentTarget.value)}
    />
  )
}

const wrongness = (name: keyof Plan) =>
  problem.value?.field === name ? { 'aria-invalid': true, 'aria-describedby': `problem-${name}` } : {}

function Problem({ id, message }: { id: string; message: string }) {
  return (
    <p class="problem" id={`problem-${id}`} role="alert">
      {message}
    </p>
  )
}

function Field({ option: { name, kind, choices } }: { option: PlanControl }) {
  const id = `control-${name}`
  const isWrong = problem.value?.field === name
  const facts = {
    id,
    value: fields.value[name],
    'aria-describedby': isWrong ? `problem-${name} ${id}-note` : `${id}-note`,
    ...(isWrong ? { 'aria-invalid': true } : {}),
  }
  if (kind === 'list') return <Protections value={fields.value[name]} change={value => change(name, value)} />
  return (
    <div class="control">
      <label for={id}>{labelOf(name)}</label>
      {choices ? (
        <select {...facts} onChange={event => change(name, event.currentTarget.value)}>
          {choices.map(choice => (
            <option key={choice} value={choice}>
              {say(`knobs.${name}.choices.${choice}` as Key)}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...facts}
          type="text"
          inputMode={kind === 'text' ? 'text' : 'decimal'}
          autocomplete="off"
          onInput={event => change(name, event.currentTarget.value)}
        />
      )}
      {isWrong && <Problem id={name} message={problem.value!.message} />}
      <p class="note" id={`${id}-note`}>
        {say(`knobs.${name}.about` as Key)}
      </p>
    </div>
  )
}
