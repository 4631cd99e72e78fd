import { signal } from '@preact/signals'
import { valueIn } from '../../lineage/options/option-text.ts'
import { options, type Control, type Option } from '../../lineage/options/index.ts'
import { planOf, type Plan, type PlanOptions } from '../../lineage/plan.ts'
import { Refusal } from '../../refusal.ts'
import { addressed } from './address.ts'
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
export const fields = signal<Fields>(initial)
/** Settings that the address locks, for a class; `text` is the text. */
export const locked = signal<readonly string[]>([])
/** Who has made the link, as they call themselves; the empty string where the link does not say it. */
export const teacher = signal('')
/** The name of a text that the page holds or its server has; empty for the reader's own. */
export const heldText = signal('')

addressed({
  views: ['text'],
  write: to => {
    for (const { name, initial: first } of controls)
      if (fields.value[name] !== first) to.set(name, fields.value[name])
    if (heldText.value !== '') to.set('text', heldText.value)
    if (locked.value.length > 0) to.set('lock', locked.value.join(','))
    if (teacher.value !== '') to.set('by', teacher.value)
  },
  read: from => {
    fields.value = fieldsOf(from)
    heldText.value = (from.get('text') ?? '').slice(0, MOST_CHARACTERS)
    locked.value = (from.get('lock') ?? '').split(',').filter(name => name !== '')
    teacher.value = (from.get('by') ?? '').slice(0, MOST_CHARACTERS)
  },
})

/** The most characters of a value that are taken from an address. */
const MOST_CHARACTERS = 200

/** The fields that an address names; what it does not name, or names twice, is as at first. */
export function fieldsOf(parameters: URLSearchParams): Fields {
  const named = controls.map(({ name, initial: first }) => [
    name,
    (parameters.get(name) ?? first).slice(0, MOST_CHARACTERS),
  ])
  return { ...initial, ...(Object.fromEntries(named) as Fields) }
}

/** The plan of the fields; what they hold is checked where the command checks it. */
export function planOptionsOf(values: Fields): PlanOptions {
  const entries = controls.flatMap(({ name, flag, kind, default: usual }): [string, unknown][] => {
    const typed = values[name].trim()
    // Many write a decimal comma.
    const text = kind === 'whole' || kind === 'decimal' ? typed.replace(',', '.') : typed
    // Empty text is a value where the option is text, as a seed is; where nothing can be given, it is nothing.
    if (text === '' && (kind !== 'text' || usual === null)) return []
    const factor = options.find(other => other.flag === flag && other.kind === 'factor')
    const times = factor && valueIn(text, 'factor')
    if (factor && times !== undefined) return [[factor.name, times]]
    return [[name, valueIn(text, kind) ?? text]]
  })
  return Object.fromEntries(entries)
}

/** The address of the settings and of a text that the page holds, some of them locked, for a class. */
export function classAddress({
  values,
  text,
  lock,
  by,
}: {
  readonly values: Fields
  readonly text: string
  readonly lock: readonly string[]
  readonly by: string
}): string {
  const to = new URLSearchParams()
  for (const { name, initial: first } of controls) if (values[name] !== first) to.set(name, values[name])
  if (text !== '') to.set('text', text)
  if (lock.length > 0) to.set('lock', lock.join(','))
  if (by.trim() !== '') to.set('by', by.trim())
  return `#text?${to.toString()}`
}

/** What is wrong with the fields: the field where it is known, and why. */
export interface Problem {
  readonly field: keyof Plan | undefined
  readonly message: string
}

/** The first thing that is wrong with what the fields hold. @param labelOf what a field is called */
export function problemOf(values: Fields, labelOf: (name: keyof Plan) => string): Problem | undefined {
  try {
    planOf(planOptionsOf(values))
    return undefined
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { message } = error
    const found = options.find(({ name, flag }) => [name, flag].some(word => message.startsWith(`${word} `)))
    const control = found && controls.find(({ name, flag }) => name === found.name || flag === found.flag)
    if (!control) return { field: undefined, message }
    const said = message.slice(message.indexOf(' '))
    return { field: control.name, message: `${labelOf(control.name)}${said}` }
  }
}
