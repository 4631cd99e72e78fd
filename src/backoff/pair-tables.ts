import type { BackoffLevel } from './backoff-model.ts'
import { PairTable } from '../pair-table.ts'

/** Made once for each model: they are the larger part of the work on a short text. */
const known = new WeakMap<readonly BackoffLevel[], readonly PairTable[]>()

/** Finds the n-grams of a model, by length from 1, by their context and last token; words are found by their ids. */
export function pairTablesOf(levels: readonly BackoffLevel[]): readonly PairTable[] {
  const finders = known.get(levels) ?? levels.map(finderOf)
  known.set(levels, finders)
  return finders
}

/** Keeps finders that are there already. */
export function keepPairTables(levels: readonly BackoffLevel[], finders: readonly PairTable[]): void {
  known.set(levels, finders)
}

function finderOf({ length, size, context, last }: BackoffLevel): PairTable {
  const finder = new PairTable(size)
  if (length > 1)
    for (let number = 0; number < size; number++) finder.add(context[number]!, last[number]!, number)
  return finder
}
