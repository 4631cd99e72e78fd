import { COMPARED, similarity } from '../../text/similarity.ts'
import type { Passage } from '../../text/passage.ts'

/** The human passage that is most like another. */
export interface Nearest {
  readonly id: string
  readonly text: string
  /** 1 − normalised Levenshtein distance, 0 to 1. */
  readonly similarity: number
  /** How many human passages it was chosen from. */
  readonly among: number
  /** What half of the human passages of about this length do not reach; nothing where there are none. */
  readonly usual?: number
}

/** Passages that are looked at: Levenshtein's time grows with the square of their length, and a text may have a million. */
const MOST = 20_000
/** Lengths that differ by a tenth are about the same; so many passages of that length are looked at. */
const PEER = 0.9
const PEERS = 200

/**
 * The human passage that is most like a text, by normalised Levenshtein similarity; of equals the first. All of them are candidates, of
 * more than 20,000 those first that the text goes back to. Passages whose length rules them out are not compared.
 *
 * @param first ids of the passages that the text goes back to
 * @returns nothing when no passage has anything in common with it
 */
export function nearestOf(
  text: string,
  passages: readonly Passage[],
  first: ReadonlySet<string>,
): Nearest | undefined {
  const own = [
    ...passages.filter(({ id }) => first.has(id)),
    ...passages.filter(({ id }) => !first.has(id)),
  ].slice(0, MOST)
  const length = lengthOf(text)
  const peers: number[] = []
  let best: { passage: Passage; similarity: number } | undefined
  for (const passage of own) {
    const other = lengthOf(passage.text)
    // Each letter that one text has more costs one edit at the least.
    const most = Math.min(length, other) / Math.max(length, other, 1)
    const isPeer = most >= PEER && peers.length < PEERS
    if (most <= (best?.similarity ?? 0) && !isPeer) continue
    const alike = similarity(text, passage.text)
    if (isPeer) peers.push(alike)
    if (alike > (best?.similarity ?? 0)) best = { passage, similarity: alike }
  }
  if (!best) return undefined
  const usual = peers.sort((a, b) => a - b)[Math.floor(peers.length / 2)]
  return {
    id: best.passage.id,
    text: best.passage.text,
    similarity: best.similarity,
    among: own.length,
    ...(usual === undefined ? {} : { usual }),
  }
}

/** Code points that are compared. */
function lengthOf(text: string): number {
  return text.length > 2 * COMPARED ? COMPARED : Math.min(COMPARED, Array.from(text).length)
}
