/** Letters that take two columns of a terminal, and marks that take no column. */
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u
const NONE = /[\p{M}\u200B-\u200D\u2060\uFEFF]/u

/** The width of a text on a terminal, in columns. */
export function columnsOf(text: string): number {
  return Array.from(text).reduce(
    (sum, letter) => sum + (NONE.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1),
    0,
  )
}

/** Control characters except line feed, and marks of writing direction: with them a text could steer a terminal. */
// eslint-disable-next-line no-control-regex -- these are to be replaced
const STEERING = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g

/** Makes a text safe for a terminal: U+FFFD replaces characters that could steer it, a space replaces a tab. */
export function visible(text: string): string {
  return text.replace(STEERING, mark => (mark === '\t' ? ' ' : '\uFFFD'))
}

/**
 * Breaks a text into lines between words, and keeps the line ends that it has; a longer word, as in writing without spaces, is broken
 * anywhere.
 */
export function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .map(line => wrapLine(line, width))
    .join('\n')
}

function wrapLine(text: string, width: number): string {
  const lines = ['']
  // A number stays with its percent sign.
  for (const word of text.split(/ (?!%)/).flatMap(word => splitWord(word, width))) {
    const line = lines.at(-1)!
    if (line !== '' && columnsOf(line) + 1 + columnsOf(word) > width) lines.push(word)
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`
  }
  return lines.join('\n')
}

/** Breaks a paragraph with a hanging indent. An indent or a label above the margin stays as it is. */
export function hanging(text: string, width: number, margin: string): string {
  const above = text.slice(0, margin.length)
  const head = above + /^ */.exec(text.slice(above.length))![0]
  return head + wrap(text.slice(head.length), width - head.length).replaceAll('\n', `\n${margin}`)
}

/** Splits a word into parts that fit a line. */
function splitWord(word: string, width: number): string[] {
  if (columnsOf(word) <= width) return [word]
  const parts: string[] = []
  let [part, taken] = ['', 0]
  for (const letter of word) {
    const columns = columnsOf(letter)
    if (part !== '' && taken + columns > width) {
      parts.push(part)
      part = ''
      taken = 0
    }
    part += letter
    taken += columns
  }
  return [...parts, part]
}

/** The narrowest column of a text. Texts that do not fit side by side follow below. */
const MIN_COLUMN_WIDTH = 12
const BAR = ' │ '

/** Prints texts side by side, each wrapped into its column. @param width the whole width, in characters */
export function columns(
  heads: readonly string[],
  texts: readonly string[],
  { width = 100 }: { width?: number } = {},
): string {
  const beside = Math.max(1, Math.floor((width + BAR.length) / (MIN_COLUMN_WIDTH + BAR.length)))
  if (heads.length > beside)
    return [heads.slice(0, beside), heads.slice(beside)]
      .map((part, half) => columns(part, texts.slice(half * beside, half * beside + part.length), { width }))
      .join('\n\n')
  const each = Math.floor((width - BAR.length * (heads.length - 1)) / heads.length)
  const cells = heads.map((head, index) => [head, ...wrap(texts[index] ?? '', each).split('\n')])
  const lines = Math.max(...cells.map(({ length }) => length))
  return Array.from({ length: lines }, (_, line) =>
    cells
      .map(cell => padded(cell[line] ?? '', each))
      .join(BAR)
      .trimEnd(),
  ).join('\n')
}

const padded = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - columnsOf(text)))
