import type { Passage } from '../passage.ts'

/** The prepared text, which is hashed and stored: one passage a line, a blank line between sections. */
export function preparedText(passages: readonly Passage[]): string {
  return passages
    .map(({ text, section }, index) =>
      index > 0 && section !== passages[index - 1]!.section ? `\n${text}` : text,
    )
    .join('\n')
    .concat('\n')
}
