import type { Random } from '../../random.ts'
import { passageStarts } from '../../text/stream.ts'
import { pick, repeated, type Source } from '../sources.ts'
import type { HumanBaseline, Protection } from './protection.ts'

/** The number of passages before each text, and last the number of all. */
export function firstPassages(sources: readonly Source[]): number[] {
  let sum = 0
  return [0, ...sources.map(({ stream }) => (sum += stream.passages))]
}

/** Texts with each passage repeated, or left out; a text that keeps none is left out. @param times by passage, of all texts one after another */
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
export const isOrigin = ({ name }: Source, { human }: HumanBaseline): boolean => name === human.name

/** Selects passages of the texts that models wrote; human texts stay as they are. @param keep whether a passage stays, by its number in the text */
export function filterWritten(
  sources: readonly Source[],
  baseline: HumanBaseline,
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

/** Probabilities are rounded to millionths, so that whole numbers decide. */
const CHANCE_STEPS = 1_000_000

/** Draws whether an event of this probability, 0 to 1, happens. */
export const happens = (chance: number | string, random: Random): boolean =>
  random.below(CHANCE_STEPS) < Math.round(Number(chance) * CHANCE_STEPS)

/** Tokens of each passage. */
function lengthsOf({ stream }: Source): Int32Array {
  const starts = passageStarts(stream)
  return Int32Array.from(
    { length: stream.passages },
    (_, passage) => starts[passage + 1]! - 1 - starts[passage]!,
  )
}

/** Keeps passages that models wrote by their length in tokens. */
export const byLength =
  (stays: (length: number, limit: number) => boolean): NonNullable<Protection['transform']> =>
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
