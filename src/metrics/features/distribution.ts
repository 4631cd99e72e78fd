import { belongs, type Part } from './parts.ts'

/**
 * How many types have count a in one text and count b in another. Sorted by a, then b, so that sums always take
 * one order.
 */
export interface Pairs {
  readonly a: Float64Array
  readonly b: Float64Array
  readonly types: Float64Array
  /** Tokens of each text. */
  readonly wordsOfA: number
  readonly wordsOfB: number
  /** Types that either has. */
  readonly union: number
}

/**
 * Pairs the counts of the types of two texts, entry 0 left out. Sums over the pairs do not depend on how types are
 * numbered.
 *
 * @param part counts only the types of a part; tokens and the union are of all types
 */
export function pairCounts(a: Int32Array, b: Int32Array, part?: Part): Pairs {
  const spectrum = new Map<number, number>()
  let [wordsOfA, wordsOfB, union] = [0, 0, 0]
  for (let id = 1; id < Math.max(a.length, b.length); id++) {
    const [inA, inB] = [a[id] ?? 0, b[id] ?? 0]
    if (inA + inB === 0) continue
    wordsOfA += inA
    wordsOfB += inB
    union += 1
    if (!belongs(id, part)) continue
    const key = inA * COUNT_LIMIT + inB
    spectrum.set(key, (spectrum.get(key) ?? 0) + 1)
  }
  const sorted = Array.from(spectrum).sort((x, y) => x[0] - y[0])
  return {
    a: Float64Array.from(sorted, ([key]) => Math.floor(key / COUNT_LIMIT)),
    b: Float64Array.from(sorted, ([key]) => key % COUNT_LIMIT),
    types: Float64Array.from(sorted, ([, types]) => types),
    wordsOfA,
    wordsOfB,
    union,
  }
}

/** Counts stay below 2^26, so that two of them fit into one exact number. */
const COUNT_LIMIT = 67108864

/** Sums a term of the two shares of each type over all types. */
export function sumPairs(pairs: Pairs, term: (p: number, q: number) => number): number {
  let sum = 0
  for (let k = 0; k < pairs.types.length; k++)
    sum += pairs.types[k]! * term(pairs.a[k]! / pairs.wordsOfA, pairs.b[k]! / pairs.wordsOfB)
  return sum
}

/** Frequency spectrum: how many types have each count, by rising count. */
export interface Spectrum {
  readonly counts: readonly number[]
  readonly types: readonly number[]
}

/** Counts how many types have each count; entry 0 is not a type. */
export function spectrumOf(counts: Int32Array): Spectrum {
  const spectrum = new Map<number, number>()
  for (let id = 1; id < counts.length; id++) {
    const count = counts[id]!
    if (count > 0) spectrum.set(count, (spectrum.get(count) ?? 0) + 1)
  }
  const sorted = Array.from(spectrum).sort((x, y) => x[0] - y[0])
  return { counts: sorted.map(([count]) => count), types: sorted.map(([, types]) => types) }
}

/** Sums a term of the count of each type over all types. */
export function sumSpectrum({ counts, types }: Spectrum, term: (count: number) => number): number {
  return counts.reduce((sum, count, index) => sum + types[index]! * term(count), 0)
}
