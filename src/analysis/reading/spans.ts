/** Tokens in a row of a passage, counted from 0. */
export interface Span {
  readonly token: number
  readonly length: number
}

/**
 * Finds the maximal spans: of the spans from every token on, those that lie in no longer one.
 *
 * @param lengths by token, the length of the span from there on
 * @param least spans shorter than this are left out
 */
export function longestSpans(lengths: ArrayLike<number>, least: number): Span[] {
  const spans: Span[] = []
  let end = 0
  for (let token = 0; token < lengths.length; token++) {
    const length = lengths[token]!
    if (length < least || token + length <= end) continue
    spans.push({ token, length })
    end = token + length
  }
  return spans
}

/**
 * Cuts overlapping spans into the fewest pieces that do not overlap. Each piece lies within one span, and the
 * first is as long as its span.
 */
export function piecesOf(spans: readonly Span[]): Span[] {
  const pieces: Span[] = []
  let end = 0
  for (let k = 0; k < spans.length; k++) {
    // Of the spans that begin inside or right after the last piece, the last reaches furthest.
    while (k + 1 < spans.length && pieces.length > 0 && spans[k + 1]!.token <= end) k += 1
    const { token, length } = spans[k]!
    const from = Math.max(token, pieces.length > 0 ? end : 0)
    end = token + length
    pieces.push({ token: from, length: end - from })
  }
  return pieces
}

/** Counts the tokens that lie in a span. */
export function coveredTokens(spans: readonly Span[]): number {
  let covered = 0
  let end = 0
  for (const { token, length } of spans) {
    covered += Math.max(0, token + length - Math.max(end, token))
    end = Math.max(end, token + length)
  }
  return covered
}
