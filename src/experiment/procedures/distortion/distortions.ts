import { exp, ln } from '../../../arithmetic.ts'
import type { Random } from '../../../random.ts'
import { BOUNDARY } from '../../../text/stream.ts'
import { countPairs, evenly, rowTotal, scaledRows, type PairMatrix } from './pairs.ts'

/** Maximum likelihood: each row of counts divided by its sum. */
export function relative(counts: PairMatrix): PairMatrix {
  return scaledRows(counts, row => {
    const sum = rowTotal(counts, row)
    return sum === 0 ? 0 : 1 / sum
  })
}

/**
 * Add-k smoothing: k is added to the count of every pair, seen or not (Lidstone 1920).
 *
 * @param counts with an even background
 */
export function withAdded(counts: PairMatrix, k: number): PairMatrix {
  const { types } = counts
  const spreadMass = counts.spreadMass.map(value => value + k * types)
  return relative({ ...counts, spreadMass, background: evenly(types) })
}

/** Unigram chances: the model ignores the token before. */
export function withoutContext(counts: PairMatrix): PairMatrix {
  const { types, starts, columns, values, spreadMass, background } = counts
  const alone = new Float64Array(types)
  let spreads = 0
  for (let row = 0; row < types; row++) {
    spreads += spreadMass[row]!
    for (let k = starts[row]!; k < starts[row + 1]!; k++) alone[columns[k]!]! += values[k]!
  }
  for (let id = 0; id < types; id++) alone[id]! += spreads * background[id]!
  const sum = alone.reduce((total, value) => total + value, 0)
  return onlyBackground(
    types,
    alone.map(value => value / sum),
  )
}

function onlyBackground(types: number, background: Float64Array): PairMatrix {
  return {
    ...{ types, starts: new Int32Array(types + 1), columns: new Int32Array(0), values: new Float64Array(0) },
    ...{ spreadMass: new Float64Array(types).fill(1), background },
  }
}

/**
 * Temperature: p^(1/T), each row rescaled to the sum 1.
 *
 * @param chances with an even background, or nothing but a background
 */
export function sharpened(chances: PairMatrix, temperature: number): PairMatrix {
  const power = (p: number) => (p === 0 ? 0 : exp(ln(p) / temperature))
  if (chances.values.length === 0)
    return onlyBackground(chances.types, withSumOne(chances.background.map(power)))
  const { types, starts } = chances
  const values = new Float64Array(chances.values.length)
  const spreadMass = new Float64Array(types)
  for (let row = 0; row < types; row++) {
    const [from, to] = [starts[row]!, starts[row + 1]!]
    const floor = chances.spreadMass[row]! / types
    const unseen = power(floor)
    let sum = (types - (to - from)) * unseen
    for (let k = from; k < to; k++) sum += values[k] = power(chances.values[k]! + floor)
    if (sum === 0) continue
    for (let k = from; k < to; k++) values[k] = (values[k]! - unseen) / sum
    spreadMass[row] = (types * unseen) / sum
  }
  return { ...chances, values, spreadMass }
}

/**
 * Nucleus (top-p): of each row the fewest likeliest tokens that make up the share p, ties by id, rescaled to the
 * sum 1 (Holtzman et al. 2020, section 3.1).
 *
 * @param chances with no mass spread over all pairs, or nothing but a background
 */
export function nucleus(chances: PairMatrix, share: number): PairMatrix {
  if (chances.values.length === 0)
    return onlyBackground(chances.types, withSumOne(kept(chances.background, share)))
  if (chances.spreadMass.some(value => value > 0))
    throw new RangeError('a nucleus of what is spread over all pairs')
  const { types, starts } = chances
  const values = new Float64Array(chances.values.length)
  for (let row = 0; row < types; row++) {
    const own = chances.values.subarray(starts[row], starts[row + 1])
    if (own.length > 0) values.set(withSumOne(kept(own, share)), starts[row])
  }
  return { ...chances, values }
}

/** Keeps the likeliest values that make up a share of the sum; sets the others to 0. */
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

const MAX_STEPS = 20_000
const CONVERGED_BELOW = 1e-13

/**
 * Expected counts of each pair in an infinitely long text by a model, scaled to a size: the stationary share of a,
 * by power iteration, times the chance of b after it. Nothing is drawn.
 *
 * @param size the sum of the counts
 */
export function expectedCounts(chances: PairMatrix, size: number): PairMatrix {
  const shares = stationary(chances)
  return scaledRows(chances, row => size * shares[row]!)
}

/** Stationary distribution of a model, π = π P: the share of each token in an infinitely long text. */
export function stationary({
  types,
  starts,
  columns,
  values,
  spreadMass,
  background,
}: PairMatrix): Float64Array {
  const isReached = (row: number) => starts[row + 1]! > starts[row]! || spreadMass[row]! > 0
  let shares = withSumOne(Float64Array.from({ length: types }, (_, row) => (isReached(row) ? 1 : 0)))
  for (let step = 0, moved = 1; step < MAX_STEPS && moved > CONVERGED_BELOW; step++) {
    const next = new Float64Array(types)
    let spreads = 0
    for (let row = 0; row < types; row++) {
      const share = shares[row]!
      if (share === 0) continue
      spreads += share * spreadMass[row]!
      for (let k = starts[row]!; k < starts[row + 1]!; k++) next[columns[k]!]! += share * values[k]!
    }
    moved = 0
    for (let id = 0; id < types; id++) {
      // Half of each share stays in place, so that a periodic chain converges too.
      next[id] = (next[id]! + spreads * background[id]! + shares[id]!) / 2
      moved = Math.max(moved, Math.abs(next[id]! - shares[id]!))
    }
    shares = next
  }
  return withSumOne(shares)
}

const DRAW_STEPS = 4294967296

/**
 * Counts the pairs of a text of `size` tokens that is drawn from the chances, boundaries included. The text begins
 * and ends at a boundary.
 */
export function drawnCounts(chances: PairMatrix, size: number, random: Random): PairMatrix {
  const { types, starts, columns, values, background } = chances
  const rows = sums(values)
  const all = sums(background)
  const ids = new Int32Array(size + 1)
  for (let at = 1; at < size; at++) {
    const row = ids[at - 1]!
    const [from, to] = [starts[row]!, starts[row + 1]!]
    const before = from === 0 ? 0 : rows[from - 1]!
    const listed = to === from ? 0 : rows[to - 1]! - before
    const draw = (random.below(DRAW_STEPS) / DRAW_STEPS) * (listed + chances.spreadMass[row]!)
    ids[at] =
      draw < listed
        ? columns[firstAbove(rows, before + draw, from, to - 1)]!
        : firstAbove(all, (random.below(DRAW_STEPS) / DRAW_STEPS) * all[types - 1]!, 0, types - 1)
  }
  ids[size] = BOUNDARY
  return countPairs({ ids }, types)
}

function sums(values: Float64Array): Float64Array {
  let sum = 0
  return values.map(value => (sum += value))
}

/** Binary search: the first of some ascending sums that is above a value; the last one where none is. */
function firstAbove(ascending: Float64Array, value: number, low: number, high: number): number {
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ascending[middle]! > value) high = middle
    else low = middle + 1
  }
  return low
}
