import type { Random } from '../../random.ts'
import { passageStarts } from '../../text/stream.ts'
import type { Ground } from '../ground.ts'
import { pick, repeated, type Source } from '../sources.ts'
import type { Protection } from './protection.ts'

/** How many passages of each text stand before it, and last how many there are. */
export function firstPassages(sources: readonly Source[]): number[] {
  let sum = 0
  return [0, ...sources.map(({ stream }) => (sum += stream.passages))]
}

/** Texts in which every passage stands as often as it is wanted; a text without any is left out. @param times by passage, of all texts one after another */
export function takenTimes(sources: readonly Source[], times: ArrayLike<number>): Source[] {
  const firsts = firstPassages(sources)
  return sources.flatMap((source, index) => {
    const own = Array.from({ length: source.stream.passages }, (_, k) => times[firsts[index]! + k]!)
    if (own.every(count => count === 1)) return [source]
    const chosen = repeated(own)
    return chosen.length === 0 ? [] : [pick(source, chosen)]
  })
}

/** Whether a text is a human one (or that of a program, which is treated like one): it was not written by a model of the lineage. */
export const isOrigin = ({ name }: Source, { human }: Ground): boolean => name === human.name

/** The same for what models wrote alone; human texts stay as they are. @param keep whether a passage stays, by its number in the text */
export function filterWritten(
  sources: readonly Source[],
  baseline: Ground,
  keep: (source: Source) => (passage: number) => boolean,
): Source[] {
  return sources.flatMap(source => {
    if (isOrigin(source, baseline)) return [source]
    const stays = keep(source)
    return takenTimes(
      [source],
      Array.from({ length: source.stream.passages }, (_, passage) => (stays(passage) ? 1 : 0)),
    )
  })
}

/** Chances are told apart to a millionth, so that whole numbers decide. */
const FINE = 1_000_000

/** Whether something happens that has this chance, 0 to 1. */
export const happens = (chance: number | string, random: Random): boolean =>
  random.below(FINE) < Math.round(Number(chance) * FINE)

/** Tokens of each passage. */
function lengthsOf({ stream }: Source): Int32Array {
  const starts = passageStarts(stream)
  return Int32Array.from(
    { length: stream.passages },
    (_, passage) => starts[passage + 1]! - 1 - starts[passage]!,
  )
}

/** Keeps what models wrote in passages of some lengths, in tokens. */
export const byLength =
  (stays: (length: number, limit: number) => boolean): NonNullable<Protection['amend']> =>
  (training, [limit], { baseline }) =>
    filterWritten(training, baseline, source => {
      const lengths = lengthsOf(source)
      return passage => stays(lengths[passage]!, Number(limit))
    })

/** The share of passages with the least value, as marks by passage; of equal ones the first. At least one is marked. */
export function leastShare(values: ArrayLike<number>, share: number): Uint8Array {
  const order = Array.from(values, (_, passage) => passage)
  order.sort((a, b) => values[a]! - values[b]! || a - b)
  const marks = new Uint8Array(values.length)
  for (const passage of order.slice(0, Math.max(1, Math.round(share * order.length)))) marks[passage] = 1
  return marks
}
