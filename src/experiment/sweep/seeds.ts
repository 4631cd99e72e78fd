/**
 * The seeds of replicates: the plan's own first, then that seed with `r2`, `r3` … behind it. Plans with the same seed so have the
 * same seeds of replicates, and replicate r draws from streams of the same name in all of them: common random numbers.
 *
 * @example
 * replicateSeeds('1', 3) // ["1", "1r2", "1r3"]
 */
export function replicateSeeds(seed: string, replicates: number): string[] {
  return Array.from({ length: replicates }, (_, index) => (index === 0 ? seed : `${seed}r${index + 1}`))
}
