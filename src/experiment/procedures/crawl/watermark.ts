import { randomFrom, type Random } from '../../../random.ts'
import { ContextCursor } from '../../../model/index/context-counts.ts'
import type { Model } from '../../../model/train.ts'
import { BOUNDARY, streamOf, type Stream } from '../../../text/stream.ts'

/** Share of tokens that are green after any one token. */
const GREEN_SHARE = 0.5

/** Whether a token is green after another: a fair coin for each pair, by a fixed hash. */
export function isGreen(before: number, id: number): boolean {
  let mixed = Math.imul(before + 1, 0x9e3779b1) ^ Math.imul(id + 1, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39)
  return ((mixed ^ (mixed >>> 15)) & 1) === 1
}

/**
 * Watermark z-score: standard deviations by which green tokens exceed chance, (g − T/2) / √(T/4) of T tokens
 * (Kirchenbauer et al. 2023, 2301.10226, equation 3).
 *
 * @param ids tokens with boundaries, which are not counted; the first token of a passage follows a boundary
 */
export function greenScore(ids: Int32Array): number {
  let [before, tokens, green] = [BOUNDARY, 0, 0]
  for (const id of ids) {
    if (id !== BOUNDARY) {
      tokens += 1
      if (isGreen(before, id)) green += 1
    }
    before = id
  }
  return tokens === 0
    ? 0
    : (green - GREEN_SHARE * tokens) / Math.sqrt(tokens * GREEN_SHARE * (1 - GREEN_SHARE))
}

/**
 * Writes a text with a watermark: a drawn token that is not green is drawn once more. Three quarters of the tokens
 * are then green where the model has a choice, and half where it has none.
 */
export function writeMarked(
  model: Model,
  { size, seed, name }: { size: number; seed: string; name: string },
): Stream {
  const { occurrences, order, vocabulary, longest } = model
  const random = randomFrom(seed, 'watermark', name)
  const cursor = new ContextCursor(occurrences, order, vocabulary.unknown)
  const ids = new Int32Array(size + 1)
  let [before, length] = [BOUNDARY, 0]
  for (let at = 1; at < size; at++) {
    const drawn = copied(model, cursor, random)
    const id = length >= longest ? BOUNDARY : isGreen(before, drawn) ? drawn : copied(model, cursor, random)
    ids[at] = id
    cursor.advance(id)
    length = id === BOUNDARY ? 0 : length + 1
    before = id
  }
  ids[size] = BOUNDARY
  return streamOf(ids)
}

function copied({ occurrences }: Model, cursor: ContextCursor, random: Random): number {
  const { length, range } = cursor.longest()
  const rank = range.low + random.below(range.high - range.low)
  return occurrences.stream.ids[occurrences.sorted[rank]! + length]!
}
