import { COMPARED_CHARACTERS, similarity } from '../../text/similarity.ts'
import { FEWEST_CASES } from '../../theory/verdicts.ts'
import type { Passage } from '../../text/passage.ts'

/** The human passage that is most like another. */
export interface Nearest {
  readonly id: string
  readonly text: string
  /** 1 − normalised Levenshtein distance, 0 to 1. */
  readonly similarity: number
  /** How many human passages it was chosen from. */
  readonly among: number
  /** Median similarity of human passages of about this length; nothing where there are fewer than thirty. */
  readonly usual?: number
}

/** Passages that are compared, at most: Levenshtein's time grows with the square of their length. */
const MAX_CANDIDATES = 20_000
/** Passages within a tenth of the length are peers; at most 200 of them are compared. */
const SAME_LENGTH_RATIO = 0.9
const MAX_PEERS = 200

/**
 * Finds the human passage that is most like a text, by normalised Levenshtein similarity; ties go to the first.
 * With more than 20,000 passages, those that the text descends from are compared first. Passages whose length
 * rules them out are skipped.
 *
 * @param first ids of the passages that the text descends from
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
  ].slice(0, MAX_CANDIDATES)
  const length = lengthOf(text)
  const peers: number[] = []
  let best: { passage: Passage; similarity: number } | undefined
  for (const passage of own) {
    const other = lengthOf(passage.text)
    // Each extra letter costs at least one edit.
    const most = Math.min(length, other) / Math.max(length, other, 1)
    const isPeer = most >= SAME_LENGTH_RATIO && peers.length < MAX_PEERS
    if (most <= (best?.similarity ?? 0) && !isPeer) continue
    const alike = similarity(text, passage.text)
    if (isPeer) peers.push(alike)
    if (alike > (best?.similarity ?? 0)) best = { passage, similarity: alike }
  }
  if (!best) return undefined
  const usual =
    peers.length < FEWEST_CASES ? undefined : peers.sort((a, b) => a - b)[Math.floor(peers.length / 2)]
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
  return text.length > 2 * COMPARED_CHARACTERS
    ? COMPARED_CHARACTERS
    : Math.min(COMPARED_CHARACTERS, Array.from(text).length)
}
