import type { Random } from '../random.ts'

/** Entries to be drawn from, each with its weight. */
export interface Wheel {
  readonly entries: readonly string[]
  /** Weights added up: a mark below the last sum falls to the first entry whose sum is above it. */
  readonly sums: readonly number[]
}

/** The weight of the first entry; a wheel of a thousand words still adds up to less than 2^21. */
const WEIGHT = 262144

/** A wheel on which the k-th entry has the weight 1/k, as the k-th most common word of a language has by Zipf's law. */
export function harmonicWheel(entries: readonly string[]): Wheel {
  let sum = 0
  return { entries, sums: entries.map((_, index) => (sum += Math.floor(WEIGHT / (index + 1)))) }
}

/** A wheel on which every entry has the same weight. */
export function evenWheel(entries: readonly string[]): Wheel {
  return { entries, sums: entries.map((_, index) => index + 1) }
}

/** One entry, by its weight. */
export function spin({ entries, sums }: Wheel, random: Random): string {
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

/** One of several choices, all equally likely. */
export function pick<T>(choices: readonly T[], random: Random): T {
  return choices[random.below(choices.length)]!
}
