/** A line that begins a chapter. */
const HEADING =
  /^(?:chapter|book|part|act|scene|canto|letter|volume|prologue|epilogue|preface|introduction)\b[^\n]{0,80}$/i

/**
 * Cuts a text into passages and sections. Passages are paragraphs (between blank lines) where the text has blank lines, and
 * lines otherwise. A paragraph that is a chapter's heading begins a section, where there are three of them or more.
 *
 * @returns sections, each a list of passages
 */
export function cutText(text: string, { cut }: { cut?: 'paragraphs' | 'lines' } = {}): string[][] {
  const byParagraph = cut ? cut === 'paragraphs' : /\n[ \t]*\n/.test(text.trim())
  const passages = text.split(byParagraph ? /\n[ \t]*\n/ : /\n/).filter(passage => /\S/.test(passage))
  const headings = passages.filter(passage => HEADING.test(passage.trim()))
  if (headings.length < 3) return [passages]
  const sections: string[][] = [[]]
  for (const passage of passages) {
    if (HEADING.test(passage.trim()) && sections.at(-1)!.length > 0) sections.push([])
    sections.at(-1)!.push(passage)
  }
  return sections
}
