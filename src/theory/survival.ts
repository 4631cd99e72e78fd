import { exp } from '../arithmetic.ts'
import { bands, inBand, rowName, type Band } from '../metrics/index.ts'
import { nextLine, notNeutral, survivingLine } from './neutral.ts'
import type { Facts, Oracle } from './oracle.ts'

export const survival: Oracle = {
  name: 'survival',
  title: 'the survival law',
  formula:
    'a type seen c times lives in generation t with chance 1 − exp(−c · m · g_t), g_1 = 1, g_{t+1} = 1 − exp(−g_t)',
  source: 'Galton and Watson 1875 with Poisson offspring; unigrams: Suresh et al. 2024 (2412.17646)',
  scope:
    'replace with plain sampling, every order; within 1 % up to order 3, a few points low in the rare bands beyond',
  excuse: notNeutral,
  predict: facts =>
    Object.fromEntries(
      [undefined, ...bands].flatMap(band => {
        const value = expectedShare(facts, band)
        return value === undefined ? [] : [[rowName('surviving-types', band), value]]
      }),
    ),
}

/** The chance that a type seen `count` times is still written in generation t. @param m tokens written / tokens read at A */
export function survivalChance(count: number, t: number, m = 1): number {
  return 1 - exp(-count * m * survivingLine(t))
}

/** The same for every generation from 1 to the last, in one walk; generation t stands at index t − 1. */
export function survivalChances(count: number, generations: number, m = 1): number[] {
  let g = 1
  return Array.from({ length: generations }, (_, index) => {
    if (index > 0) g = nextLine(g)
    return 1 - exp(-count * m * g)
  })
}

function expectedShare({ counts, words, written, generation }: Facts, band?: Band): number | undefined {
  const chances = new Map<number, number>()
  let types = 0
  let alive = 0
  for (let id = 1; id < counts.length; id++) {
    const count = counts[id]!
    if (!inBand(count, band)) continue
    let chance = chances.get(count)
    if (chance === undefined)
      chances.set(count, (chance = survivalChance(count, generation, written / words)))
    types += 1
    alive += chance
  }
  return types === 0 ? undefined : alive / types
}
