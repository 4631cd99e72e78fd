import { valuesOf, type Arm, type Value } from './arm.ts'
import { differenceOf, estimateOf } from './difference.ts'
import { estimate, type Estimate } from '../statistics/interval.ts'

/** The arms of an experiment, by name. */
export type Arms = ReadonlyMap<string, Arm>

/** Arms by their names. */
export const named = (arms: readonly Arm[]): Arms => new Map(arms.map(arm => [arm.name, arm]))

/** Finds an arm by the name that the experiment gave it. */
export function armNamed(arms: Arms, name: string): Arm {
  const found = arms.get(name)
  if (found) return found
  throw new Error(`the experiment has no arm ${JSON.stringify(name)}, only ${[...arms.keys()].join(', ')}`)
}

/** Estimates a row of an arm in a generation, 1 for A: mean over the seeds and interval. */
export function estimateRow(arms: Arms, name: string, row: string, generation: number): Estimate | undefined {
  return estimateOf(armNamed(arms, name), value => value(row, generation))
}

/** Estimates how much higher a row is in one arm than in another, seed by seed. */
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
 * Estimates a number that is computed from several arms at once, seed by seed.
 *
 * @param work gets the lookups of each arm in the order of the names; returns nothing where a seed has no such
 *   number
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

/** Estimates a number computed from a row of an arm in two of its generations, seed by seed. */
const moved =
  (work: (before: number, after: number) => number | undefined) =>
  (arms: Arms, name: string, row: string, [from, to]: readonly [number, number]): Estimate | undefined =>
    estimateOf(armNamed(arms, name), value => {
      const [before, after] = [value(row, from), value(row, to)]
      return before === undefined || after === undefined ? undefined : work(before, after)
    })

/** Estimates the change of a row of an arm from one generation to another. */
export const changeOf = moved((before, after) => after - before)

/** Estimates the relative change of a row: 0.1 for a tenth more; nothing where the row was 0. */
export const relativeChangeOf = moved((before, after) => (before === 0 ? undefined : after / before - 1))

/** Estimates how far a row lies above what theory expects, seed by seed; nothing where no law applies. */
export function aboveLaw(arms: Arms, name: string, row: string, generation: number): Estimate | undefined {
  const law = lawOf(arms, name, row, generation)
  if (law === undefined) return undefined
  return estimateOf(armNamed(arms, name), value => {
    const measured = value(row, generation)
    return measured === undefined ? undefined : measured - law
  })
}

/** What theory expects of a row of an arm; nothing where no law applies. */
export function lawOf(arms: Arms, name: string, row: string, generation: number): number | undefined {
  return armNamed(arms, name).replicates[0]?.rows.find(
    other => other.generation === generation && other.model === 'theory' && other.metric === row,
  )?.value
}

/** A row of the human text; nothing where there is none. */
export function humanValue(arms: Arms, name: string, row: string): number | undefined {
  return armNamed(arms, name).replicates[0]?.rows.find(
    ({ generation, metric }) => generation === 0 && metric === row,
  )?.value
}
