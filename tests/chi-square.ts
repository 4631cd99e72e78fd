/**
 * The value that Pearson's statistic exceeds by chance once in ten thousand times (Wilson and Hilferty 1931, z = 3.72).
 * Chance in the tests is seeded: a test that passes once passes always.
 */
export function chiSquareLimit(degrees: number): number {
  const spread = 2 / (9 * degrees)
  return degrees * (1 - spread + 3.72 * Math.sqrt(spread)) ** 3
}

/** Pearson's statistic of counts against expected shares. */
export function chiSquare(counts: readonly number[], shares: readonly number[]): number {
  const total = counts.reduce((a, b) => a + b, 0)
  return shares.reduce((sum, share, index) => {
    const expected = share * total
    return sum + ((counts[index] ?? 0) - expected) ** 2 / expected
  }, 0)
}

/** How often each whole number from 0 to `kinds` − 1 comes in some draws. */
export function tally(kinds: number, draws: number, draw: () => number): number[] {
  const counts = Array.from({ length: kinds }, () => 0)
  for (let number = 0; number < draws; number++) counts[draw()]! += 1
  return counts
}
