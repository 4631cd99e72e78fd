import { valuesOf, type Arm, type Value } from './arm.ts'
import { differenceOf, estimateOf } from './difference.ts'
import { estimate, type Estimate } from '../statistics/interval.ts'

/** The arms of an experiment, by name. */
export type Arms = ReadonlyMap<string, Arm>

/** An arm that the experiment itself has named. */
export function armNamed(arms: Arms, name: string): Arm {
  const found = arms.get(name)
  if (found) return found
  throw new Error(`the experiment has no arm ${JSON.stringify(name)}, only ${[...arms.keys()].join(', ')}`)
}

/** A row of one arm in a generation, 1 for A: its mean over the seeds and the interval. */
export function numberOf(arms: Arms, name: string, row: string, generation: number): Estimate | undefined {
  return estimateOf(armNamed(arms, name), value => value(row, generation))
}

/** How much higher a row is in one arm than in another, seed by seed. */
export function gapOf(
  arms: Arms,
  [name, against]: readonly [string, string],
  row: string,
  generation: number,
): Estimate | undefined {
  const [arm, other] = [armNamed(arms, name), armNamed(arms, against)]
  return differenceOf(arm, other, value => value(row, generation))
}

/**
 * A number that is worked out of several arms at once, from those of one seed each.
 *
 * @param work gets the values of each arm in the order of the names; nothing where a seed has no such number
 */
export function overSeeds(
  arms: Arms,
  names: readonly string[],
  work: (...values: Value[]) => number | undefined,
): Estimate | undefined {
  const [first, ...others] = names.map(name => armNamed(arms, name).replicates)
  const found = (first ?? []).flatMap(replicate => {
    const beside = others.map(list => list.find(({ seed }) => seed === replicate.seed))
    if (beside.includes(undefined)) return []
    const values = [replicate, ...beside].map(each => valuesOf(each!))
    return work(...values) ?? []
  })
  return found.length === 0 ? undefined : estimate(found)
}

/** A number that is made of a row of an arm in two of its generations, seed by seed. */
const moved =
  (work: (before: number, after: number) => number | undefined) =>
  (arms: Arms, name: string, row: string, [from, to]: readonly [number, number]): Estimate | undefined =>
    estimateOf(armNamed(arms, name), value => {
      const [before, after] = [value(row, from), value(row, to)]
      return before === undefined || after === undefined ? undefined : work(before, after)
    })

/** How far a row of an arm has moved from one generation to another. */
export const changeOf = moved((before, after) => after - before)

/** By what share of itself it has: 0.1 for a tenth more; nothing where it was 0. */
export const relativeChangeOf = moved((before, after) => (before === 0 ? undefined : after / before - 1))

/** How far a row lies above what theory expects of it, seed by seed; nothing where no law holds. */
export function aboveLaw(arms: Arms, name: string, row: string, generation: number): Estimate | undefined {
  const law = lawOf(arms, name, row, generation)
  if (law === undefined) return undefined
  return estimateOf(armNamed(arms, name), value => {
    const measured = value(row, generation)
    return measured === undefined ? undefined : measured - law
  })
}

/** What theory expects of a row of an arm. */
export function lawOf(arms: Arms, name: string, row: string, generation: number): number | undefined {
  return armNamed(arms, name).replicates[0]?.rows.find(
    other => other.generation === generation && other.model === 'theory' && other.metric === row,
  )?.value
}

/** A row of the text that A learned from; nothing where there is none. */
export function humanValue(arms: Arms, name: string, row: string): number | undefined {
  return armNamed(arms, name).replicates[0]?.rows.find(
    ({ generation, metric }) => generation === 0 && metric === row,
  )?.value
}
