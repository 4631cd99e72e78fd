import { log2 } from '../../../arithmetic.ts'
import type { Stream } from '../../../text/stream.ts'

/**
 * A matrix of numbers for every pair of tokens (a, b): counts of b after a, or chances. A pair has its listed
 * value, plus its background share of the mass that row a spreads: `values[k] + spreadMass[a] · background[b]`. So
 * a matrix that gives something to every pair takes no more room than its list.
 */
export interface PairMatrix {
  /** Ids run below this number; 0 is the boundary of passages. */
  readonly types: number
  /** The list of row a is `starts[a] … starts[a + 1] − 1`. */
  readonly starts: Int32Array
  /** The b of each listed number, ascending within a row. */
  readonly columns: Int32Array
  readonly values: Float64Array
  /** By row: the mass that is spread over all b. */
  readonly spreadMass: Float64Array
  /** By b, with the sum 1. */
  readonly background: Float64Array
}

/**
 * Counts each pair of a text. Boundaries are tokens like any other, so each token is left as often as it is
 * reached.
 */
export function countPairs({ ids }: Pick<Stream, 'ids'>, types: number): PairMatrix {
  const keys = new Float64Array(ids.length - 1)
  for (let at = 1; at < ids.length; at++) keys[at - 1] = ids[at - 1]! * types + ids[at]!
  keys.sort()
  const starts = new Int32Array(types + 1)
  const columns: number[] = []
  const values: number[] = []
  for (let at = 0; at < keys.length;) {
    const key = keys[at]!
    let end = at + 1
    while (keys[end] === key) end += 1
    const row = Math.floor(key / types)
    columns.push(key - row * types)
    values.push(end - at)
    starts[row + 1] = columns.length
    at = end
  }
  for (let row = 1; row <= types; row++) starts[row] = Math.max(starts[row]!, starts[row - 1]!)
  return {
    ...{ types, starts, columns: Int32Array.from(columns), values: Float64Array.from(values) },
    ...{ spreadMass: new Float64Array(types), background: evenly(types) },
  }
}

/** Uniform background. */
export const evenly = (types: number) => new Float64Array(types).fill(1 / types)

/** The sum of a row. */
export function rowTotal({ starts, values, spreadMass }: PairMatrix, row: number): number {
  let sum = spreadMass[row]!
  for (let k = starts[row]!; k < starts[row + 1]!; k++) sum += values[k]!
  return sum
}

/** Multiplies every row of a matrix by a factor. */
export function scaledRows(table: PairMatrix, factor: (row: number) => number): PairMatrix {
  const { types, starts } = table
  const values = Float64Array.from(table.values)
  const spreadMass = Float64Array.from(table.spreadMass)
  for (let row = 0; row < types; row++) {
    const by = factor(row)
    spreadMass[row]! *= by
    for (let k = starts[row]!; k < starts[row + 1]!; k++) values[k]! *= by
  }
  return { ...table, values, spreadMass }
}

/**
 * Jensen-Shannon divergence of the pairs of a text and of another matrix, in bits, 0 to 1 (Lin 1991, equation
 * 4.1). Pairs that the text does not have add half of their share in the other matrix.
 *
 * @param text counts without spread mass
 * @param other counts or chances; both are taken as shares of their sum
 */
export function pairDivergence(text: PairMatrix, other: PairMatrix): number {
  const [whole, otherWhole] = [text, other].map(total) as [number, number]
  let [sum, seen] = [0, 0]
  for (let row = 0; row < text.types; row++) {
    let k = other.starts[row]!
    for (let at = text.starts[row]!; at < text.starts[row + 1]!; at++) {
      const column = text.columns[at]!
      while (k < other.starts[row + 1]! && other.columns[k]! < column) k += 1
      const listed = k < other.starts[row + 1]! && other.columns[k] === column ? other.values[k]! : 0
      const p = text.values[at]! / whole
      const q = (listed + other.spreadMass[row]! * other.background[column]!) / otherWhole
      seen += q
      sum += p * log2((2 * p) / (p + q)) + (q > 0 ? q * log2((2 * q) / (p + q)) : 0)
    }
  }
  return (sum + (1 - seen)) / 2
}

function total(table: PairMatrix): number {
  let sum = 0
  for (let row = 0; row < table.types; row++) sum += rowTotal(table, row)
  return sum
}
