import Table from 'cli-table3'

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
  middle: '  ',
}

/**
 * A table of text: the first row is the head, a line below it; the first column is left-aligned, numbers right.
 *
 * @param left a further column that is left-aligned
 */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  { left = 0 }: { left?: number } = {},
): string {
  const drawn = new Table({
    head: [...head],
    chars: { ...PLAIN, mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' },
    colAligns: head.map((_, column) => (column === 0 || column === left ? 'left' : 'right')),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  })
  drawn.push(...rows.map(row => [...row]))
  const lines = drawn
    .toString()
    .split('\n')
    .map(line => line.trimEnd())
  const [first = '', ...rest] = lines
  return [first, '─'.repeat(Math.max(...lines.map(line => Array.from(line).length))), ...rest].join('\n')
}

/** Texts side by side, each wrapped into its column. @param width of the whole, in characters */
export function columns(
  heads: readonly string[],
  texts: readonly string[],
  { width = 100 }: { width?: number } = {},
): string {
  const each = Math.max(12, Math.floor((width - 3 * (heads.length - 1)) / heads.length))
  const drawn = new Table({
    head: [...heads],
    chars: { ...PLAIN, mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '', middle: ' │ ' },
    colWidths: heads.map(() => each),
    wordWrap: true,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  })
  drawn.push([...texts])
  return drawn
    .toString()
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n')
}
