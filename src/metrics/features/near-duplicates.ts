import { codePoints, similarity } from '../../text/similarity.ts'
import type { Stream } from '../../text/stream.ts'
import type { Vocabulary } from '../../text/vocabulary.ts'
import { write } from '../../text/write.ts'
import { Buckets, ROWS, signatureOf, TABLES } from './minhash.ts'
import { someRanges, type Ranges } from './ranges.ts'
import { repeatedShare, TokenRangeSet } from './repeats.ts'

/** Similarity from which two texts are near duplicates. */
export const NEAR = 0.8

/** Ranges of a text that are compared, spread over it; more would take too much memory. */
const MAX_RANGES = 100_000

/** Candidates that are compared in full for one range, the likeliest first. */
const MAX_CANDIDATES = 16

/** Share of equal rows below which two signatures are not compared in full. */
const MIN_AGREEMENT = 0.2

/** Numbers of ranges that repeat an earlier one. */
export interface Duplicates {
  readonly compared: number
  /** Ranges equal, token for token, to an earlier one. */
  readonly exact: number
  /** Ranges with a similarity of at least {@link NEAR} to an earlier one, but not equal to it. */
  readonly near: number
}

/**
 * The share of ranges that repeat an earlier one, exactly or nearly. Exact repetitions are counted over all
 * ranges. Of a text with more than {@link MAX_RANGES}, near ones are estimated from a sample, so that the share is
 * never below that of the exact ones.
 *
 * @returns 0 to 1; nothing when there is no range
 */
export function duplicateShare(text: Stream, ranges: Ranges, vocabulary: Vocabulary): number | undefined {
  const { compared, exact, near } = countDuplicates(text, ranges, vocabulary)
  if (compared === 0) return undefined
  if (ranges.from.length <= MAX_RANGES) return (exact + near) / compared
  const repeated = repeatedShare(text.ids, ranges)!
  return repeated + ((1 - repeated) * near) / Math.max(1, compared - exact)
}

/**
 * Counts the ranges that repeat an earlier one, exactly or nearly, among at most {@link MAX_RANGES} sampled
 * ranges. Candidates come from MinHash over pairs of neighbouring tokens (Broder 1997), with banding as in
 * Leskovec, Rajaraman and Ullman 2020, section 3.4. They are compared by {@link similarity}. Time grows with the
 * tokens, not with the pairs of ranges.
 *
 * Two ranges with Jaccard index J become a candidate with chance 1 − (1 − J³)²¹: 0.9998 for 0.7, 0.94 for 0.5.
 * Where many texts share a band (boilerplate), some are missed. A letter changed in every other word leaves no
 * pair in common.
 */
export function countDuplicates(text: Stream, ranges: Ranges, vocabulary: Vocabulary): Duplicates {
  const some = someRanges(ranges, MAX_RANGES)
  const repeats = repeatsOf(text, some, vocabulary)
  let [compared, exact, near] = [0, 0, 0]
  repeats.forEach((repeat, k) => {
    if (some.to[k]! <= some.from[k]!) return
    compared += 1
    if (repeat === EXACT) exact += 1
    else if (repeat === LIKE) near += 1
  })
  return { compared, exact, near }
}

const EXACT = 1
const LIKE = 2

/**
 * Which ranges repeat an earlier one: 1 exactly, 2 nearly, 0 not at all. Empty ranges repeat nothing.
 *
 * @param near the least similarity of a near one; 1 looks for exact ones only
 */
export function repeatsOf(
  { ids }: Stream,
  { from, to }: Ranges,
  vocabulary: Vocabulary,
  near = NEAR,
): Uint8Array {
  // Hashes of types, since ids differ when the same text is numbered beside another.
  const keyOf = Int32Array.from(vocabulary.types, hashOf)
  const writeRange = (k: number) => write(ids.subarray(from[k], to[k]), vocabulary)
  const seen = new TokenRangeSet(ids)
  const buckets = new Buckets(near < 1 ? from.length : 0)
  const signatures: Uint32Array[] = []
  const members: number[] = []
  const repeats = new Uint8Array(from.length)
  for (let k = 0; k < from.length; k++) {
    if (to[k]! <= from[k]!) continue
    if (seen.add(from[k]!, to[k]!)) {
      repeats[k] = EXACT
      continue
    }
    if (near >= 1) continue
    const keys = Int32Array.from(ids.subarray(from[k], to[k]), id => keyOf[id] ?? 0)
    const signature = signatureOf(keys, 0, keys.length)
    const candidates = buckets
      .add(signature)
      .map(other => ({ other, agreed: agreement(signature, signatures[other]!) }))
      .filter(({ agreed }) => agreed >= MIN_AGREEMENT)
      .sort((a, b) => b.agreed - a.agreed || a.other - b.other)
      .slice(0, MAX_CANDIDATES)
    const text = candidates.length > 0 ? writeRange(k) : ''
    if (candidates.some(({ other }) => isNear(text, writeRange(members[other]!), near))) repeats[k] = LIKE
    signatures.push(signature)
    members.push(k)
  }
  return repeats
}

/** FNV-1a over the code units of a type. */
function hashOf(type: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < type.length; at++) hash = Math.imul(hash ^ type.charCodeAt(at), 0x01000193)
  return hash | 0
}

function agreement(a: Uint32Array, b: Uint32Array): number {
  let equal = 0
  for (let row = 0; row < a.length; row++) if (a[row] === b[row]) equal += 1
  return equal / (ROWS * TABLES)
}

/**
 * Whether two texts are near duplicates. Lengths that differ too much rule a pair out first, since {@link
 * similarity} looks at the beginning of long texts only.
 */
function isNear(a: string, b: string, near: number): boolean {
  const lengths = [codePoints(a), codePoints(b)]
  return Math.min(...lengths) >= near * Math.max(...lengths) && similarity(a, b) >= near
}
