import { readingLines, type TextRead } from '../../report/words/reading-line.ts'
import { printLine } from '../output.ts'

/**
 * Prints what was done to texts until they could be counted; nothing for plain texts to which nothing was done.
 *
 * @param language as somebody typed it; nothing is said of a guess then
 */
export function printReading(inputs: readonly TextRead[], language?: string | null): void {
  const told = inputs.map(({ guessed, ...input }) => ({ ...input, ...(guessed && !language && { guessed }) }))
  for (const line of told.flatMap(read => readingLines(read))) printLine(line)
}
