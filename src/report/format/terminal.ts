/** Letters that take two columns of a terminal, and marks that take no column. */
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u
const NONE = /[\p{M}\u200B-\u200D\u2060\uFEFF]/u

/** The width of a text on a terminal, in columns. */
export function columnsOf(text: string): number {
  return Array.from(text).reduce(
    (sum, letter) => sum + (NONE.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1),
    0,
  )
}

/** Control characters except line feed, and marks of writing direction: with them a text could steer a terminal. */
// eslint-disable-next-line no-control-regex -- these are to be replaced
const STEERING = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g

/** Makes a text safe for a terminal: U+FFFD replaces characters that could steer it, a space replaces a tab. */
export function visible(text: string): string {
  return text.replace(STEERING, mark => (mark === '\t' ? ' ' : '\uFFFD'))
}
