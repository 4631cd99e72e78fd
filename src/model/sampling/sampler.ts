import { phrase } from '../../phrase.ts'
import { Refusal } from '../../refusal.ts'
import type { Random } from '../../random.ts'
import { decode, type Decoding } from './decoders/index.ts'
import { runEnd, type SuffixIndex } from '../index/suffix-index.ts'

/** The candidates after one context, reweighted by all decoders. */
interface Reweighted {
  /** `ranks[i] … ranks[i + 1] − 1`: where the occurrences of candidate i stand in `sorted`. */
  readonly ranks: Float64Array
  /** Sums of the weights up to candidate i, itself included. */
  readonly sums: Float64Array
}

/** Draws from a context of `offset` tokens at ranks `low` to `high` − 1: the rank that the next token is copied from. */
export type Draw = (low: number, high: number, offset: number, random: Random) => number

/** Draws as a sampler does; without one, every occurrence of the context is equally likely. */
export function drawBy(sampler: Sampler | undefined): Draw {
  return sampler
    ? (low, high, offset, random) => sampler.choose(low, high, offset, random)
    : (low, high, _offset, random) => low + random.below(high - low)
}

/** Draws the next token by reweighted counts: first its type, then one of the type's occurrences after the context. */
export class Sampler {
  private readonly occurrences: SuffixIndex
  private readonly decoding: Decoding
  private readonly reweighted = new Map<number, Reweighted>()

  constructor(occurrences: SuffixIndex, decoding: Decoding) {
    checkDecoding(decoding)
    this.occurrences = occurrences
    this.decoding = decoding
  }

  /** The rank of the occurrence that the next token is copied from, for a context of `offset` tokens at ranks `low` to `high` − 1. */
  choose(low: number, high: number, offset: number, random: Random): number {
    if (high - low === 1) return low
    const { ranks, sums } = this.reweightedAt(low, high, offset)
    const draw = random.below(sums[sums.length - 1]!)
    let index = 0
    for (let beyond = sums.length - 1; index < beyond;) {
      const middle = (index + beyond) >>> 1
      if (sums[middle]! > draw) beyond = middle
      else index = middle + 1
    }
    const first = ranks[index]!
    return first + random.below(ranks[index + 1]! - first)
  }

  /** The types that may follow a context of `offset` tokens at ranks `low` to `high` − 1, with their weights after all decoders. */
  candidates(
    low: number,
    high: number,
    offset: number,
  ): { ids: readonly number[]; weights: readonly number[]; ranks: readonly number[] } {
    const { ids, ranks } = this.runs(low, high, offset)
    const counts = ids.map((_, index) => ranks[index + 1]! - ranks[index]!)
    return { ids, ranks, weights: decode({ ids, weights: counts }, this.decoding).weights }
  }

  private reweightedAt(low: number, high: number, offset: number): Reweighted {
    const key = low * 16 + offset
    let reweighted = this.reweighted.get(key)
    if (!reweighted) this.reweighted.set(key, (reweighted = this.reweigh(low, high, offset)))
    return reweighted
  }

  private reweigh(low: number, high: number, offset: number): Reweighted {
    const { ranks, weights } = this.candidates(low, high, offset)
    let sum = 0
    return { ranks: Float64Array.from(ranks), sums: Float64Array.from(weights, w => (sum += w)) }
  }

  /** Equal tokens after a context stand side by side: each run is a candidate. */
  private runs(low: number, high: number, offset: number): { ids: number[]; ranks: number[] } {
    const { sorted, stream } = this.occurrences
    const ids: number[] = []
    const ranks: number[] = []
    for (let rank = low; rank < high; rank = runEnd(this.occurrences, { low: rank, high }, offset)) {
      ids.push(stream.ids[sorted[rank]! + offset]!)
      ranks.push(rank)
    }
    ranks.push(high)
    return { ids, ranks }
  }
}

/** @throws Refusal naming the value that is out of its range */
export function checkDecoding({ temperature = 1, topK = Infinity, topP = 1, minP = 0 }: Decoding): void {
  if (!(temperature >= 0.01 && temperature <= 100))
    throw new Refusal(
      phrase`${'temperature'} must lie between 0.01 and 100, got ${temperature}`,
      '1 writes as often as was read, below 1 prefers the common',
    )
  if (topK !== Infinity && !(Number.isInteger(topK) && topK >= 1))
    throw new Refusal(
      phrase`${'top-k'} must be a whole number of at least 1, got ${topK}`,
      'leave it out to draw from every candidate',
    )
  if (!(topP > 0 && topP <= 1))
    throw new Refusal(
      phrase`${'top-p'} must lie above 0 and not above 1, got ${topP}`,
      '1 draws from every candidate, 0.9 from the likeliest nine tenths',
    )
  if (!(minP >= 0 && minP <= 1))
    throw new Refusal(
      phrase`${'min-p'} must lie between 0 and 1, got ${minP}`,
      '0 draws from every candidate, 0.1 from those with at least a tenth of the likeliest one’s chance',
    )
}
