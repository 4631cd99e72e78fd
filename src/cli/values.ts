import { splitList, valueIn } from '../lineage/options/option-text.ts'
import { Refusal } from '../refusal.ts'
import type { Arguments } from './command.ts'

/** A wrong command line: exit code 2. */
export class UsageError extends Refusal {}

/** The text of an option, if it was given. @throws UsageError when it is empty */
export function textOf(args: Arguments, name: string): string | undefined {
  const value = args[name]
  if (value === '')
    throw new UsageError(`${name} is empty`, 'give it a value, or leave it out; --help says which')
  return typeof value === 'string' ? value : undefined
}

/** A whole number, checked as text, so that 1e9, 0x10 and 2.0 are refused. */
export function wholeOf(args: Arguments, name: string): number | undefined {
  const text = textOf(args, name)
  if (text === undefined) return undefined
  const value = valueIn(text, 'whole')
  if (value === undefined)
    throw new UsageError(
      `--${name} must be a whole number, got ${JSON.stringify(text)}`,
      'write it in digits, as in 3',
    )
  return value as number
}

/** A number that was asked for, if it lies between two others. @throws UsageError */
export function within(
  value: number,
  name: string,
  { least, most }: { least: number; most: number },
): number {
  if (value >= least && value <= most) return value
  throw new UsageError(
    `--${name} must be a whole number from ${least} to ${most}, got ${value}`,
    `as in --${name} ${Math.max(least, 5)}`,
  )
}

/** The port of a server where none is named. */
export const PORT = 8000

/** The port of a server; 0 takes any that is free. @param usual where none is named; default {@link PORT} */
export function portOf(args: Arguments, usual = PORT): number {
  const port = wholeOf(args, 'port') ?? usual
  if (port <= 65_535) return port
  throw new UsageError(`--port must lie between 0 and 65535, got ${port}`, 'leave it out, or take 0')
}

/** A decimal number, checked as text. */
export function decimalOf(args: Arguments, name: string): number | undefined {
  const text = textOf(args, name)
  if (text === undefined) return undefined
  const value = valueIn(text, 'decimal')
  if (value === undefined)
    throw new UsageError(
      `--${name} must be a number, got ${JSON.stringify(text)}`,
      'write it in digits, as in 0.8',
    )
  return value as number
}

/** Decimal numbers, set apart by commas. */
export function decimalsOf(args: Arguments, name: string): number[] | undefined {
  const text = textOf(args, name)
  return text === undefined
    ? undefined
    : splitList(text).map(item => decimalOf({ [name]: item }, name) ?? NaN)
}

/** Bytes by what stands behind their number. */
const UNITS: Readonly<Record<string, number>> = { M: 1 << 20, G: 1 << 30 }

/** An amount of memory in bytes, as in 512M or 1.5G. */
export function bytesOf(args: Arguments, name: string): number | undefined {
  const text = textOf(args, name)
  if (text === undefined) return undefined
  const bytes = bytesIn(text)
  if (bytes !== undefined) return bytes
  throw new UsageError(
    `--${name} must be an amount of memory, got ${JSON.stringify(text)}`,
    'as in 512M or 2G',
  )
}

/** The bytes of an amount of memory, if it is one. */
export function bytesIn(text: string): number | undefined {
  const [, number, unit = ''] = /^(\d{1,6}(?:\.\d{1,3})?)([MG])$/i.exec(text) ?? []
  return number === undefined ? undefined : Math.floor(Number(number) * UNITS[unit.toUpperCase()]!)
}

/** The names of several runs. @throws UsageError when a name is empty */
export function namesOf(args: Arguments, name: string): string[] {
  const given = args[name] ?? []
  const names = (Array.isArray(given) ? given : [given]).map(String)
  if (names.every(text => text !== '')) return names
  throw new UsageError('the name of a run is empty', 'name the folder of each run')
}

/** The option of commands that read runs: whether their files are compared with the hashes in run.json. */
export const uncheckedOption = {
  unchecked: {
    type: 'boolean',
    describe:
      'do not compare the files of the run with their hashes, which takes time where they are very large',
  },
} as const

/** How runs are read. */
export const readOptionsIn = (args: Arguments) => ({ unchecked: args.unchecked === true })

/** A list of names, set apart by commas; a name that has a comma has a backslash before it. @throws UsageError when it names nothing */
export function listOf(args: Arguments, name: string): string[] | undefined {
  const text = textOf(args, name)
  if (text === undefined) return undefined
  const items = splitList(text)
  if (items.length > 0) return [...new Set(items)]
  throw new UsageError(
    `--${name} names nothing`,
    'set the names apart by commas; --help says which there are',
  )
}

/** Runs a check of option values, so that what it refuses is a wrong command line. */
export function asUsage<T>(check: () => T): T {
  try {
    return check()
  } catch (error) {
    if (error instanceof Refusal) throw new UsageError(error.message, error.hint)
    throw error
  }
}
