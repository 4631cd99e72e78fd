import { countTypes } from '../../text/stream.ts'
import type { ContextCursor } from '../index/context-counts.ts'
import { runEnd, type Range, type SuffixIndex } from '../index/suffix-index.ts'
import type { Scorer } from '../train.ts'
import { interpolation, type Interpolation } from './interpolation.ts'

export type Context = Range & { readonly length: number }

/** The types that follow a context, by rising id, and how often each does. */
export interface Followers {
  readonly ids: Int32Array
  readonly counts: Int32Array
  readonly total: number
}

/** How often a type follows a context. */
export function countAfter({ ids, counts }: Followers, id: number): number {
  let low = 0
  let high = ids.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ids[middle]! < id) low = middle + 1
    else high = middle
  }
  return ids[low] === id ? counts[low]! : 0
}

/** What a model has seen after its contexts, and the probability of every token without a context. */
export class SeenNext {
  readonly estimator: Interpolation
  /** Occurrences of every type, by id; at 0 those of the end mark, and one more. */
  readonly counts: Int32Array
  /** Unigram probability of every type, by id; entry 0 is that of the end mark. */
  readonly unigram: Float64Array
  private readonly occurrences: SuffixIndex
  private readonly unknown: number
  private readonly followers = new Map<string, Followers>()

  constructor({ occurrences, weights, vocabulary }: Scorer) {
    const { unknown, size } = vocabulary
    this.occurrences = occurrences
    this.estimator = interpolation(weights)
    this.unknown = unknown
    const counts = (this.counts = countTypes(occurrences.stream, unknown + 1))
    const total = occurrences.stream.ids.length - 1 - counts[unknown]!
    this.unigram = Float64Array.from({ length: size + 1 }, (_, id) =>
      total === 0 ? 0 : this.estimator.keep(counts[id]!, total, 1) + this.estimator.pass(1) / (size + 1),
    )
  }

  /**
   * Adds up what the contexts of a place give to the tokens seen after them: P = Σ keep_k · Π of pass above k, and the unigram
   * probability, which every token has, multiplied by all passes.
   *
   * @param sums by id; added to
   * @returns the product of all passes
   */
  addSeen(followers: readonly Followers[], sums: Float64Array): number {
    let passed = 1
    for (let index = followers.length - 1; index >= 0; index--) {
      const { ids, counts, total } = followers[index]!
      if (total === 0) continue
      ids.forEach((id, k) => (sums[id]! += passed * this.estimator.keep(counts[k]!, total, index + 2)))
      passed *= this.estimator.pass(index + 2)
    }
    return passed
  }

  /**
   * Fills in the probability of every token after the place of a cursor, by id; at 0 that of the passage's end.
   *
   * @param cursor over the model's own index
   */
  distribution(cursor: ContextCursor, probabilities: Float64Array): void {
    probabilities.fill(0)
    const followers = cursor.seen().map(context => this.of(context))
    const passed = this.addSeen(followers, probabilities)
    for (let id = 0; id < probabilities.length; id++) probabilities[id]! += passed * this.unigram[id]!
  }

  /** The probability of a token after a place. @param followers of the place's contexts, the shortest first */
  probability(id: number, followers: readonly Followers[]): number {
    let sum = 0
    let passed = 1
    for (let index = followers.length - 1; index >= 0; index--) {
      const { total } = followers[index]!
      if (total === 0) continue
      sum += passed * this.estimator.keep(countAfter(followers[index]!, id), total, index + 2)
      passed *= this.estimator.pass(index + 2)
    }
    return sum + passed * this.unigram[id]!
  }

  /** The runs of equal next tokens in a context's range. */
  of({ low, high, length }: Context): Followers {
    const key = `${length} ${low}`
    const known = this.followers.get(key)
    if (known) return known
    const { stream, sorted } = this.occurrences
    const ids: number[] = []
    const counts: number[] = []
    let total = 0
    for (let rank = low; rank < high;) {
      const begin = rank
      rank = runEnd(this.occurrences, { low: begin, high }, length)
      const id = stream.ids[sorted[begin]! + length]
      if (id === undefined || id === this.unknown) continue
      total += rank - begin
      ids.push(id)
      counts.push(rank - begin)
    }
    const followers = { ids: Int32Array.from(ids), counts: Int32Array.from(counts), total }
    if (length === 1) this.followers.set(key, followers)
    return followers
  }
}
