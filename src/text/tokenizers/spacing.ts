/** How tokens stand beside each other in a passage. */
export interface Spacing {
  /** All that decides about the blanks around a token, as a number: it can be worked out once for each type. */
  marksOf(token: string): number
  /** Begins a passage. */
  begin(): Blanks
}

/** Goes through a passage, token after token. */
export interface Blanks {
  /** Whether a blank stands before the token that comes next. @param next the marks of the one behind it, {@link LAST} if there is none */
  before(marks: number, next: number): boolean
}

/** In place of marks: there is no token. */
export const LAST = -1

/** Tokens put together by their spacing. */
export function joinBy(spacing: Spacing, tokens: readonly string[]): string {
  const blanks = spacing.begin()
  let text = ''
  let next = tokens.length > 0 ? spacing.marksOf(tokens[0]!) : LAST
  for (let at = 0; at < tokens.length; at++) {
    const marks = next
    next = at + 1 < tokens.length ? spacing.marksOf(tokens[at + 1]!) : LAST
    text += blanks.before(marks, next) ? ` ${tokens[at]!}` : tokens[at]!
  }
  return text
}

const never: Blanks = { before: () => false }

/** No blanks at all. */
export const together: Spacing = { marksOf: () => 0, begin: () => never }

/** A blank between any two. */
export const apart: Spacing = {
  marksOf: () => 0,
  begin() {
    let isFirst = true
    return {
      before() {
        if (!isFirst) return true
        isFirst = false
        return false
      },
    }
  },
}
