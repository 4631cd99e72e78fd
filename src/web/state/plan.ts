import { signal } from '@preact/signals'
import type { Plan, PlanOptions } from '../../lineage/plan.ts'
import { regimes } from '../../lineage/regimes/index.ts'
import { samplings } from '../../model/sampling/chunks.ts'
import { tokenizers } from '../../text/tokenizers/index.ts'

/** One knob of a plan. */
export interface Knob {
  readonly name: Exclude<keyof Plan, 'sizeFactor' | 'genealogy' | 'metrics'>
  readonly kind: 'choice' | 'whole' | 'decimal' | 'text' | 'protections'
  readonly choices?: readonly string[]
  /** What the field holds at first; empty where leaving it empty means something. */
  readonly initial: string
  /** The option that only some rules use. */
  readonly only?: 'humanShare' | 'pool' | 'reserve'
}

/** Every knob; the length may be a factor, as in 0.5x, and is one or the other: tokens or passages. */
export const knobs: readonly Knob[] = [
  { name: 'regime', kind: 'choice', choices: regimes.map(({ name }) => name), initial: 'replace' },
  { name: 'humanShare', kind: 'decimal', initial: '', only: 'humanShare' },
  { name: 'pool', kind: 'whole', initial: '', only: 'pool' },
  { name: 'reserve', kind: 'decimal', initial: '', only: 'reserve' },
  { name: 'generations', kind: 'whole', initial: '5' },
  { name: 'order', kind: 'whole', initial: '3' },
  { name: 'tokens', kind: 'choice', choices: tokenizers.map(({ name }) => name), initial: 'word' },
  { name: 'size', kind: 'whole', initial: '' },
  { name: 'passages', kind: 'whole', initial: '' },
  { name: 'temperature', kind: 'decimal', initial: '1' },
  { name: 'topK', kind: 'whole', initial: '' },
  { name: 'topP', kind: 'decimal', initial: '' },
  { name: 'minP', kind: 'decimal', initial: '' },
  { name: 'sampling', kind: 'choice', choices: Object.keys(samplings), initial: 'mle' },
  { name: 'seed', kind: 'text', initial: '1' },
  { name: 'protect', kind: 'protections', initial: '' },
]

/** Whether a knob does something by the rule that is chosen, or has been turned. */
export function matters({ name, only, initial: first }: Knob, values: Fields): boolean {
  const rule = regimes.find(regime => regime.name === values.regime)
  return only === undefined || rule?.options[only] !== undefined || values[name] !== first
}

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
    if (kind === 'protections') return [[name, protectionsIn(text)]]
    const [, factor] = name === 'size' ? (/^(\d{1,9}(?:\.\d{1,9})?)x$/.exec(text) ?? []) : []
    if (factor !== undefined) return [['sizeFactor', Number(factor)]]
    if (kind === 'whole') return [[name, /^\d{1,15}$/.test(text) ? Number(text) : text]]
    if (kind === 'decimal') return [[name, /^\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : text]]
    return [[name, text]]
  })
  return Object.fromEntries(entries)
}

/** The names in a list of protections, as in `keep-original,near-duplicates=0.8`. */
export function protectionsIn(text: string): string[] {
  return text.split(',').filter(name => name !== '')
}
