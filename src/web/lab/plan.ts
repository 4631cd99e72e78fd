import { signal } from '@preact/signals'
import { planOf, type PlanOptions } from '../../lineage/plan.ts'
import { Refusal } from '../../refusal.ts'
import { regimes } from '../../lineage/regimes/index.ts'
import { tokenizers } from '../../text/tokenizers/index.ts'

/** One knob of a plan. */
export interface Knob {
  readonly name:
    'tokens' | 'order' | 'generations' | 'regime' | 'size' | 'temperature' | 'topK' | 'topP' | 'minP' | 'seed'
  readonly kind: 'choice' | 'whole' | 'decimal' | 'text'
  readonly choices?: readonly string[]
  /** What the field holds at first; empty where leaving it empty means something. */
  readonly initial: string
}

/** Whether a rule can be followed with the knobs that the page has. */
function needsNoMore(regime: string): boolean {
  try {
    return planOf({ regime }).regime === regime
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

export const knobs: readonly Knob[] = [
  {
    name: 'regime',
    kind: 'choice',
    choices: regimes.map(({ name }) => name).filter(needsNoMore),
    initial: 'replace',
  },
  { name: 'generations', kind: 'whole', initial: '5' },
  { name: 'order', kind: 'whole', initial: '3' },
  { name: 'tokens', kind: 'choice', choices: tokenizers.map(({ name }) => name), initial: 'word' },
  { name: 'size', kind: 'whole', initial: '' },
  { name: 'temperature', kind: 'decimal', initial: '1' },
  { name: 'topK', kind: 'whole', initial: '' },
  { name: 'topP', kind: 'decimal', initial: '' },
  { name: 'minP', kind: 'decimal', initial: '' },
  { name: 'seed', kind: 'text', initial: '1' },
]

export type Fields = Readonly<Record<Knob['name'], string>>

const initial = Object.fromEntries(knobs.map(knob => [knob.name, knob.initial])) as Fields

/** What stands in the fields; at first what the address says. */
export const fields = signal<Fields>(typeof location === 'undefined' ? initial : fieldsOf(location.hash))
/** Knobs that the address locks, for a class. */
export const locked =
  typeof location === 'undefined' ? [] : (parametersOf(location.hash).get('lock') ?? '').split(',')

/** The fields that an address names; what it does not name, or names twice, is as at first. */
export function fieldsOf(hash: string): Fields {
  const parameters = parametersOf(hash)
  return Object.fromEntries(
    knobs.map(({ name, initial: first }) => [name, (parameters.get(name) ?? first).slice(0, 200)]),
  ) as Fields
}

/** The address of a plan: only what is not as at first. */
export function addressOf(values: Fields): string {
  const parameters = new URLSearchParams()
  for (const { name, initial: first } of knobs) if (values[name] !== first) parameters.set(name, values[name])
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
  const entries = knobs.flatMap(({ name, kind }): [string, unknown][] => {
    const text = values[name].trim()
    if (text === '' && name !== 'seed') return []
    if (kind === 'whole') return [[name, /^\d{1,15}$/.test(text) ? Number(text) : text]]
    if (kind === 'decimal') return [[name, /^\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : text]]
    return [[name, text]]
  })
  return Object.fromEntries(entries)
}
