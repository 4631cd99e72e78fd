import Table from 'cli-table3'
import { columnsOf, hanging } from './terminal.ts'

/** The gap between two columns of a table. */
const GAP = '  '

const PLAIN = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '─',
  'mid-mid': '─',
  right: '',
  'right-mid': '─',
  middle: GAP,
}

/**
 * Prints a table as text: a head, a line below it, then the rows. The first column is left-aligned, the others right-aligned. Where the
 * table is wider than `width`, the texts of the first column are broken into lines.
 *
 * @param left the number of another left-aligned column
 * @param width columns of a line; default no limit
 */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { left = 0, width = Infinity }: { left?: number; width?: number } = {},
): string {
  const [names = [], ...fitted] = fittedRows([head, ...rows], width)
  const drawn = new Table({
    head: names,
    chars: { ...PLAIN, mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
    colAligns: head.map((_, column) => (column === 0 || column === left ? 'left' : 'right')),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  })
  drawn.push(...fitted)
  const lines = drawn
    .toString()
    .split('\n')
    .map(line => line.trimEnd())
  const heads = Math.max(1, ...names.map(name => name.split('\n').length))
  const rule = '─'.repeat(Math.max(...lines.map(columnsOf)))
  return [...lines.slice(0, heads), rule, ...lines.slice(heads)].join('\n')
}

/** The narrowest first column, in characters. */
const MIN_LABEL_WIDTH = 12

/** Breaks the texts of the first column so that the table fits the width. */
function fittedRows(rows: readonly (readonly string[])[], width: number): string[][] {
  const widest = (column: number) => Math.max(...rows.map(row => columnsOf(row[column] ?? '')))
  const others = (rows[0] ?? []).slice(1).reduce((sum, _, index) => sum + GAP.length + widest(index + 1), 0)
  const room = Math.max(MIN_LABEL_WIDTH, width - others)
  return rows.map(([text = '', ...cells]) => [indented(text, room), ...cells])
}

/** Breaks a text into lines that begin below its first word. */
function indented(text: string, room: number): string {
  if (columnsOf(text) <= room) return text
  const margin = /^[^\p{L}]*/u.exec(text)![0]
  const blank = ' '.repeat(columnsOf(margin))
  return hanging(text, room, blank)
}
