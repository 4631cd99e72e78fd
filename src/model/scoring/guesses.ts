import type { Stream } from '../../text/stream.ts'
import { ContextCursor } from '../index/context-counts.ts'
import { countAfter, SeenNext, type Context } from './followers.ts'
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

/** Contexts whose guesses are kept, at most; then they are worked out anew. */
const MOST_KNOWN = 100_000

/** The likeliest next tokens after a context, kept for contexts that come again. */
class Guesser {
  private readonly next: SeenNext
  /** The best guesses without a context: the ids of greatest unigram probability. */
  private readonly commonest: readonly number[]
  private readonly known = new Map<string, readonly number[]>()

  constructor(model: Model) {
    this.next = new SeenNext(model)
    const { counts, unigram } = this.next
    const ids = Array.from(unigram.keys())
    this.commonest = ids.sort((a, b) => counts[b]! - counts[a]! || a - b).slice(0, GUESSES)
  }

  guesses(cursor: ContextCursor): readonly number[] {
    return this.after(cursor.seen())
  }

  private after(contexts: readonly Context[]): readonly number[] {
    const longest = contexts.at(-1)
    if (longest === undefined) return this.commonest
    const key = `${contexts.length} ${longest.length} ${longest.low}`
    let best = this.known.get(key)
    if (best !== undefined) return best
    best = this.best(contexts)
    if (this.known.size === MOST_KNOWN) this.known.clear()
    this.known.set(key, best)
    return best
  }

  /**
   * The best guesses are among the tokens seen after the longest context and the best guesses after the shorter ones: of tokens never
   * seen after the longest, P is a multiple of that after the shorter ones.
   */
  private best(contexts: readonly Context[]): number[] {
    const followers = contexts.map(context => this.next.of(context))
    const best = new Best(id => this.next.probability(id, followers))
    const seen = followers.at(-1)!
    for (const id of seen.ids) best.offer(id)
    for (const id of this.after(contexts.slice(0, -1))) if (countAfter(seen, id) === 0) best.offer(id)
    return best.ids
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
