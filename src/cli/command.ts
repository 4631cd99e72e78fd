import type { Options } from 'yargs'

/** What a command line gave: every option as text, a switch as true. */
export type Arguments = Readonly<Record<string, unknown>>

/** One command, as the user types it. */
export interface Command {
  readonly name: string
  /** What stands after the name, in yargs' notation: `<run>`, `[action] [file]`. */
  readonly positionals: string
  readonly summary: string
  readonly options: Readonly<Record<string, Options>>
  /** Examples for the help: a command line and what it does. */
  readonly examples: readonly (readonly [string, string])[]
  /** Does it; the result is the exit code. */
  run(args: Arguments): Promise<number> | number
}
