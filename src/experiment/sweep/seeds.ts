/**
 * Seeds of replicates: the plan's own first, then that seed followed by `r2`, `r3` … Plans with one seed have the
 * same replicate seeds, and replicate r draws from random streams of the same names in all of them: common random
 * numbers.
 *
 * @example
 * replicateSeeds('1', 3) // ["1", "1r2", "1r3"]
 */
export function replicateSeeds(seed: string, replicates: number): string[] {
  return Array.from({ length: replicates }, (_, index) => (index === 0 ? seed : `${seed}r${index + 1}`))
}
