/** Whether a character is of a script that parts no words: Chinese, Japanese, Thai, Lao, Burmese, Khmer. */
export const unspaced = (code: number): boolean =>
  (code >= 0x0e00 && code <= 0x0eff) ||
  (code >= 0x1000 && code <= 0x109f) ||
  (code >= 0x1780 && code <= 0x17ff) ||
  (code >= 0x2e80 && code <= 0x9fff) ||
  (code >= 0xf900 && code <= 0xfaff) ||
  (code >= 0xff00 && code <= 0xff9f) ||
  (code >= 0x20000 && code <= 0x3ffff)

/** No word of any language has as many letters and digits. */
const LONGER_THAN_WORDS = 200

/** Whether a text is letters and digits without a blank, and long: one word where blanks part words. Scripts that set none are not meant. */
export const isUnbroken = ({ text }: { readonly text: string }): boolean =>
  text.length >= LONGER_THAN_WORDS && /^[\p{L}\p{M}\p{N}]+$/u.test(text) && !unspaced(text.codePointAt(0)!)

/**
 * The length of a text in words: what stands between white space. Of scripts that part no words every character counts.
 * It says how much of a text is held out; the tokenizer's count is another one.
 */
export function wordCount(text: string): number {
  let words = 0
  let inside = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code <= 32 || code === 0xa0 || code === 0x2028 || code === 0x200b) inside = false
    else if (code > 0x0dff && (unspaced(code) || (code >= 0xd840 && code <= 0xd8bf))) {
      words += 1
      inside = false
    } else if (!inside && !(code >= 0xdc00 && code <= 0xdfff)) {
      words += 1
      inside = true
    }
  }
  return words
}
