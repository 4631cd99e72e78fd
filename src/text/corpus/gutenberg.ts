/** The lines that Project Gutenberg puts around a book. */
const START = /^\*{3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG EBOOK.*\*{3}[ \t]*$/im
const END = /^\*{3}\s*END OF (?:THE|THIS) PROJECT GUTENBERG EBOOK.*$/im

/**
 * Removes the header and the footer of Project Gutenberg; a text without them stays whole.
 *
 * @returns the text, and whether anything was cut away
 */
export function stripGutenberg(text: string): { text: string; stripped: boolean } {
  const start = START.exec(text)
  const from = start ? start.index + start[0].length : 0
  const end = END.exec(text.slice(from))
  const to = end ? from + end.index : text.length
  return { text: text.slice(from, to), stripped: start !== null || end !== null }
}
