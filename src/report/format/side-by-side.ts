import { columnsOf } from './terminal.ts'
import { wrap } from './wrap.ts'

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
