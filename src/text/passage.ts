import { CLUSTER, CLUSTERS, SOUTH_EAST_ASIAN, WORD_JOINER } from './tokenizers/graphemes.ts'

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
  /** BCP 47, as in `en`, where it is known; else it is guessed. */
  readonly language?: string
  readonly passages: readonly Passage[]
}

/**
 * Passages from plain strings, numbered from 1.
 *
 * @param texts one string a passage; strings without a visible character are left out
 * @example
 * import { passagesOf } from 'collapse-lab'
 * const passages = passagesOf(['Call me Ishmael.', '', 'Some years ago—never mind how long.'])
 * passages.map(({ id, text }) => `${id}: ${text}`)
 * // → [ '1: Call me Ishmael.', '2: Some years ago—never mind how long.' ]
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
 * A passage's text as the lab keeps it: NFC; lone surrogates replaced by U+FFFD; no characters that neither show nor mean
 * anything; white space single, and none at the ends.
 *
 * White space is a blank, `\n` for a line's end that the author set, U+00A0, U+202F, U+3000, or U+200B, which parts words
 * and shows nothing. A run of it becomes `\n` if it has one, else a blank, else its first member.
 *
 * Joiners (U+200C, U+200D) stay between letters and between emoji. Words of Thai, Lao, Khmer and Burmese that U+200B sets
 * apart are held together by U+2060, so that a tokenizer knows them from the text between two blanks alone.
 *
 * @example
 * tidy('Donau\u00ADdampf\u00ADschiff\n') // 'Donaudampfschiff'
 */
export function tidy(text: string): string {
  const seen = /[^\n -~]/.test(text) ? withoutInvisible(text) : text
  return seen.replace(WHITE_SPACE_RUN, strongest).replace(WHITE_SPACE_AT_ENDS, '')
}

const LINE_ENDS = /\r\n?|[\v\x85\u2028\u2029]/g
/** White space that differs from a blank in width alone, and the empty cell of Braille. */
const BLANKS = /[\t\f\u1680\u2000-\u2006\u2008-\u200A\u205F\u2800]/g
const WHITE_SPACE_RUN = /[\n \u00A0\u202F\u3000\u200B]{2,}/g
const WHITE_SPACE_AT_ENDS = /^[\n \u00A0\u202F\u3000\u200B]+|[\n \u00A0\u202F\u3000\u200B]$/g

function strongest(run: string): string {
  if (run.includes('\n')) return '\n'
  return run.includes(' ') ? ' ' : run[0]!
}

/**
 * Controls, soft hyphens, marks of direction, byte order marks, fillers, what is no character at all (U+FFFE). Not among them are signs of Arabic, Syriac, Kaithi
 * and Egyptian that can be seen, the Mongolian vowel separator, and what joins or varies other characters.
 */
const MEANINGLESS =
  /(?![\n\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u180E\u200B-\u200D\u2060\u{110BD}\u{110CD}\u{13430}-\u{1345F}\u{E0020}-\u{E007F}])[\p{Cc}\p{Cf}]|[\u3164\uFFA0\p{NChar}]/gu

const JOINER_RUN = /(\u200C|\u200D|\u2060)(?:\u200C|\u200D|\u2060)+/g

/** Joiners that join nothing (behind a mark, as behind a virama, they shape it); variations and tags of nothing. */
const STRAY = new RegExp(
  [
    '(?<![\\p{L}\\p{M}\\p{N}\\p{ExtPict}\\p{EMod}])[\\u200C\\u200D]',
    '(?<![\\p{Mn}\\p{Mc}])[\\u200C\\u200D](?![\\p{L}\\p{M}\\p{N}\\p{ExtPict}])',
    '(?<=^|[\\s\\u200B])[\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}]+',
    '(?<![\\p{ExtPict}\\p{EMod}\\uFE0F\\u{E0020}-\\u{E007F}])[\\u{E0020}-\\u{E007F}]+',
    `(?<![${SOUTH_EAST_ASIAN}])${WORD_JOINER}|${WORD_JOINER}(?![${SOUTH_EAST_ASIAN}])`,
  ].join('|'),
  'gu',
)

function withoutInvisible(text: string): string {
  let tidied = text
    .replace(/[\uD800-\uDFFF]/gu, '\uFFFD')
    .replace(LINE_ENDS, '\n')
    .replace(BLANKS, ' ')
    .replaceAll('\u2007', '\u00A0')
    .replace(MEANINGLESS, '')
    .replace(JOINER_RUN, '$1')
    .normalize('NFC')
  if (!/[\u200B-\u200D\u2060]|[\uFE00-\uFE0F]|[\u{E0020}-\u{E01EF}]/u.test(tidied)) return tidied
  // What is taken out can bring a letter and a mark together, which then stand before the next joiner as one sign.
  for (let before = ''; before !== tidied;) {
    before = tidied
    tidied = tidied.replace(STRAY, '').normalize('NFC')
  }
  return tidied.includes('\u200B') ? withWordsHeldTogether(tidied) : tidied
}

const PARTED_BY_ZWSP = new RegExp(`\u200B[${SOUTH_EAST_ASIAN}]|[${SOUTH_EAST_ASIAN}]\u200B`, 'u')
/** Code points of the longest word; in a longer run U+200B stands only where a line may break. */
const LONGEST_WORD = 24

/** Where U+200B parts the words of a script without blanks, puts U+2060 between the characters of each word. */
function withWordsHeldTogether(text: string): string {
  if (!PARTED_BY_ZWSP.test(text)) return text
  return text.replace(CLUSTERS, run =>
    run.length > LONGEST_WORD ? run : run.match(CLUSTER)!.join(WORD_JOINER),
  )
}
