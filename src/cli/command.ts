import type { Options } from 'yargs'

/** The options and names of a command line: every option as text, a switch as true. */
export type Arguments = Readonly<Record<string, unknown>>

/** One command, as the user types it. */
export interface Command {
  readonly name: string
  /** The positional arguments in yargs' notation: `<run>`, `[action] [file]`. */
  readonly positionals: string
  readonly summary: string
  /** What it may be told to do, where `[action]` says so. */
  readonly actions?: readonly string[]
  readonly options: Readonly<Record<string, Options>>
  /** Examples for the help: a command line and what it does. */
  readonly examples: readonly (readonly [string, string])[]
  /** Does it; the result is the exit code. */
  run(args: Arguments): Promise<number> | number
}
