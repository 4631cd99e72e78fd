/** The states of a word in a generation, from the best to the worst. */
export const STATES = ['more', 'steady', 'single', 'lost', 'gone'] as const

/** A word is used more when its count is at least this many times its human count. */
const MORE_FROM = 2

export type WordState = (typeof STATES)[number]

/**
 * The state of every word in a generation, as an index of {@link STATES}: used at least twice as often as in the human text; used; used
 * once, but more often in the human text; lost in this generation; lost earlier.
 *
 * @param counts by type: the human text, then each generation
 * @param generation 0 for the human text
 */
export function wordStates(counts: readonly ArrayLike<number>[], generation: number): Uint8Array {
  const [human] = counts
  const now = counts[generation]!
  const before = counts[Math.max(0, generation - 1)]!
  return Uint8Array.from({ length: now.length }, (_, type) => {
    const count = now[type]!
    if (count === 0) return before[type]! > 0 ? 3 : 4
    if (count >= MORE_FROM * human![type]!) return 0
    return count === 1 && generation > 0 && human![type]! > 1 ? 2 : 1
  })
}
