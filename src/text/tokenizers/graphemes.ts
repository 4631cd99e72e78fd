/**
 * Signs that are more than one code point, as Unicode cuts them: grapheme clusters of scripts that set no blanks between
 * words (UAX 29), and emoji (UTS 51). Written as patterns, since `Intl.Segmenter` answers by the version of the engine.
 */

/** Letters of scripts that write words without blanks and can be set with U+200B between them. */
const SOUTH_EAST = '\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}'
/** With the sign that prolongs a vowel of Katakana, which belongs to no script. */
const EAST = '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\u30FC\\uFF70'

/**
 * What continues a cluster: marks, joiners, the vowel am of Thai and Lao, and a letter written below another, in Khmer and
 * Burmese.
 */
const CONTINUES = '(?:[\\p{M}\\u200C\\u200D\\u0E33\\u0EB3]|(?<=[\\u17D2\\u1039])\\p{L})*'

const cluster = (scripts: string) => `(?![\\p{M}\\p{Nd}\\p{P}])[${scripts}]${CONTINUES}`

/** Stands within a word of a script without blanks: here no line breaks, and no word ends (U+2060). */
export const WORD_JOINER = '\u2060'

/** One grapheme of Thai, Lao, Khmer or Burmese. */
export const CLUSTER = new RegExp(cluster(SOUTH_EAST), 'gu')

/** A run of them, which is a word where U+200B parts words. */
export const CLUSTERS = new RegExp(`(?:${cluster(SOUTH_EAST)})+`, 'gu')

/** Letters and marks of the four scripts, for a class of a pattern. */
export const SOUTH_EAST_ASIAN = SOUTH_EAST

/** A token of a script without blanks: one grapheme, or several that U+2060 holds together. */
export const UNSPACED = new RegExp(
  `${cluster(EAST)}|${cluster(SOUTH_EAST)}(?:${WORD_JOINER}${cluster(SOUTH_EAST)})*`,
  'gu',
)

/**
 * An emoji: pictures joined by U+200D, with a tone of skin, a variation or tags; the two letters of a flag; a keycap. As in
 * UTS 51, section 1.4.9.
 */
export const EMOJI = new RegExp(
  ['\\p{RI}\\p{RI}', '[0-9#*]\\uFE0F?\\u20E3', picture() + `(?:\\u200D${picture()})*`].join('|'),
  'gu',
)

function picture(): string {
  return '\\p{ExtPict}(?:\\p{EMod}|[\\uFE0E\\uFE0F]\\u20E3?|[\\u{E0020}-\\u{E007E}]+\\u{E007F})?'
}

/** Whether a text can hold any of these. No other text is looked through for them. */
export const MAY_HAVE_GRAPHEMES =
  /[\u0E00-\u0EFF\u0F00-\u0FFF\u1000-\u109F\u1780-\u17FF\u19E0-\u19FF\u2190-\u2BFF\u2E80-\uABFF\uD800-\uDFFF\uF900-\uFAFF\uFF00-\uFFEF]|\u20E3/
