import { log2 } from '../../../arithmetic.ts'
import type { Stream } from '../../../text/stream.ts'

/**
 * Numbers for every pair of tokens that may follow one another: how often b comes after a, or with which chance. A pair has what is
 * listed for it, and the share that the background gives to b of what is spread in the row of a:
 * `values[k] + spread[a] · background[b]`. So a table that gives something to every pair takes no more room than its list.
 */
export interface PairTable {
  /** Ids run below this number; 0 is the boundary of passages. */
  readonly types: number
  /** The list of row a is `starts[a] … starts[a + 1] − 1`. */
  readonly starts: Int32Array
  /** Which b each listed number is of, ascending within a row. */
  readonly columns: Int32Array
  readonly values: Float64Array
  /** By row. */
  readonly spread: Float64Array
  /** By b, with the sum 1. */
  readonly background: Float64Array
}

/** How often each pair stands in a text, the boundaries being tokens like any other: as often as a token is come to it is left. */
export function countPairs({ ids }: Pick<Stream, 'ids'>, types: number): PairTable {
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
    ...{ spread: new Float64Array(types), background: evenly(types) },
  }
}

/** The background that prefers nobody. */
export const evenly = (types: number) => new Float64Array(types).fill(1 / types)

/** The sum of a row. */
export function rowTotal({ starts, values, spread }: PairTable, row: number): number {
  let sum = spread[row]!
  for (let k = starts[row]!; k < starts[row + 1]!; k++) sum += values[k]!
  return sum
}

/** A table with every row made anew from the old one: its numbers times a factor. */
export function scaledRows(table: PairTable, factor: (row: number) => number): PairTable {
  const { types, starts } = table
  const values = Float64Array.from(table.values)
  const spread = Float64Array.from(table.spread)
  for (let row = 0; row < types; row++) {
    const by = factor(row)
    spread[row]! *= by
    for (let k = starts[row]!; k < starts[row + 1]!; k++) values[k]! *= by
  }
  return { ...table, values, spread }
}

/**
 * How far the pairs of a text are from those of another table: Jensen-Shannon divergence in bits, 0 to 1 (Lin 1991, equation 4.1). Pairs
 * that the text has not add half of what the other table gives them, whichever they are.
 *
 * @param text counts with nothing spread
 * @param other counts or chances; both are taken as shares of their sum
 */
export function pairDivergence(text: PairTable, other: PairTable): number {
  const [whole, otherWhole] = [text, other].map(total) as [number, number]
  let [sum, seen] = [0, 0]
  for (let row = 0; row < text.types; row++) {
    let k = other.starts[row]!
    for (let at = text.starts[row]!; at < text.starts[row + 1]!; at++) {
      const column = text.columns[at]!
      while (k < other.starts[row + 1]! && other.columns[k]! < column) k += 1
      const listed = k < other.starts[row + 1]! && other.columns[k] === column ? other.values[k]! : 0
      const p = text.values[at]! / whole
      const q = (listed + other.spread[row]! * other.background[column]!) / otherWhole
      seen += q
      sum += p * log2((2 * p) / (p + q)) + (q > 0 ? q * log2((2 * q) / (p + q)) : 0)
    }
  }
  return (sum + (1 - seen)) / 2
}

function total(table: PairTable): number {
  let sum = 0
  for (let row = 0; row < table.types; row++) sum += rowTotal(table, row)
  return sum
}
