/**
 * A backoff model, as the field's toolkits store it: every n-gram with its probability and its backoff weight as a context.
 *
 *   P(w | h) = prob(h w) where the model has h w, else backoff(h) · P(w | h without its first token)
 *
 * Every smoothing can be written in this form, also an interpolated one, since the sum keep + pass · P is computed once for each
 * n-gram of the text. Logarithms are to the base 10, as in ARPA files; that of an impossible n-gram is −Infinity.
 */
export interface BackoffModel {
  readonly order: number
  /** Words by id: '' at 0, which is `<s>` where it begins an n-gram and `</s>` where it ends one; the last id is `<unk>`. */
  readonly types: readonly string[]
  /** N-grams by length, from 1; those of one token are numbered by their ids. */
  readonly levels: readonly BackoffLevel[]
}

/** The n-grams of one length. */
export interface BackoffLevel {
  readonly length: number
  readonly size: number
  /** The number, one level below, of the n-gram without its last token. */
  readonly context: Int32Array
  readonly last: Int32Array
  /** The number, one level below, of the n-gram without its first token. */
  readonly suffix: Int32Array
  readonly prob: Float64Array
  /** The weight of each n-gram as a context; 0, which is a weight of 1, where nothing follows it. */
  readonly backoff: Float64Array
}

/** The id of `<unk>`. */
export function unknownOf({ types }: Pick<BackoffModel, 'types'>): number {
  return types.length - 1
}
