import { styleText } from 'node:util'

/** Writes a line of a result to stdout. */
export function print(text = ''): void {
  process.stdout.write(`${text}\n`)
}

/** Writes data to stdout: JSON, two spaces deep. Infinity, which JSON has not, is the text "Infinity". */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, (_, item: unknown) => (item === Infinity ? 'Infinity' : item), 2))
}

/** Writes to stderr. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** A heading: bold where stdout is a terminal that shows it. */
export function heading(text: string): string {
  return styleText('bold', text, { stream: process.stdout })
}

/** How many characters fit in a line of the terminal; 100 where there is none. */
export function terminalWidth(): number {
  return process.stdout.isTTY ? Math.min(160, process.stdout.columns) : 100
}
