import { exp } from '../arithmetic.ts'
import { bands, inBand, rowName, type Band } from '../metrics/index.ts'
import type { Spectrum } from '../metrics/features/distribution.ts'
import { lineLoss, presence } from './lines.ts'
import { nextLine, notPlain, survivingLine } from './neutral.ts'
import type { Facts, Oracle } from './oracle.ts'

export const survival: Oracle = {
  name: 'survival',
  title: 'the survival law',
  formula:
    'a type (or an n-gram) seen c times lives in generation t with chance 1 − exp(−c · θ), under replace 1 − exp(−c · m · g_t), g_1 = 1, g_{t+1} = 1 − exp(−g_t)',
  source: 'Galton and Watson 1875 with Poisson offspring; unigrams: Suresh et al. 2024 (2412.17646)',
  scope:
    'every regime with plain sampling (docs/methods.md has θ for each; replace has θ = m · g_t), every order; within 1 % up to order 3, a few points low in the rare bands beyond; where passages are drawn, types that cluster in them are lost a little sooner',
  excuse: notPlain,
  predict: facts =>
    Object.fromEntries(
      [undefined, ...bands].flatMap(band => [
        ...rowOf('surviving-types', band, expectedShare(facts, band)),
        ...Array.from(facts.ngrams ?? []).flatMap(([n, spectrum]) =>
          rowOf(`surviving-ngrams-${n}`, band, expectedNgrams(facts, spectrum, band)),
        ),
      ]),
    ),
}

const rowOf = (name: string, band: Band | undefined, value: number | undefined): [string, number][] =>
  value === undefined ? [] : [[rowName(name, band), value]]

/** The expected share of n-grams that survive. Nothing where the reserve brings some back: its n-grams are not counted. */
function expectedNgrams(facts: Facts, { counts, types }: Spectrum, band?: Band): number | undefined {
  const loss = lineLoss(facts)
  if (loss.reserve > 0) return undefined
  let [all, alive] = [0, 0]
  counts.forEach((count, index) => {
    if (!inBand(count, band)) return
    all += types[index]!
    alive += types[index]! * presence(loss, count)
  })
  return all === 0 ? undefined : alive / all
}

/**
 * Chance that a type with `count` human tokens is still written in generation t.
 *
 * @param m tokens written / tokens read at A
 */
export function survivalChance(count: number, t: number, m = 1): number {
  return 1 - exp(-count * m * survivingLine(t))
}

/**
 * Survival chances of a type for every generation from 1 to the last, in one pass; generation t is at index t − 1.
 */
export function survivalChances(count: number, generations: number, m = 1): number[] {
  let g = 1
  return Array.from({ length: generations }, (_, index) => {
    if (index > 0) g = nextLine(g)
    return 1 - exp(-count * m * g)
  })
}

function expectedShare(facts: Facts, band?: Band): number | undefined {
  const { types, alive } = sums(facts, band)
  return types === 0 ? undefined : alive / types
}

/**
 * Standard deviation over seeds of the share of surviving types: √Σ s (1 − s), as if types were lost
 * independently, times a factor for the order. Longer contexts copy longer pieces (measured: 1 up to order 2, 1.2
 * at 3, 1.6 at 4, 2 from 5 on).
 */
export function survivalSpread(facts: Facts, band?: Band): number {
  const { types, variance } = sums(facts, band)
  return types === 0 ? 0 : (copyingFactor(facts.plan.order) * Math.sqrt(variance)) / types
}

/**
 * Standard deviation over seeds of a share of surviving types, where only the share that the law expects is known: that of types which
 * all have this chance, √(s (1 − s) / types), times the factor of {@link survivalSpread}. Types of unequal chances spread less.
 */
export function spreadAtMost({
  expected,
  types,
  order,
}: {
  expected: number
  types: number
  order: number
}): number {
  return copyingFactor(order) * Math.sqrt((expected * (1 - expected)) / types)
}

const copyingFactor = (order: number) => (order <= 2 ? 1 : order === 3 ? 1.2 : order === 4 ? 1.6 : 2)

function sums(facts: Facts, band?: Band): { types: number; alive: number; variance: number } {
  const { counts, reserve } = facts
  const loss = lineLoss(facts)
  let [types, alive, variance] = [0, 0, 0]
  for (let id = 1; id < counts.length; id++) {
    const count = counts[id]!
    if (!inBand(count, band)) continue
    const chance = presence(loss, count, reserve?.counts[id] ?? 0)
    types += 1
    alive += chance
    variance += chance * (1 - chance)
  }
  return { types, alive, variance }
}
