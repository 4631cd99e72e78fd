import { dsvFormat } from 'd3-dsv'
import { phrase } from '../phrase.ts'
import { Refusal } from '../refusal.ts'

/** The part of a file that is looked at, in characters. */
const HEAD = 1 << 16
/** The fewest rows, with that of the names, that make a table of a text whose name does not say so. */
const LEAST_ROWS = 3
/** As many rows with one number of columns are a table whatever stands in them. */
const MANY_ROWS = 10
/** Columns that are named in a message. */
const MOST_NAMED = 8
/** A name of a column is no sentence. */
const COLUMN = /^[\p{L}_#][^.!?]{0,39}$/u

/**
 * Refuses a table in which cells stand between tabs, semicolons or commas, since its other columns would be read as prose. A file named
 * `.csv` or `.tsv` is one if its first line has two columns. Any other text is one if all its first rows have as many columns, three or
 * more, and the first row looks like names. Where commas part them, a list of things (`milk,eggs,bread`) looks so as well: below the names
 * of a table stand numbers, sentences or names, or ten rows and more.
 *
 * @throws Refusal that names the columns, and says what to do
 */
export function refuseTable(name: string, text: string): void {
  const isNamed = /\.(?:csv|tsv|tab)(?:\.gz)?$/i.test(name)
  const head = text.length <= HEAD ? text : text.slice(0, text.lastIndexOf('\n', HEAD) + 1)
  const [first = ''] = head.split('\n', 1)
  for (const separator of ['\t', ';', ',']) {
    if (first.length > HEAD / 8 || first.split(separator).length < (isNamed ? 2 : 3)) continue
    const rows = dsvFormat(separator)
      .parseRows(head)
      .filter(row => row.some(cell => cell.trim() !== ''))
    const [names = []] = rows
    if (!isNamed && !isTable(rows, separator)) continue
    const columns = names.slice(0, MOST_NAMED).map(column => column.trim())
    throw new Refusal(
      phrase`${name} looks like a table with the columns ${[...columns, ...(names.length > MOST_NAMED ? ['…'] : [])].join(', ')}`,
      'save the column that holds the text as .txt, a passage a line, or as .jsonl with lines such as {"text": "a passage"}',
    )
  }
}

function isTable(rows: readonly (readonly string[])[], separator: string): boolean {
  const [names = []] = rows
  return (
    rows.length >= LEAST_ROWS &&
    rows.every(row => row.length === names.length) &&
    new Set(names).size === names.length &&
    // In a sentence a blank stands behind a comma and a semicolon.
    names.every(column => COLUMN.test(separator === '\t' ? column.trim() : column)) &&
    (separator !== ',' || rows.length >= MANY_ROWS || names.some((name, at) => isNameOf(name, rows.slice(1).map(row => row[at]!)))) // prettier-ignore
  )
}

/** Whether a cell is the name of a column: the others are numbers or longer, or have capitals where it has none. */
function isNameOf(name: string, cells: readonly string[]): boolean {
  const filled = cells.filter(cell => cell.trim() !== '')
  if (filled.length === 0) return true
  return (
    filled.every(cell => /^[\s\d.,:/%€$£+-]+$/.test(cell)) ||
    filled.every(cell => cell.trim().split(/\s+/).length >= 3 + name.trim().split(/\s+/).length) ||
    (/^\p{Ll}/u.test(name) && filled.every(cell => /^\s*\p{Lu}/u.test(cell)))
  )
}
