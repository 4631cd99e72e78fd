import { styleText } from 'node:util'
import { visible } from '../report/format/terminal.ts'
import { hanging } from '../report/format/wrap.ts'

/** Writes a line of a result to stdout; what in a text could steer the terminal is made visible. */
export function print(text = ''): void {
  process.stdout.write(`${visible(text)}\n`)
}

/** The same as a heading: bold where stdout is a terminal that shows it, and in lines that fit. */
export function printHeading(text: string): void {
  const fitted = hanging(visible(text), lineWidth(), '')
  process.stdout.write(`${styleText('bold', fitted, { stream: process.stdout })}\n`)
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

/** How many characters fit in a line of the terminal; 100 where there is none, or one that does not say. */
export function terminalWidth(): number {
  const { isTTY, columns } = process.stdout
  return isTTY && columns > 0 ? Math.min(160, columns) : 100
}

/** The same for what is not prose, as lists and tables: where stdout is no terminal, a line may have any length. */
export function lineWidth(): number {
  return process.stdout.isTTY ? terminalWidth() : Infinity
}

/** Writes a text to stdout: in lines that fit where it is a terminal, the further ones indented; in one line elsewhere. */
export function printLine(text: string, { indent = '' }: { indent?: string } = {}): void {
  print(hanging(text, lineWidth(), indent))
}
