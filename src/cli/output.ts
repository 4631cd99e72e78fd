import { styleText } from 'node:util'
import { visible } from '../report/visible.ts'

/** Writes a line of a result to stdout; what in a text could steer the terminal is made visible. */
export function print(text = ''): void {
  process.stdout.write(`${visible(text)}\n`)
}

/** The same as a heading: bold where stdout is a terminal that shows it. */
export function printHeading(text: string): void {
  process.stdout.write(`${styleText('bold', visible(text), { stream: process.stdout })}\n`)
}

/** Writes data to stdout: JSON, two spaces deep. Infinity, which JSON has not, is the text "Infinity". */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, (_, item: unknown) => (item === Infinity ? 'Infinity' : item), 2))
}

/** Writes to stderr. */
export function note(text: string): void {
  process.stderr.write(`${visible(text)}\n`)
}

/** How many characters fit in a line of the terminal; 100 where there is none. */
export function terminalWidth(): number {
  return process.stdout.isTTY ? Math.min(160, process.stdout.columns) : 100
}
