import { countTypes, type Stream } from '../../text/stream.ts'
import { runEnd, type Range, type SuffixIndex } from '../index/suffix-index.ts'
import { ContextCursor } from '../index/context-counts.ts'
import { interpolation } from './interpolation.ts'
import type { Model } from '../train.ts'

/** The rank of each next token of a text among a model's guesses. */
export interface Ranks {
  /** The tokens to guess: types of the vocabulary and end marks. */
  readonly targets: Int32Array
  /** 1 where the token was the model's first guess, up to `GUESSES`; 0 where it was none of them. */
  readonly ranks: Uint8Array
}

/** Guesses that a model has for each token. */
export const GUESSES = 5

/**
 * Ranks each token of a text among the model's likeliest guesses, by the probabilities that perplexity uses.
 * Ties go to the smaller id, which is the end mark or the type more common in the human text.
 *
 * @param text a stream of the model's own vocabulary
 */
export function rankTokens(model: Model, text: Stream): Ranks {
  const { vocabulary, occurrences, order } = model
  const guesser = new Guesser(model)
  const cursor = new ContextCursor(occurrences, order, vocabulary.unknown)
  const targets = new Int32Array(text.ids.length)
  const ranks = new Uint8Array(text.ids.length)
  let rows = 0
  for (let at = 1; at < text.ids.length; at++) {
    const id = text.ids[at]!
    if (id !== vocabulary.unknown) {
      targets[rows] = id
      ranks[rows] = guesser.guesses(cursor).indexOf(id) + 1
      rows += 1
    }
    cursor.advance(id)
  }
  return { targets: targets.slice(0, rows), ranks: ranks.slice(0, rows) }
}

type Context = Range & { readonly length: number }

/** The types that follow a context, and how often each does. */
interface Followers {
  readonly ids: Int32Array
  readonly counts: Int32Array
  readonly total: number
}

const NONE = new Int32Array(0)

/** The likeliest next tokens after a context, computed once for each context. */
class Guesser {
  private readonly occurrences: SuffixIndex
  private readonly estimator
  private readonly unknown: number
  /** Unigram probability of every type, by id; entry 0 is that of the end mark. */
  private readonly unigram: Float64Array
  /** Ids by falling unigram probability: the best guesses among types never seen after a context. */
  private readonly commonest: Int32Array
  private readonly known = new Map<string, readonly number[]>()
  private readonly followers = new Map<string, Followers>()
  private readonly sums: Float64Array
  private readonly seen: Uint8Array

  constructor({ occurrences, weights, vocabulary }: Model) {
    const { unknown, size } = vocabulary
    this.occurrences = occurrences
    this.estimator = interpolation(weights)
    this.unknown = unknown
    const counts = countTypes(occurrences.stream, unknown + 1)
    const total = occurrences.stream.ids.length - 1 - counts[unknown]!
    this.unigram = Float64Array.from({ length: size + 1 }, (_, id) =>
      total === 0 ? 0 : this.estimator.keep(counts[id]!, total, 1) + this.estimator.pass(1) / (size + 1),
    )
    this.commonest = Int32Array.from(this.unigram.keys()).sort((a, b) => counts[b]! - counts[a]! || a - b)
    this.sums = new Float64Array(size + 1)
    this.seen = new Uint8Array(size + 1)
  }

  guesses(cursor: ContextCursor): readonly number[] {
    const contexts = cursor.seen()
    const longest = contexts.at(-1)
    const key = longest ? `${contexts.length} ${longest.length} ${longest.low}` : ''
    let best = this.known.get(key)
    if (best === undefined) this.known.set(key, (best = this.best(contexts)))
    return best
  }

  /** P = Σ keep_k · Π of pass above k; the unigram probability, which every type has, is multiplied by all passes. */
  private best(contexts: readonly Context[]): number[] {
    const followers = contexts.map(context => this.followersOf(context))
    let passed = 1
    for (let index = followers.length - 1; index >= 0; index--) {
      const { ids, counts, total } = followers[index]!
      if (total === 0) continue
      ids.forEach((id, k) => (this.sums[id]! += passed * this.estimator.keep(counts[k]!, total, index + 2)))
      passed *= this.estimator.pass(index + 2)
    }
    const best = new Best(id => this.sums[id]! + passed * this.unigram[id]!)
    const after = followers[0]?.ids ?? NONE
    for (const id of after) {
      best.offer(id)
      this.seen[id] = 1
    }
    for (let k = 0, more = 0; more < GUESSES && k < this.commonest.length; k++) {
      if (this.seen[this.commonest[k]!] === 1) continue
      best.offer(this.commonest[k]!)
      more += 1
    }
    for (const id of after) this.seen[id] = this.sums[id] = 0
    return best.ids
  }

  /** The runs of equal next tokens in a context's range. */
  private followersOf({ low, high, length }: Context): Followers {
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

/** The most probable ids, the most probable first; ties go to the smaller id. */
class Best {
  readonly ids: number[] = []
  private readonly probabilities: number[] = []
  private readonly probability: (id: number) => number

  constructor(probability: (id: number) => number) {
    this.probability = probability
  }

  offer(id: number): void {
    const { ids, probabilities } = this
    const probability = this.probability(id)
    let at = ids.length
    while (
      at > 0 &&
      (probability > probabilities[at - 1]! || (probability === probabilities[at - 1] && id < ids[at - 1]!))
    )
      at -= 1
    if (at === GUESSES) return
    ids.splice(at, 0, id)
    probabilities.splice(at, 0, probability)
    ids.length = probabilities.length = Math.min(GUESSES, ids.length)
  }
}
