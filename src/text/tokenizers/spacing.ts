/** A detokenizer: where blanks stand between the tokens of a passage. */
export interface Spacing {
  /** The features of a token that decide about the blanks around it, as a number; computed once for each type. */
  marksOf(token: string): number
  /** Begins a passage. */
  begin(): Blanks
}

/** Decides about the blanks of one passage, token after token. */
export interface Blanks {
  /** Whether a blank stands before the next token. @param next the marks of the token behind it, {@link LAST} if there is none */
  before(marks: number, next: number): boolean
}

/** In place of marks: there is no token. */
export const LAST = -1

/**
 * Joins tokens into a passage.
 *
 * @example
 * joinBy(oneBlank, ['to', 'be']) // 'to be'
 */
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
export const noBlanks: Spacing = { marksOf: () => 0, begin: () => never }

/** A blank between any two. */
export const oneBlank: Spacing = {
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
