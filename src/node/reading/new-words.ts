import { isImport } from '../../lineage/options/imports.ts'
import type { VocabularyTable } from '../../report/run/records.ts'
import { tokenizerFor } from '../../text/tokenizers/index.ts'
import { passagesIn, readVocabulary, type Run } from '../runs/read-run.ts'

/**
 * Reads the counts of every type that a text of the run has: those of vocabulary.csv, then types that the text that A learned from does not
 * have, the first one written first. Only imported texts, and models that learned from them, have any.
 *
 * @throws Refusal when a file of the run is missing or damaged
 */
export function readEveryType(run: Run): VocabularyTable {
  const known = readVocabulary(run)
  if (!isImport(run.file.plan)) return known
  const columns = new Map<string, number[]>()
  const has = new Set(known.types)
  const { read } = tokenizerFor(run.file.plan)
  for (const [index, name] of run.file.generations.entries())
    for (const { text } of passagesIn(run, name))
      for (const type of read(text).types) {
        if (has.has(type)) continue
        let counts = columns.get(type)
        if (!counts) columns.set(type, (counts = known.columns.map(() => 0)))
        counts[index + 1]!++
      }
  const added = Array.from(columns.values())
  return {
    columns: known.columns,
    types: [...known.types, ...columns.keys()],
    counts: known.counts.map((counts, column) => [
      ...Array.from(counts),
      ...added.map(each => each[column]!),
    ]),
  }
}

/** Where a generation has a type. */
export interface TypePlaces {
  readonly generation: string
  /** Passages that have the type. */
  readonly passages: number
  /** The id of the first one, as in `B/17`; nothing where there is none. */
  readonly first?: string
}

/** Finds the passages of each generation that have a type. @throws Refusal when a file of the run is missing or damaged */
export function placesOfType(run: Run, type: string): TypePlaces[] {
  const { read } = tokenizerFor(run.file.plan)
  return run.file.generations.map(generation => {
    let passages = 0
    let first: string | undefined
    for (const { id, text } of passagesIn(run, generation)) {
      if (!read(text).types.includes(type)) continue
      passages++
      first ??= id
    }
    return { generation, passages, ...(first === undefined ? {} : { first }) }
  })
}
