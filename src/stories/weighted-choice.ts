import type { Random } from '../random.ts'

/** Entries to draw from, each with its weight. */
export interface WeightedList {
  readonly entries: readonly string[]
  /** Cumulative weights: a mark below the last sum falls to the first entry whose sum is above it. */
  readonly sums: readonly number[]
}

/** The weight of the first entry; the weights of a thousand words still add up to less than 2^21. */
const FIRST_WEIGHT = 262144

/** Zipf's law: the k-th entry has the weight 1/k, as the k-th most common word of a language has. */
export function zipfList(entries: readonly string[]): WeightedList {
  let sum = 0
  return { entries, sums: entries.map((_, index) => (sum += Math.floor(FIRST_WEIGHT / (index + 1)))) }
}

/** Every entry has the same weight. */
export function evenList(entries: readonly string[]): WeightedList {
  return { entries, sums: entries.map((_, index) => index + 1) }
}

/** Draws one entry by its weight: a binary search of the cumulative weights. */
export function weightedChoice({ entries, sums }: WeightedList, random: Random): string {
  const mark = random.below(sums[sums.length - 1]!)
  let low = 0
  let high = sums.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (sums[middle]! > mark) high = middle
    else low = middle + 1
  }
  return entries[low]!
}

/** Draws one of several choices, all equally likely. */
export function pick<T>(choices: readonly T[], random: Random): T {
  return choices[random.below(choices.length)]!
}
