import { exp } from '../arithmetic.ts'
import { bands, inBand, rowName, type Band } from '../metrics/index.ts'
import type { Spectrum } from '../metrics/features/distribution.ts'
import { lineLoss, presence } from './lines.ts'
import { nextLine, notPlain, survivingLine } from './neutral.ts'
import type { Facts, Oracle } from './oracle.ts'

export const survival: Oracle = {
  name: 'survival',
  title: 'the survival law',
  row: 'surviving-types',
  formula:
    'a type (or an n-gram) seen c times lives in generation t with chance 1 − exp(−c · θ), under replace 1 − exp(−c · m · g_t), g_1 = 1, g_{t+1} = 1 − exp(−g_t)',
  source: 'Galton and Watson 1875 with Poisson offspring; unigrams: Suresh et al. 2024 (2412.17646)',
  scope:
    'every regime with plain sampling (docs/methods.md has θ for each; replace has θ = m · g_t), every order; within 1 % where the occurrences of a type lie farther apart than the pieces that are copied; where they stand together, as from order 4 on, or where passages are drawn, types are lost sooner',
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
 * @example
 * import { survivalChance } from 'collapse-lab/theory'
 * // 1 − exp(−1): a word that is used once is in A's text.
 * survivalChance(1, 1) // → 0.6321…
 * // In the tenth text a word that was used ten times is likelier than one that was used once.
 * survivalChance(1, 10) // → 0.1582…
 * survivalChance(10, 10) // → 0.8213…
 */
export function survivalChance(count: number, t: number, m = 1): number {
  return 1 - exp(-count * m * survivingLine(t))
}

/**
 * Survival chances of a type for every generation from 1 to the last, in one pass; generation t is at index t − 1.
 *
 * @example
 * import { survivalChances } from 'collapse-lab/theory'
 * // A word that is used twice, in the texts of A, B and C.
 * survivalChances(2, 3) // → [ 0.8646…, 0.7175…, 0.6082… ]
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
 * Standard deviation over seeds of the share of surviving types as if each were lost independently, √Σ s (1 − s) / types. So it is up
 * to order 2; of longer contexts pieces are copied, and {@link survivalSpreads} is the deviation.
 *
 * @example
 * import { survivalSpread } from 'collapse-lab/theory'
 * import { planOf } from 'collapse-lab'
 * // A text of two types, used once and three times, of which as much is written as was read.
 * const facts = { plan: planOf({ order: 1 }), counts: Int32Array.of(0, 1, 3), words: 4, written: 4, generation: 1 }
 * survivalSpread(facts) // → 0.2645…
 */
export function survivalSpread(facts: Facts, band?: Band): number {
  const { types, variance } = sums(facts, band)
  return types === 0 ? 0 : Math.sqrt(variance) / types
}

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
