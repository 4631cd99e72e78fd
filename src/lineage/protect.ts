import { phrase } from '../phrase.ts'
import { Refusal } from '../refusal.ts'
import type { Corpus } from '../text/passage.ts'
import { protections, type Parameter, type Protection, type Values } from './protections/index.ts'

/** A protection with its values, as a plan names it. */
export interface Protected {
  readonly protection: Protection
  readonly values: Values
  /** With every value filled in, as in `rare-case-gate=2:1`. */
  readonly spec: string
}

/** Further texts that protections read, by the names that the plan has for them. */
export type Texts = Readonly<Record<string, Corpus>>

/** A protection with the text that it reads, where it reads one. */
export interface ActiveProtection extends Protected {
  readonly text?: Corpus
}

/** The protections of a plan in their order, each with its text. */
export function protectionsOf(protect: readonly string[], texts: Texts): ActiveProtection[] {
  return protect.map(protectionOf).map(found => {
    const name = found.protection.reads?.(found.values)
    const text = name !== undefined && Object.hasOwn(texts, name) ? texts[name] : undefined
    return text === undefined ? found : { ...found, text }
  })
}

/**
 * Reads a protection as the user writes it: its name, and behind `=` its values, set apart by colons; values at the end that have a
 * default may be left out.
 *
 * @throws Refusal with the choices, or what the values must be
 * @example
 * protectionOf('near-duplicates').spec // 'near-duplicates=0.8'
 */
export function protectionOf(text: string): Protected {
  const [name = '', ...rest] = text.split('=')
  const protection = protections.find(other => other.name === name)
  if (!protection)
    throw new Refusal(
      phrase`${'protect'} must name ${protections.map(({ name }) => name).join(', ')}, got ${JSON.stringify(name)}`,
      '`collapse-lab run --help` says what each of them is',
    )
  const { parameters } = protection
  const given = rest.length === 0 ? [] : rest.join('=').split(':')
  if (given.length > parameters.length && parameters.at(-1)?.range !== undefined)
    refuseValues(protection, text)
  if (given.length > parameters.length && parameters.length === 0) refuseValues(protection, text)
  const last = parameters.length - 1
  const values = parameters.map((parameter, index) =>
    // A text may hold colons.
    valueOf(index === last && !parameter.range ? given.slice(last).join(':') : given[index], parameter, {
      protection,
      text,
    }),
  )
  return { protection, values, spec: values.length === 0 ? name : `${name}=${values.join(':')}` }
}

function valueOf(
  given: string | undefined,
  { range, default: usual }: Parameter,
  { protection, text }: { protection: Protection; text: string },
): number | string {
  if (given === undefined || given === '') return usual ?? refuseValues(protection, text)
  if (!range) return given
  const value = /^\d{1,9}(\.\d{1,9})?$/.test(given) ? Number(given) : NaN
  const inRange = value >= range.least && value <= range.most
  if (!inRange || (range.whole && !Number.isInteger(value))) refuseValues(protection, text)
  return value
}

function refuseValues(protection: Protection, text: string): never {
  throw new Refusal(
    phrase`${'protect'} is not understood: ${JSON.stringify(text)}`,
    phrase`write ${usageOf(protection)}`,
  )
}

/** How a protection is written: `rare-case-gate[=TIMES:COUNT]`, and what its values are. */
export function usageOf({ name, parameters }: Protection): string {
  if (parameters.length === 0) return phrase`${name} without a value`
  const values = parameters.map(parameter => parameter.name.toUpperCase()).join(':')
  const optional = parameters.every(parameter => parameter.default !== undefined)
  const facts = parameters.map(({ name, range, default: usual }) =>
    valueSaid(name.toUpperCase(), range, usual),
  )
  return `${name}${optional ? `[=${values}]` : `=${values}`}, ${facts.join('; ')}`
}

function valueSaid(name: string, range: Parameter['range'], usual: Parameter['default']): string {
  if (!range) return phrase`${name} a name`
  const { least, most, whole } = range
  const said = whole
    ? phrase`${name} a whole number from ${least} to ${most}`
    : phrase`${name} from ${least} to ${most}`
  return usual === undefined ? said : phrase`${said}, by default ${usual}`
}
