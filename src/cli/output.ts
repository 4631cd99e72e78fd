import type { Writable } from 'node:stream'
import { styleText } from 'node:util'
import type { Refusal } from '../refusal.ts'
import { columnsOf, visible, hanging } from '../report/format/terminal.ts'

/** Something that a command writes to: a terminal has a width. */
export type OutputStream = Writable & { readonly isTTY?: boolean; readonly columns?: number }

/** What stands for stdout and stderr. */
export interface Streams {
  readonly stdout: OutputStream
  readonly stderr: OutputStream
}

let streams: Streams = process

/** Does some work whose output goes to other streams than those of the process. */
export async function writingTo<Result>(others: Streams, work: () => Promise<Result>): Promise<Result> {
  const before = streams
  streams = others
  try {
    return await work()
  } finally {
    streams = before
  }
}

/** The stream of what is no result: progress, notes and errors. */
export const stderr = (): OutputStream => streams.stderr

/** Writes a line of a result to stdout; what in a text could steer the terminal is made visible. */
export function print(text = ''): void {
  streams.stdout.write(`${visible(text)}\n`)
}

/** Writes a heading to stdout, in lines that fit: bold where stdout is a terminal that shows it. */
export function printHeading(text: string): void {
  const fitted = hanging(visible(text), lineWidth(), '')
  streams.stdout.write(`${styleText('bold', fitted, { stream: streams.stdout })}\n`)
}

/** A way of drawing a text, as `util.styleText` names it. */
export type Format = 'red' | 'green' | 'yellow' | 'underline'

/** Writes a line in several ways of drawing, which are seen where stdout is a terminal that shows them. */
export function printStyled(parts: readonly { text: string; formats?: readonly Format[] }[]): void {
  // One format at a time: given a list, Node 20 draws it on what is no terminal, too.
  const draw = (text: string, format: Format) => styleText(format, text, { stream: streams.stdout })
  const drawn = parts.map(({ text, formats = [] }) => formats.reduce(draw, visible(text)))
  streams.stdout.write(`${drawn.join('').trimEnd()}\n`)
}

/** Writes data to stdout: JSON, two spaces deep. Infinity, which JSON has not, is the text "Infinity". */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, (_, item: unknown) => (item === Infinity ? 'Infinity' : item), 2))
}

/** Writes to stderr. */
export function note(text: string): void {
  streams.stderr.write(`${visible(text)}\n`)
}

/** Says on stderr why one of several is left out. */
export function noteLeftOut({ message }: Refusal): void {
  note(`collapse-lab: left out: ${message}`)
}

/** Whether somebody looks at a terminal on which results are shown. */
export const isOnTerminal = (): boolean => streams.stdout.isTTY === true

/** How many characters fit in a line of the terminal; 100 where there is none, or one that does not say. */
export function terminalWidth(): number {
  const { isTTY = false, columns = 0 } = streams.stdout
  return isTTY && columns > 0 ? Math.min(160, columns) : 100
}

/** Prose is not read in longer lines, in characters. */
const PROSE_WIDTH = 80

/** How many characters a line of prose has: those of the terminal, at most 80. */
export const proseWidth = (): number => Math.min(PROSE_WIDTH, terminalWidth())

/** How many characters fit in a line of a list or a table: no limit where stdout is no terminal. */
export function lineWidth(): number {
  return streams.stdout.isTTY ? terminalWidth() : Infinity
}

/** Writes a list to stdout: a name in each line, and behind it, below each other, what it names. */
export function printNamed(entries: readonly (readonly [name: string, text: string])[]): void {
  const longest = Math.max(0, ...entries.map(([name]) => columnsOf(name)))
  const indent = ' '.repeat(longest + 2 <= lineWidth() / 2 ? longest + 2 : 2)
  for (const [name, text] of entries)
    printLine(`${name}${' '.repeat(longest - columnsOf(name))}  ${text}`, { indent })
}

/** Writes a text to stdout: on a terminal in lines that fit, each after the first indented; elsewhere in one line. */
export function printLine(text: string, { indent = '' }: { indent?: string } = {}): void {
  print(hanging(text, lineWidth(), indent))
}
