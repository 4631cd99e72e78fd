import { log10Each } from '../arithmetic.ts'
import type { BackoffLevel, BackoffModel } from './backoff-model.ts'
import { countsOfCounts, type Discounts } from './discounts.ts'
import { continuations, ngramTables, type NgramTable } from './counts/ngram-tables.ts'
import { estimateLevel, contextStats } from './estimate.ts'
import { sharedNumbers } from '../arrays.ts'
import { discountsFor } from './smoothings/index.ts'
import type { Smoothing, TextFacts } from './smoothings/smoothing.ts'
import { given } from '../given.ts'
import type { Model } from '../model/train.ts'

/** A backoff model with its smoothing, and the discounts that its text defined. */
export interface SmoothedModel extends BackoffModel {
  readonly smoothing: Smoothing
  /** The discounts of each level from 1, where the smoothing has any. */
  readonly discounts: readonly Discounts[]
}

/** A text as ids with its vocabulary and weights: the part of a model that a smoothing reads. */
export interface EncodedText extends Pick<Model, 'order' | 'vocabulary' | 'weights'> {
  readonly occurrences: Pick<Model['occurrences'], 'stream'>
}

/** N-grams that are counted already, with their vocabulary and weights. */
export interface CountedNgrams extends Pick<Model, 'order' | 'vocabulary' | 'weights'> {
  /** By length, from 1. */
  readonly tables: readonly NgramTable[]
}

/**
 * Smooths the counts of a text into a backoff model: counts n-grams, adjusts them to continuation counts where the smoothing asks
 * for them, fits the smoothing, and estimates each length, shortest first.
 *
 * Input: a text of ids, or its n-grams counted already.
 * Output: log10 of probabilities and backoff weights; n-grams in the order of their tables. 36 bytes an n-gram, beside counting.
 *
 * @param options of the smoothing
 * @param options.added the k of add-k; default 1
 * @param options.discounts as many as the smoothing takes; default: those that the text defines
 * @throws Refusal when discounts are given that the smoothing does not take
 * @example
 * import { passagesOf, smooth, smoothingNamed, train } from 'collapse-lab'
 * const text = train(passagesOf(['the cat sat', 'the dog sat', 'the cat ran']), { tokens: 'whitespace', order: 2 })
 * const model = smooth(text, smoothingNamed('witten-bell'))
 * // Words, with `<s>`, `</s>` and `<unk>` as one each, and pairs.
 * model.levels.map(({ size }) => size) // → [ 7, 8 ]
 */
export function smooth(
  text: EncodedText | CountedNgrams,
  smoothing: Smoothing,
  { added, discounts }: Pick<TextFacts, 'added'> & { readonly discounts?: readonly number[] } = {},
): SmoothedModel {
  const chosen = discounts && discountsFor(smoothing, discounts)
  const { vocabulary, order } = text
  const outcomes = vocabulary.unknown + 1
  const tables = 'tables' in text ? text.tables : ngramTables(text.occurrences.stream, outcomes, order)
  const counts = tables.map((table, index) => {
    const longer = tables[index + 1]
    return smoothing.counts === 'continuations' && longer ? continuations(table, longer) : table.count
  })
  const estimator = smoothing.fit({
    order,
    outcomes,
    countsOfCounts: [[], ...counts.map(numbers => countsOfCounts([numbers]))],
    weights: () => text.weights,
    ...given({ added, chosen }),
  })
  const levels: BackoffLevel[] = []
  tables.forEach((table, index) => {
    const level = emptyLevel(table, order)
    const stats = contextStats(table, counts[index]!, { order, begins: tables[index - 1]?.begins })
    estimateLevel[smoothing.seen]({
      level,
      below: levels.at(-1),
      counts: counts[index]!,
      stats,
      estimator,
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
    discounts: estimator.discounts?.slice(1) ?? [],
  }
}

function emptyLevel({ length, size, context, last, suffix }: NgramTable, order: number): BackoffLevel {
  const backoff = sharedNumbers(size)
  // Until the logarithms are taken, weights: 1 where nothing follows.
  if (length < order) backoff.fill(1)
  return { length, size, context, last, suffix, prob: sharedNumbers(size), backoff }
}
