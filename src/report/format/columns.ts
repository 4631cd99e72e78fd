/** Letters that take two columns of a terminal, and marks that take none. */
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u
const NONE = /[\p{M}\u200B-\u200D\u2060\uFEFF]/u

/** Columns that a text takes on a terminal. */
export function columnsOf(text: string): number {
  return Array.from(text).reduce(
    (sum, letter) => sum + (NONE.test(letter) ? 0 : WIDE.test(letter) ? 2 : 1),
    0,
  )
}
