import { belongs, type Part } from './parts.ts'

/** How many types have a count a in one text and b in another; by rising a, then b, so that sums take one order. */
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
 * Counts of the types of two texts side by side, entry 0 left out. Sums over them do not depend on how types are numbered.
 *
 * @param part only the types of a part; tokens and the union are of all
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
    const key = inA * SPAN + inB
    spectrum.set(key, (spectrum.get(key) ?? 0) + 1)
  }
  const sorted = Array.from(spectrum).sort((x, y) => x[0] - y[0])
  return {
    a: Float64Array.from(sorted, ([key]) => Math.floor(key / SPAN)),
    b: Float64Array.from(sorted, ([key]) => key % SPAN),
    types: Float64Array.from(sorted, ([, types]) => types),
    wordsOfA,
    wordsOfB,
    union,
  }
}

/** Counts stay below 2^26, so that two of them fit in one exact number. */
const SPAN = 67108864

/** A sum over types of a term of their shares in both texts. */
export function sumPairs(pairs: Pairs, term: (p: number, q: number) => number): number {
  let sum = 0
  for (let k = 0; k < pairs.types.length; k++)
    sum += pairs.types[k]! * term(pairs.a[k]! / pairs.wordsOfA, pairs.b[k]! / pairs.wordsOfB)
  return sum
}

/** How many types have which count: by rising count. */
export interface Spectrum {
  readonly counts: readonly number[]
  readonly types: readonly number[]
}

export function spectrumOf(counts: Int32Array): Spectrum {
  const spectrum = new Map<number, number>()
  for (let id = 1; id < counts.length; id++) {
    const count = counts[id]!
    if (count > 0) spectrum.set(count, (spectrum.get(count) ?? 0) + 1)
  }
  const sorted = Array.from(spectrum).sort((x, y) => x[0] - y[0])
  return { counts: sorted.map(([count]) => count), types: sorted.map(([, types]) => types) }
}

/** A sum over types of a term of their count. */
export function sumSpectrum({ counts, types }: Spectrum, term: (count: number) => number): number {
  return counts.reduce((sum, count, index) => sum + types[index]! * term(count), 0)
}
