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

/** A way of drawing a text, as `util.styleText` names it. */
export type Format = 'red' | 'green' | 'yellow' | 'underline'

/** Writes a line in several ways of drawing, which are seen where stdout is a terminal that shows them. */
export function printStyled(parts: readonly { text: string; formats?: readonly Format[] }[]): void {
  // One format at a time: given a list, Node 20 draws it on what is no terminal, too.
  const draw = (text: string, format: Format) => styleText(format, text, { stream: process.stdout })
  const drawn = parts.map(({ text, formats = [] }) => formats.reduce(draw, visible(text)))
  process.stdout.write(`${drawn.join('').trimEnd()}\n`)
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
