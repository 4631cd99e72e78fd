import type { BackoffLevel } from './backoff-model.ts'
import { PairTable } from '../pair-table.ts'

/** The tables of each model, made once: they are the larger part of the work on a short text. */
const known = new WeakMap<readonly BackoffLevel[], readonly PairTable[]>()

/** Tables that find the n-grams of a model by context and last token: one a length, from 1; words are found by their ids. */
export function pairTablesOf(levels: readonly BackoffLevel[]): readonly PairTable[] {
  const pairTables = known.get(levels) ?? levels.map(pairTableOf)
  known.set(levels, pairTables)
  return pairTables
}

/** Keeps the tables that a reader of the model has made already. */
export function keepPairTables(levels: readonly BackoffLevel[], pairTables: readonly PairTable[]): void {
  known.set(levels, pairTables)
}

function pairTableOf({ length, size, context, last }: BackoffLevel): PairTable {
  const pairTable = new PairTable(size)
  if (length > 1)
    for (let number = 0; number < size; number++) pairTable.add(context[number]!, last[number]!, number)
  return pairTable
}
