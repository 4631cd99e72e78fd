/**
 * The lines of a text. CRLF, CR and U+0085 end a line; a form feed and U+2029 end a paragraph, so that an empty line follows.
 * U+2028, and the vertical tab that Word writes for it, stay in their line as U+2028: a line end inside a passage.
 */
export function linesOf(text: string): string[] {
  return text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|\u0085/g, '\n')
    .replace(/[\f\u2029]/g, '\n\n')
    .replace(/\v/g, '\u2028')
    .split('\n')
}

/** Whether a line has anything to see: white space of every kind, controls (as Ctrl-Z at the end of a file of DOS) and the byte order mark are nothing. */
export const isEmpty = (line: string): boolean => !/[^\s\p{Cc}\u200b\u2060\ufeff]/u.test(line)

/** Lines between empty lines. */
export interface Block {
  readonly lines: readonly string[]
  /** Empty lines before it; 0 only for the first. */
  readonly gap: number
}

/** The blocks of a text, without empty ones. */
export function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  let gap = 0
  let lined: string[] = []
  for (const line of lines) {
    if (!isEmpty(line)) {
      lined.push(line)
      continue
    }
    if (lined.length > 0) {
      blocks.push({ lines: lined, gap })
      lined = []
      gap = 0
    }
    gap += 1
  }
  if (lined.length > 0) blocks.push({ lines: lined, gap })
  return blocks
}
