import type { Random } from '../random.ts'
import { sharedBytes, sharedInts } from '../arrays.ts'
import { concatenate, passageStarts, streamOf, type Stream } from '../text/stream.ts'

/** A text that a model can be trained on: the human one, what a generation wrote, or passages of one of them. */
export interface Source {
  /** `human`, or the generation's letter. */
  readonly name: string
  readonly stream: Stream
  /** By place of the stream: the place in the human text that it descends from, −1 for none. Places of the reserve follow those of the training text. Left out where a plan keeps no genealogy. */
  readonly ancestors?: Int32Array
  /** By passage: its number in the text of that name, from 0. Left out where this is the whole text in its order. */
  readonly passages?: Int32Array
  /** Where several models wrote the text: the first passage of each, and last the number of passages. */
  readonly parts?: Int32Array
}

/**
 * Selects whole passages of a text, as a text.
 *
 * @param chosen their numbers in this source, from 0, in the order wanted; a number may be repeated
 */
export function pick({ name, stream, ancestors, passages }: Source, chosen: Int32Array): Source {
  const starts = passageStarts(stream)
  const length = chosen.reduce((sum, number) => sum + starts[number + 1]! - starts[number]!, 1)
  const ids = sharedInts(length)
  const surfaces = stream.surfaces && sharedBytes(length)
  const traced = ancestors && new Int32Array(length).fill(-1, 0, 1)
  let at = 1
  for (const number of chosen) {
    const [from, to] = [starts[number]!, starts[number + 1]!]
    ids.set(stream.ids.subarray(from, to), at)
    surfaces?.set(stream.surfaces!.subarray(from, to), at)
    traced?.set(ancestors!.subarray(from, to), at)
    at += to - from
  }
  return {
    name,
    stream: streamOf(ids, surfaces),
    ...(traced ? { ancestors: traced } : {}),
    passages: passages ? chosen.map(number => passages[number]!) : chosen,
  }
}

/** Whether a passage that was drawn may be drawn again while others have not been. */
export const draws = ['without-replacement', 'with-replacement'] as const
export type Draws = (typeof draws)[number]

/**
 * Draws whole passages from several texts, each passage with the same probability, up to a number of tokens (within half a passage).
 * Without replacement, where the texts have fewer tokens, every passage is taken once or more, and the rest is drawn. Passages keep
 * their order.
 *
 * @returns the texts that something was drawn from; none for less than half a passage
 */
export function draw(
  sources: readonly Source[],
  words: number,
  random: Random,
  how: Draws = 'without-replacement',
): Source[] {
  const firsts = offsets(sources)
  const total = firsts.at(-1)!
  const lengths = passageLengths(sources, total)
  const all = sources.reduce((sum, { stream }) => sum + stream.words, 0)
  const again = how === 'with-replacement' && all > 0
  const times = new Int32Array(total).fill(all === 0 || again ? 0 : Math.floor(words / all))
  let left = all === 0 ? 0 : again ? words : words % all
  for (const number of again ? anyOf(total, random) : shuffled(total, random)) {
    if (lengths[number]! / 2 > left) break
    times[number]! += 1
    left -= lengths[number]!
  }
  return sources.flatMap((source, index) => {
    const chosen = repeated(times.subarray(firsts[index], firsts[index + 1]))
    return chosen.length === 0 ? [] : [pick(source, chosen)]
  })
}

/** Numbers by how often each is wanted: 2, 0, 1 gives 0, 0, 2. */
export function repeated(times: ArrayLike<number>): Int32Array {
  const numbers: number[] = []
  for (let number = 0; number < times.length; number++)
    for (let copy = 0; copy < times[number]!; copy++) numbers.push(number)
  return Int32Array.from(numbers)
}

/** Yields the numbers from 0 to `length` − 1 in random order (the shuffle of Fisher and Yates 1938). */
export function* shuffled(length: number, random: Random): Generator<number> {
  const numbers = Int32Array.from({ length }, (_, number) => number)
  for (let at = 0; at < length; at++) {
    const other = at + random.below(length - at)
    const number = numbers[other]!
    numbers[other] = numbers[at]!
    yield number
  }
}

/** Yields numbers from 0 to `length` − 1 without end, each with the same probability. */
function* anyOf(length: number, random: Random): Generator<number> {
  while (length > 0) yield random.below(length)
}

/** Concatenates texts with the ancestors of their tokens; without ancestors where one text has none. */
export function together(sources: readonly Source[]): Pick<Source, 'stream' | 'ancestors'> {
  const [only] = sources
  if (only && sources.length === 1) return only
  const stream = concatenate(sources.map(source => source.stream))
  if (!sources.every(source => source.ancestors)) return { stream }
  const ancestors = new Int32Array(stream.ids.length)
  let at = 0
  for (const source of sources) {
    ancestors.set(source.ancestors!, at)
    at += source.stream.ids.length - 1
  }
  return { stream, ancestors }
}

function offsets(sources: readonly Source[]): number[] {
  let sum = 0
  return [0, ...sources.map(({ stream }) => (sum += stream.passages))]
}

function passageLengths(sources: readonly Source[], total: number): Int32Array {
  const lengths = new Int32Array(total)
  let at = 0
  for (const { stream } of sources) {
    const starts = passageStarts(stream)
    for (let passage = 0; passage < stream.passages; passage++)
      lengths[at++] = starts[passage + 1]! - 1 - starts[passage]!
  }
  return lengths
}
