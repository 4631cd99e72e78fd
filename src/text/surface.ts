/**
 * How a token was written, in a byte beside its id. The low three bits say which white space stood before it, the five others which of the
 * written forms of its type it has. Who copies a token copies the byte, so that quotation marks, capitals, dashes and line ends come back
 * as their author set them, without a rule of any language.
 */

/** White space before a token, by number; 0 is none. */
export const GAPS = ['', ' ', '\n', '\u00A0', '\u202F', '\u200B', '\u3000'] as const

/** In place of a gap: nothing stood before the token, since its passage began with it. Elsewhere rules set the gap. */
export const BY_RULE = 7

/** Forms of a type that a byte can tell apart; further ones are written as the usual one. */
export const MAX_FORMS = 31

/** In place of a byte: gap and form are set by rules. */
export const ALL_BY_RULE = (MAX_FORMS << 3) | BY_RULE

/** The byte of a token. @param form its number among the forms of its type; from {@link MAX_FORMS} on the usual one stands for it */
export const surfaceOf = (form: number, gap: number): number => ((form < MAX_FORMS ? form : 0) << 3) | gap

export const gapOf = (surface: number): number => surface & 7
export const formOf = (surface: number): number => surface >> 3

/** The number of a gap by its code unit; white space that is none of {@link GAPS} counts as a blank. */
export function gapNumber(unit: number): number {
  if (unit === 32) return 1
  if (unit === 10) return 2
  if (unit < 128) return 1
  const number = GAPS.indexOf(String.fromCharCode(unit) as (typeof GAPS)[number])
  return number < 0 ? 1 : number
}
