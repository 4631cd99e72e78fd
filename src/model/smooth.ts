import { log10Each } from '../arithmetic.ts'
import type { BackoffLevel, BackoffModel } from './backoff-model.ts'
import { countsOfCounts, type Discounts } from './discounts.ts'
import { continuations, ngramTables, type NgramTable } from './ngram-tables.ts'
import type { Context, Reading, Smoothing, TextFacts } from './smoothings/smoothing.ts'
import type { Model } from './train.ts'

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

/**
 * Works out the probability of every n-gram of a model's text, and what every context leaves to the others. Time and memory grow
 * with the n-grams: 36 bytes each, beside the index.
 *
 * @param added what add-k adds; default 1
 */
export function smooth(
  text: Readable,
  smoothing: Smoothing,
  { added }: Pick<TextFacts, 'added'> = {},
): Smoothed {
  const { occurrences, vocabulary, order } = text
  const outcomes = vocabulary.unknown + 1
  const tables = ngramTables(occurrences.stream, outcomes, order)
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
    const below = levels.at(-1)
    const level = emptyLevel(table, order)
    shareAll({ level, below, outcomes, counts: counts[index]!, reading }, table, smoothing.seen, order)
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
  const backoff = new Float64Array(size)
  // Until the logarithms are taken, weights: 1 where nothing follows.
  if (length < order) backoff.fill(1)
  return { length, size, context, last, suffix, prob: new Float64Array(size), backoff }
}

/** A context, and the n-grams that begin with it: `from` up to but without `to`. One object for all of them in turn. */
interface Followed extends Context {
  from: number
  to: number
  total: number
  types: number
  ones: number
  twos: number
  full: boolean
}

interface Sharing {
  readonly level: BackoffLevel
  readonly below: BackoffLevel | undefined
  readonly counts: Int32Array
  readonly reading: Reading
  readonly outcomes: number
}

/** Goes from context to context. */
function shareAll(
  sharing: Sharing,
  { size, length, context, begins }: NgramTable,
  seen: Smoothing['seen'],
  order: number,
): void {
  const { counts } = sharing
  const share = shareOut[seen]
  const followed = { from: 0, to: 0, total: 0, types: 0, ones: 0, twos: 0, full: false }
  for (let from = 0; from < size; from = followed.to) {
    let [to, total, types, ones, twos] = [from, 0, 0, 0, 0]
    for (; to < size && (length === 1 || context[to] === context[from]); to++) {
      const count = counts[to]!
      total += count
      if (count > 0) types += 1
      if (count === 1) ones += 1
      if (count === 2) twos += 1
    }
    followed.from = from
    followed.to = to
    followed.total = total
    followed.types = types
    followed.ones = ones
    followed.twos = twos
    followed.full = length === order || (length > 1 && from < begins)
    share(sharing, followed)
  }
}

/** Fills in the probabilities after one context, and what it leaves to others, by what tokens have that were seen there. */
const shareOut: Record<Smoothing['seen'], (sharing: Sharing, context: Readonly<Followed>) => void> = {
  interpolated({ level, below, counts, reading, outcomes }, context) {
    const passed = reading.pass(context, level.length)
    for (let number = context.from; number < context.to; number++)
      level.prob[number] =
        reading.keep(counts[number]!, context, level.length) + passed * lower(level, below, number, outcomes)
    leave(level, below, context, passed)
  },
  alone({ level, below, counts, reading, outcomes }, context) {
    let [kept, covered] = [0, 0]
    for (let number = context.from; number < context.to; number++) {
      level.prob[number] = reading.keep(counts[number]!, context, level.length)
      kept += level.prob[number]!
      if (counts[number]! > 0) covered += lower(level, below, number, outcomes)
    }
    // Where every token was seen nothing can take what is left, and the seen have it. Where nothing was taken off, one count more
    // is shared out, so that what was not seen is not impossible.
    const isOpen = covered < 1 - 1e-12
    const left = !isOpen ? 0 : kept < 1 - 1e-12 ? 1 - kept : 1 / (context.total + 1)
    const share = isOpen ? left / (1 - covered) : 0
    for (let number = context.from; number < context.to; number++)
      if (counts[number] === 0) level.prob[number] = share * lower(level, below, number, outcomes)
      else level.prob[number]! *= (1 - left) / kept
    leave(level, below, context, share)
  },
  score({ level, below, counts, reading }, context) {
    for (let number = context.from; number < context.to; number++)
      level.prob[number] = reading.keep(counts[number]!, context, level.length)
    leave(level, below, context, reading.pass(context, level.length))
  },
}

/** The probability after the context without its first token; without a context, that of any outcome. */
function lower(
  { suffix }: BackoffLevel,
  below: BackoffLevel | undefined,
  number: number,
  outcomes: number,
): number {
  return below ? below.prob[suffix[number]!]! : 1 / outcomes
}

function leave(
  { context }: BackoffLevel,
  below: BackoffLevel | undefined,
  { from }: Followed,
  share: number,
): void {
  if (below) below.backoff[context[from]!] = share
}
