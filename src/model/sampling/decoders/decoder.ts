/** What may follow a context: types by rising id, each with a whole weight, at first its count. */
export interface Candidates {
  readonly ids: readonly number[]
  /** Whole numbers ≥ 0; their sum stays below 2^53. */
  readonly weights: readonly number[]
}

/** A way to bend what is drawn away from plain sampling. */
export interface Decoder {
  /** As the plan names it. */
  readonly name: 'temperature' | 'topK' | 'topP' | 'minP'
  readonly title: string
  /** Equation or section that defines it. */
  readonly source: string
  /** The value at which nothing changes. */
  readonly neutral: number
  /** New weights for the candidates, in the same order; 0 keeps one from being drawn. */
  reweigh(candidates: Candidates, value: number): readonly number[]
}

/** Indices of the candidates, heaviest first; of equals the lower id first. */
export function byWeight({ ids, weights }: Candidates): number[] {
  return ids.map((_, index) => index).sort((a, b) => weights[b]! - weights[a]! || ids[a]! - ids[b]!)
}
