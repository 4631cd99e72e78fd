/** What Holm's procedure makes of several tests that are read together. */
export interface Holm {
  /** By test: whether it is rejected. */
  readonly rejected: readonly boolean[]
  /** The level at which the tests were held that are not rejected: the rate divided by their number. */
  readonly level: number
}

/**
 * Holm's procedure: tests are taken from the least probable on, and of m tests left each is held at rate / m, until one is not rejected.
 * Where chance alone is at work, a test or more is rejected with at most the rate, however the tests depend on each other (Holm
 * 1979, Scandinavian Journal of Statistics 6, 65-70).
 *
 * @param chances p-values, 0 to 1
 * @param rate of false alarms, of all tests together
 * @example
 * holm([0.01, 0.04, 0.03], 0.05).rejected // [true, false, false]: 0.01 ≤ 0.05 / 3, and 0.03 > 0.05 / 2
 */
export function holm(chances: readonly number[], rate: number): Holm {
  const order = chances.map((_, test) => test).sort((a, b) => chances[a]! - chances[b]!)
  const stop = order.findIndex((test, rank) => chances[test]! > rate / (order.length - rank))
  const count = stop < 0 ? order.length : stop
  const rejected = new Set(order.slice(0, count))
  return {
    rejected: chances.map((_, test) => rejected.has(test)),
    level: rate / Math.max(1, order.length - count),
  }
}
