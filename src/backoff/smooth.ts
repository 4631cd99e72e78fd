import { log10Each } from '../arithmetic.ts'
import type { BackoffLevel, BackoffModel } from './backoff-model.ts'
import { countsOfCounts, type Discounts } from './discounts.ts'
import { continuations, ngramTables, type NgramTable } from './counts/ngram-tables.ts'
import { estimateLevel, sumsOf } from './estimate.ts'
import { sharedNumbers } from '../arrays.ts'
import type { Smoothing, TextFacts } from './smoothings/smoothing.ts'
import type { Model } from '../model/train.ts'

/** A model read by a smoothing, and what its text defined. */
export interface Smoothed extends BackoffModel {
  readonly smoothing: Smoothing
  /** The discounts of each level from 1, where the smoothing has any. */
  readonly discounts: readonly Discounts[]
}

/** What a smoothing reads: a model, or as much of one. */
export interface Readable extends Pick<Model, 'order' | 'vocabulary' | 'weights'> {
  readonly occurrences: Pick<Model['occurrences'], 'stream'>
}

/** N-grams that are counted already. */
export interface Counted extends Pick<Model, 'order' | 'vocabulary' | 'weights'> {
  /** By length, from 1. */
  readonly tables: readonly NgramTable[]
}

/**
 * Works out the probability of every n-gram of a text, and what every context leaves to the others. Time and memory grow with the
 * n-grams: 36 bytes each, beside those of counting.
 *
 * @param added what add-k adds; default 1
 */
export function smooth(
  text: Readable | Counted,
  smoothing: Smoothing,
  { added }: Pick<TextFacts, 'added'> = {},
): Smoothed {
  const { vocabulary, order } = text
  const outcomes = vocabulary.unknown + 1
  const tables = 'tables' in text ? text.tables : ngramTables(text.occurrences.stream, outcomes, order)
  const counts = tables.map((table, index) => {
    const longer = tables[index + 1]
    return smoothing.counts === 'continuations' && longer ? continuations(table, longer) : table.count
  })
  const reading = smoothing.fit({
    order,
    outcomes,
    countsOfCounts: [[], ...counts.map(countsOfCounts)],
    weights: () => text.weights,
    ...(added === undefined ? {} : { added }),
  })
  const levels: BackoffLevel[] = []
  tables.forEach((table, index) => {
    const level = emptyLevel(table, order)
    const seen = sumsOf(table, counts[index]!, { order, begins: tables[index - 1]?.begins })
    estimateLevel[smoothing.seen]({
      level,
      below: levels.at(-1),
      counts: counts[index]!,
      seen,
      reading,
      outcomes,
    })
    levels.push(level)
  })
  for (const { prob, backoff, length } of levels) {
    log10Each(prob)
    if (length < order) log10Each(backoff)
  }
  return {
    order,
    types: [...vocabulary.types, ''],
    levels,
    smoothing,
    discounts: reading.discounts?.slice(1) ?? [],
  }
}

function emptyLevel({ length, size, context, last, suffix }: NgramTable, order: number): BackoffLevel {
  const backoff = sharedNumbers(size)
  // Until the logarithms are taken, weights: 1 where nothing follows.
  if (length < order) backoff.fill(1)
  return { length, size, context, last, suffix, prob: sharedNumbers(size), backoff }
}
