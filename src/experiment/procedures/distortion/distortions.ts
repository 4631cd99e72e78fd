import { exp, ln } from '../../../arithmetic.ts'
import type { Random } from '../../../random.ts'
import { BOUNDARY } from '../../../text/stream.ts'
import { countPairs, evenly, rowTotal, scaledRows, type PairTable } from './pairs.ts'

/** The chances by counting: each row of counts over its sum. */
export function relative(counts: PairTable): PairTable {
  return scaledRows(counts, row => {
    const sum = rowTotal(counts, row)
    return sum === 0 ? 0 : 1 / sum
  })
}

/** The chances where k is added to the count of every pair, seen or not (Lidstone 1920). @param counts with an even background */
export function withAdded(counts: PairTable, k: number): PairTable {
  const { types } = counts
  const spread = counts.spread.map(value => value + k * types)
  return relative({ ...counts, spread, background: evenly(types) })
}

/** The chances of a model that does not look back: those of each token alone. */
export function withoutContext(counts: PairTable): PairTable {
  const { types, starts, columns, values, spread, background } = counts
  const alone = new Float64Array(types)
  let spreads = 0
  for (let row = 0; row < types; row++) {
    spreads += spread[row]!
    for (let k = starts[row]!; k < starts[row + 1]!; k++) alone[columns[k]!]! += values[k]!
  }
  for (let id = 0; id < types; id++) alone[id]! += spreads * background[id]!
  const sum = alone.reduce((total, value) => total + value, 0)
  return onlyBackground(
    types,
    alone.map(value => value / sum),
  )
}

function onlyBackground(types: number, background: Float64Array): PairTable {
  return {
    ...{ types, starts: new Int32Array(types + 1), columns: new Int32Array(0), values: new Float64Array(0) },
    ...{ spread: new Float64Array(types).fill(1), background },
  }
}

/**
 * The chances at a temperature: p^(1/T), each row with the sum 1 again.
 *
 * @param chances with an even background, or nothing but a background
 */
export function sharpened(chances: PairTable, temperature: number): PairTable {
  const power = (p: number) => (p === 0 ? 0 : exp(ln(p) / temperature))
  if (chances.values.length === 0)
    return onlyBackground(chances.types, withSumOne(chances.background.map(power)))
  const { types, starts } = chances
  const values = new Float64Array(chances.values.length)
  const spread = new Float64Array(types)
  for (let row = 0; row < types; row++) {
    const [from, to] = [starts[row]!, starts[row + 1]!]
    const floor = chances.spread[row]! / types
    const unseen = power(floor)
    let sum = (types - (to - from)) * unseen
    for (let k = from; k < to; k++) sum += values[k] = power(chances.values[k]! + floor)
    if (sum === 0) continue
    for (let k = from; k < to; k++) values[k] = (values[k]! - unseen) / sum
    spread[row] = (types * unseen) / sum
  }
  return { ...chances, values, spread }
}

/**
 * The chances of the nucleus: of each row the fewest likeliest tokens that make up the share p, ties by id, with the sum 1 again
 * (Holtzman et al. 2020, section 3.1).
 *
 * @param chances with nothing spread, or nothing but a background
 */
export function nucleus(chances: PairTable, share: number): PairTable {
  if (chances.values.length === 0)
    return onlyBackground(chances.types, withSumOne(kept(chances.background, share)))
  if (chances.spread.some(value => value > 0))
    throw new RangeError('a nucleus of what is spread over all pairs')
  const { types, starts } = chances
  const values = new Float64Array(chances.values.length)
  for (let row = 0; row < types; row++) {
    const own = chances.values.subarray(starts[row], starts[row + 1])
    if (own.length > 0) values.set(withSumOne(kept(own, share)), starts[row])
  }
  return { ...chances, values }
}

/** The likeliest values that make up a share of the sum; the others are 0. */
function kept(values: Float64Array, share: number): Float64Array {
  const order = Array.from(values, (_, k) => k).sort((a, b) => values[b]! - values[a]! || a - b)
  const goal = share * values.reduce((sum, value) => sum + value, 0)
  const left = new Float64Array(values.length)
  let reached = 0
  for (const k of order) {
    if (reached >= goal || values[k] === 0) break
    left[k] = values[k]!
    reached += values[k]!
  }
  return left
}

function withSumOne(values: Float64Array): Float64Array {
  const sum = values.reduce((total, value) => total + value, 0)
  return values.map(value => value / sum)
}

const STEPS = 20_000
const STILL = 1e-13

/**
 * What an infinitely long text by a model has of each pair: the stationary share of a, by power iteration, times the chance of b after
 * it, scaled to as many tokens as wanted. Nothing is drawn.
 *
 * @param size the sum of the counts
 */
export function expectedCounts(chances: PairTable, size: number): PairTable {
  const shares = stationary(chances)
  return scaledRows(chances, row => size * shares[row]!)
}

/** The share of each token in an infinitely long text by a model: π = π P. */
export function stationary({ types, starts, columns, values, spread, background }: PairTable): Float64Array {
  const isReached = (row: number) => starts[row + 1]! > starts[row]! || spread[row]! > 0
  let shares = withSumOne(Float64Array.from({ length: types }, (_, row) => (isReached(row) ? 1 : 0)))
  for (let step = 0, moved = 1; step < STEPS && moved > STILL; step++) {
    const next = new Float64Array(types)
    let spreads = 0
    for (let row = 0; row < types; row++) {
      const share = shares[row]!
      if (share === 0) continue
      spreads += share * spread[row]!
      for (let k = starts[row]!; k < starts[row + 1]!; k++) next[columns[k]!]! += share * values[k]!
    }
    moved = 0
    for (let id = 0; id < types; id++) {
      // Half of it stays where it is, so that a chain that goes in circles comes to rest too.
      next[id] = (next[id]! + spreads * background[id]! + shares[id]!) / 2
      moved = Math.max(moved, Math.abs(next[id]! - shares[id]!))
    }
    shares = next
  }
  return withSumOne(shares)
}

const FINE = 4294967296

/** The pairs of a text of so many tokens that is drawn from the chances, boundaries among them; it begins and ends at one. */
export function drawnCounts(chances: PairTable, size: number, random: Random): PairTable {
  const { types, starts, columns, values, background } = chances
  const rows = sums(values)
  const all = sums(background)
  const ids = new Int32Array(size + 1)
  for (let at = 1; at < size; at++) {
    const row = ids[at - 1]!
    const [from, to] = [starts[row]!, starts[row + 1]!]
    const before = from === 0 ? 0 : rows[from - 1]!
    const listed = to === from ? 0 : rows[to - 1]! - before
    const draw = (random.below(FINE) / FINE) * (listed + chances.spread[row]!)
    ids[at] =
      draw < listed
        ? columns[firstAbove(rows, before + draw, from, to - 1)]!
        : firstAbove(all, (random.below(FINE) / FINE) * all[types - 1]!, 0, types - 1)
  }
  ids[size] = BOUNDARY
  return countPairs({ ids }, types)
}

function sums(values: Float64Array): Float64Array {
  let sum = 0
  return values.map(value => (sum += value))
}

/** The first of some ascending sums that is above a value; the last one where none is. */
function firstAbove(ascending: Float64Array, value: number, low: number, high: number): number {
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ascending[middle]! > value) high = middle
    else low = middle + 1
  }
  return low
}
