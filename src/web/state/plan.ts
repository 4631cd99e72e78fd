import { signal } from '@preact/signals'
import { valueIn } from '../../lineage/option-text.ts'
import { options, type Control, type Option } from '../../lineage/options/index.ts'
import type { Plan, PlanOptions } from '../../lineage/plan.ts'
import { regimes } from '../../lineage/regimes/index.ts'

/** The field of an option in the lab. */
export type PlanControl = Omit<Option<keyof Plan>, 'control'> & {
  readonly control: Control
  /** What the field holds at first; empty where leaving it empty means something. */
  readonly initial: string
}

/** Every control, in the order of the page. */
export const controls: readonly PlanControl[] = options
  .flatMap(option =>
    option.control ? [{ ...option, control: option.control, initial: initialOf(option) }] : [],
  )
  .sort((a, b) => (a.control.place ?? 6) - (b.control.place ?? 6))

/** What a field holds at first: the default as text; what a regime decides is left empty. */
function initialOf({ control, default: usual, regime }: Option): string {
  if (control?.initial !== undefined) return control.initial
  return !regime && (typeof usual === 'string' || typeof usual === 'number') ? String(usual) : ''
}

/** Whether a control does something by the rule that is chosen, or has been changed. */
export function matters({ name, regime, initial: first }: PlanControl, values: Fields): boolean {
  const rule = regimes.find(regime => regime.name === values.regime)
  return regime === undefined || (rule && regime.usual(rule.options)) !== undefined || values[name] !== first
}

/** What the fields hold, as text; options without a field are empty. */
export type Fields = Readonly<Record<keyof Plan, string>>

const initial = {
  ...Object.fromEntries(options.map(({ name }) => [name, ''])),
  ...Object.fromEntries(controls.map(({ name, initial }) => [name, initial])),
} as Fields

/** What the fields hold now; at first what the address says. */
export const fields = signal<Fields>(typeof location === 'undefined' ? initial : fieldsOf(location.hash))
/** Controls that the address locks, for a class. */
export const locked =
  typeof location === 'undefined' ? [] : (parametersOf(location.hash).get('lock') ?? '').split(',')

/** The fields that an address names; what it does not name, or names twice, is as at first. */
export function fieldsOf(hash: string): Fields {
  const parameters = parametersOf(hash)
  const named = controls.map(({ name, initial: first }) => [
    name,
    (parameters.get(name) ?? first).slice(0, 200),
  ])
  return { ...initial, ...(Object.fromEntries(named) as Fields) }
}

/** The address of a plan: only what is not as at first. */
export function addressOf(values: Fields): string {
  const parameters = new URLSearchParams()
  for (const { name, initial: first } of controls)
    if (values[name] !== first) parameters.set(name, values[name])
  if (locked[0]) parameters.set('lock', locked.join(','))
  return parameters.size === 0 ? '#lab' : `#lab?${parameters.toString()}`
}

/** What stands behind the question mark of an address. */
function parametersOf(hash: string): URLSearchParams {
  const at = hash.indexOf('?')
  return new URLSearchParams(at < 0 ? '' : hash.slice(at + 1))
}

/** The plan of the fields; what they hold is checked where the command checks it. */
export function planOptionsOf(values: Fields): PlanOptions {
  const entries = controls.flatMap(({ name, flag, kind, default: usual }): [string, unknown][] => {
    const text = values[name].trim()
    // Empty text is a value where the option is text, as a seed is; where nothing can be given, it is nothing.
    if (text === '' && (kind !== 'text' || usual === null)) return []
    const factor = options.find(other => other.flag === flag && other.kind === 'factor')
    const times = factor && valueIn(text, 'factor')
    if (factor && times !== undefined) return [[factor.name, times]]
    return [[name, valueIn(text, kind) ?? text]]
  })
  return Object.fromEntries(entries)
}
