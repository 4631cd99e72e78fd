import * as v from 'valibot'
import type { RegimeOptions } from '../regimes/index.ts'
import { phrase } from '../../phrase.ts'

/**
 * How the value of an option is written as text, on a command line as in a field of the page: a whole number, a decimal, a factor as in
 * `0.5x`, a name out of a list, any text, names set apart by commas, or a switch whose flag sets it to false.
 */
export type Kind = 'whole' | 'decimal' | 'factor' | 'choice' | 'text' | 'list' | 'switch'

/** The field for an option in the page, which has words for it under `knobs` in its catalogue. */
export interface Control {
  /** What the field holds at first. Default: the default of the option as text; empty where that is null or a list. */
  readonly initial?: string
  /** Fields stand in the order of this number, ties in the order of the list. Default 6. */
  readonly place?: number
}

/** The options of a plan that others look at. */
export interface OtherOptions {
  readonly tokens: string
  readonly regime: string
  readonly size: number | null
  readonly sizeFactor: number | null
  readonly passages: number | null
  readonly imports: readonly string[]
  readonly writer: string | null
}

/** One option of a plan. To add one: write its file here, and a line in `index.ts`. */
export interface Option<Name extends string = string, Value = unknown> {
  /** The key in a plan, and in run.json. */
  readonly name: Name
  /** The option on the command line, without the dashes. Options that share one differ in kind. */
  readonly flag: string
  readonly kind: Kind
  /** What `run --help` says; nothing where another option of this flag says it, and where no command has the flag. */
  readonly help: string | undefined
  /** What a plan has where nothing is given; null where that means something that no value can say. */
  readonly default: Value
  /** What one may give; whatever is no fixed type here is looked at in `check`. */
  readonly schema: v.GenericSchema<unknown, NonNullable<Value>>
  /** A closed list of values. */
  readonly choices?: readonly string[]
  /** The type in run.json, where it is not that of the kind. */
  readonly stored?: v.GenericSchema<unknown, Value>
  /** Whether run.json has always had it: a file without it is no run. */
  readonly always?: true
  /** The default that a regime has of its own; where it is `only` for such regimes, others refuse it. */
  readonly regime?: {
    usual(options: RegimeOptions): RegimeOptions[keyof RegimeOptions]
    readonly only: boolean
  }
  /** It says what is imported: `import` knows it from the texts that it is given, and no command has a flag for it. */
  readonly ofImports?: true
  /** What it changes besides the regime: how models draw what they write, or what they learn from. */
  readonly changes?: 'draws' | 'training'
  /** Gives the value in full, as a plan has it. @throws Refusal when it cannot be read */
  complete?(value: NonNullable<Value>): Value
  /** @throws Refusal when the value does not do, by itself or in this plan */
  check?(value: Value, plan: OtherOptions): void
  /** The part of a run's name. Part of the format; '' for none. */
  inName(value: NonNullable<Value>, plan: OtherOptions): string
  /** Parts of names and lines stand in the order of this number, ties in the order of the list. Part of the format. Default 5. */
  readonly place?: number
  /** The value in the line above a table; left out where that line does not say it. */
  short?(value: NonNullable<Value>, plan: OtherOptions): string
  /** Whether names and lines have it at its default too. */
  readonly shownAtDefault?: true
  readonly control?: Control
}

/** What a value must be, and what came. */
export const must = (name: string, be: () => string) => (issue: { readonly input: unknown }) =>
  phrase`${name} must be ${be()}, got ${typeof issue.input === 'string' ? JSON.stringify(issue.input) : String(issue.input)}`

/** A whole number in a range, both ends included. */
export function whole(name: string, least: number, most: number): v.GenericSchema<unknown, number> {
  const message = must(name, () => phrase`a whole number from ${least} to ${most}`)
  return v.pipe(v.number(message), v.integer(message), v.minValue(least, message), v.maxValue(most, message))
}

/** A number in a range, both ends included. */
export function decimal(name: string, least: number, most: number): v.GenericSchema<unknown, number> {
  const message = must(name, () => phrase`a number from ${least} to ${most}`)
  return v.pipe(v.number(message), v.minValue(least, message), v.maxValue(most, message))
}

/** A list of names. */
export const names = (name: string, be: () => string): v.GenericSchema<unknown, readonly string[]> =>
  v.array(
    v.string(must(name, be)),
    must(name, () => phrase`a list of names`),
  )

/** Tokens, or passages, that one generation may write. */
export const MAX_SIZE = 200_000_000

/** Whether names and lines say a value: not where it is null, nor what is usual anyway. */
export function isShown({ default: usual, shownAtDefault }: Option, value: unknown): boolean {
  return value !== null && (shownAtDefault === true || JSON.stringify(value) !== JSON.stringify(usual))
}
