import { exp2, log2 } from '../../arithmetic.ts'
import { NgramCounter } from '../../backoff/counts/ngram-counter.ts'
import type { NgramTable } from '../../backoff/counts/ngram-tables.ts'
import { sharedInts } from '../../arrays.ts'
import { countTypes, streamOf, type Stream } from '../../text/stream.ts'
import { whitespace } from '../../text/tokenizers/whitespace.ts'
import { rankWords, type Vocabulary } from '../../text/vocabulary.ts'
import { renumbered } from './tokenised.ts'

/** Tokens after which the growth of n-grams is extrapolated (Heaps' law). */
const DECIDED_AFTER = 1_000_000

/** The room of tables with probabilities, as a factor of that of the counted n-grams. */
const TABLES_FACTOR = 1.6

/** Bytes that sorting takes for each token, and tables with probabilities for each n-gram. */
const SORTED_BYTES = { token: 21, ngram: 36 }

/** Factor of the predicted tokens for which an array is made; a text with more has a new one made. */
const MARGIN = 1.1

/** Tokens read so far, and the distinct n-grams among them. */
interface Mark {
  readonly tokens: number
  readonly ngrams: number
}

/**
 * Counts the n-grams of a text that comes in pieces: in hash tables, or by sorting at the end. A hash table takes about 40 bytes an
 * n-gram and looks each token up for each length; sorting takes 21 bytes a token and goes through memory in order. So the text is sorted
 * when it will have more n-grams than tokens.
 *
 * Their number is predicted by Heaps' law, as a power of the tokens, from their growth between the first half million tokens and the
 * first million. That depends on the text alone, and so does the order of the n-grams.
 */
export class NgramAccumulator {
  private readonly pieces: number
  private readonly decided: number
  private counter: NgramCounter | undefined
  private kept: KeptText | undefined = new KeptText()
  private tokens = 0
  private added = 0
  private half: Mark | undefined
  /** What sorting will take, in bytes. */
  private expected = 0

  /**
   * @param pieces that the text will be added in
   * @param decided tokens after which it is known how its n-grams grow
   */
  constructor(
    order: number,
    { pieces, decided = DECIDED_AFTER }: { pieces: number; decided?: number | undefined },
  ) {
    this.counter = new NgramCounter(order)
    this.pieces = pieces
    this.decided = decided
  }

  /** @param ids of tokens by first appearance, 0 behind each passage */
  add(ids: Int32Array): void {
    this.tokens += ids.length
    this.added += 1
    this.kept?.add(ids)
    this.counter?.add(ids)
    if (this.kept && this.counter) this.decide(this.counter)
  }

  /** Memory that the counts take, or will take, in bytes. */
  get bytes(): number {
    return this.counter ? this.counter.bytes * TABLES_FACTOR : this.expected
  }

  /** Ends the counting; the accumulator is of no use afterwards. @param words by the ids that they came with */
  take(
    words: readonly string[],
  ): { vocabulary: Vocabulary } & ({ tables: readonly NgramTable[] } | { stream: Stream }) {
    if (this.counter) {
      const { vocabulary, idOf } = rankWords(words, this.counter.counts(), whitespace)
      return { vocabulary, tables: this.counter.tables(vocabulary.unknown + 1, idOf) }
    }
    const stream = this.kept!.stream()
    const { vocabulary, idOf } = rankWords(words, countTypes(stream, words.length), whitespace)
    return { vocabulary, stream: renumbered(stream, idOf) }
  }

  private decide({ ngrams }: NgramCounter): void {
    const { tokens, decided } = this
    if (tokens >= decided / 2) this.half ??= { tokens, ngrams }
    if (!this.half || tokens < decided || tokens === this.half.tokens) return
    const whole = grown(this.half, { tokens, ngrams }, this.pieces / this.added)
    this.expected = Math.max(
      SORTED_BYTES.token * whole.tokens + 16 * whole.ngrams,
      SORTED_BYTES.ngram * whole.ngrams,
    )
    if (whole.ngrams > whole.tokens) {
      this.counter = undefined
      this.kept?.expect(Math.ceil(whole.tokens * MARGIN))
    } else this.kept = undefined
  }
}

/**
 * A text that comes in pieces, which are copied into one array at once. Pieces of a megabyte that are kept until the end would fragment
 * the memory, and a process does not give fragments back.
 */
class KeptText {
  private ids = sharedInts(1 << 20)
  /** The first boundary is there already. */
  private length = 1

  /** @param tokens that there will be, about; memory that is not filled costs nothing */
  expect(tokens: number): void {
    if (tokens <= this.ids.length) return
    const ids = sharedInts(tokens)
    ids.set(this.ids)
    this.ids = ids
  }

  add(ids: Int32Array): void {
    const length = this.length + ids.length
    if (length > this.ids.length) this.expect(2 * length)
    this.ids.set(ids, this.length)
    this.length = length
  }

  stream(): Stream {
    return streamOf(this.ids.subarray(0, this.length))
  }
}

/** Tokens and n-grams of a text `times` as long, by Heaps' law through two marks. */
export function grown(from: Mark, to: Mark, times: number): Mark {
  const power = log2(to.ngrams / from.ngrams) / log2(to.tokens / from.tokens)
  return { tokens: to.tokens * times, ngrams: to.ngrams * exp2(power * log2(times)) }
}
