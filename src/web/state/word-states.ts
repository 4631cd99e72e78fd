/** The states of a word in a copy. */
export const STATES = ['used', 'single', 'back', 'lost', 'gone'] as const

/**
 * The state of every word in a generation, as an index of {@link STATES}: used; used once; used again after a generation without it;
 * lost in this generation; lost earlier.
 *
 * @param counts by type: the human text, then each generation
 * @param generation 0 for the human text, whose words are all used
 */
export function wordStates(counts: readonly ArrayLike<number>[], generation: number): Uint8Array {
  const now = counts[generation]!
  if (generation === 0) return new Uint8Array(now.length)
  const before = counts[generation - 1]!
  const states = new Uint8Array(now.length)
  for (let type = 0; type < now.length; type++) states[type] = stateOf(now[type]!, before[type]! > 0)
  return states
}

function stateOf(now: number, was: boolean): number {
  if (now === 0) return was ? 3 : 4
  if (!was) return 2
  return now === 1 ? 1 : 0
}
