/** A passage is written in one go: a paragraph of a book or a speech, or one line of a plain file. */
export interface Passage {
  /** Unique within its source, as in `chapter-1/2` or `A/17`. */
  readonly id: string
  readonly text: string
  /** The chapter, speech or file that it belongs to; train, development and test text are cut between sections. */
  readonly section?: string
  /** The kind of text, where a corpus says so (a story's type, an era). */
  readonly label?: string
}

/** A text that a lineage can start from. */
export interface Corpus {
  readonly name: string
  readonly title: string
  /** True for text made by a program; such text is never called human. */
  readonly constructed: boolean
  readonly passages: readonly Passage[]
}

/**
 * Passages from plain strings, numbered from 1.
 *
 * @param texts one string a passage; strings without a visible character are left out
 * @example
 * passagesOf(['Call me Ishmael.', 'Some years ago—never mind how long.'])
 */
export function passagesOf(texts: readonly string[], { section }: { section?: string } = {}): Passage[] {
  return texts
    .map(tidy)
    .filter(text => text !== '')
    .map((text, index) => ({
      id: section === undefined ? String(index + 1) : `${section}/${index + 1}`,
      text,
      ...(section === undefined ? {} : { section }),
    }))
}

/**
 * A passage's text as the lab keeps it: NFC, lone surrogates replaced by U+FFFD, white space of ASCII (line breaks too)
 * folded into single spaces, none at the ends.
 */
export function tidy(text: string): string {
  return text
    .replace(/[\uD800-\uDFFF]/gu, '\uFFFD')
    .normalize('NFC')
    .replace(/[ \t\n\v\f\r]+/g, ' ')
    .replace(/^ | $/g, '')
}
