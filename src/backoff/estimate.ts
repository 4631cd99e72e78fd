/**
 * The estimation stage: probabilities and backoff weights from counts (Chen and Goodman 1999; KenLM's initial probabilities).
 *
 * Input: the {@link NgramTable} of each length with its counts, shortest first, and a fitted {@link Estimator}.
 * Output: `prob` and `backoff` of the {@link BackoffLevel}, as plain probabilities, n-grams in the order of the table.
 */
import type { BackoffLevel } from './backoff-model.ts'
import type { NgramTable } from './counts/ngram-tables.ts'
import type { Context, Estimator, Smoothing } from './smoothings/smoothing.ts'

interface LevelToEstimate {
  /** Its probabilities are filled in. */
  readonly level: Pick<BackoffLevel, 'length' | 'size' | 'context' | 'suffix' | 'prob'>
  /** One shorter: its backoff weights are filled in. */
  readonly below: Pick<BackoffLevel, 'prob' | 'backoff'> | undefined
  readonly counts: Int32Array
  readonly stats: ContextStats
  readonly estimator: Estimator
  readonly outcomes: number
}

/** Fills in the probabilities of the n-grams of one length and the backoff weights of their contexts: a function for each {@link Smoothing.seen}. */
export const estimateLevel: Record<Smoothing['seen'], (estimation: LevelToEstimate) => void> = {
  interpolated({ level, below, counts, stats, estimator, outcomes }) {
    const { prob, context, length, size } = level
    const passed = below?.backoff ?? new Float64Array(1)
    stats.each(number => (passed[number] = estimator.pass(stats, length)))
    // Suffixes lie anywhere in memory: a loop of its own lets a processor wait for many of them at a time.
    if (below) for (let number = 0; number < size; number++) prob[number] = below.prob[level.suffix[number]!]!
    else prob.fill(1 / outcomes)
    for (let number = 0; number < size; number++) {
      const at = context[number]!
      stats.moveTo(at)
      prob[number] = estimator.keep(counts[number]!, stats, length) + passed[at]! * prob[number]!
    }
  },
  backoff({ level, below, counts, stats, estimator, outcomes }) {
    const { prob, context, length, size } = level
    const kept = new Float64Array(stats.contexts)
    const covered = new Float64Array(stats.contexts)
    const share = below?.backoff ?? new Float64Array(1)
    const lower = (number: number) => (below ? below.prob[level.suffix[number]!]! : 1 / outcomes)
    for (let number = 0; number < size; number++) {
      const at = context[number]!
      stats.moveTo(at)
      prob[number] = estimator.keep(counts[number]!, stats, length)
      kept[at]! += prob[number]!
      if (counts[number]! > 0) covered[at]! += lower(number)
    }
    // After a context that was followed by every token, the seen tokens share the left-over probability. Where nothing was
    // discounted, the unseen tokens share one count more, so that none of them is impossible.
    const left = new Float64Array(stats.contexts)
    stats.each(at => {
      const isOpen = covered[at]! < 1 - 1e-12
      left[at] = !isOpen ? 0 : kept[at]! < 1 - 1e-12 ? 1 - kept[at]! : 1 / (stats.total + 1)
      share[at] = isOpen ? left[at] / (1 - covered[at]!) : 0
    })
    for (let number = 0; number < size; number++) {
      const at = context[number]!
      if (counts[number] === 0) prob[number] = share[at]! * lower(number)
      else prob[number]! *= (1 - left[at]!) / kept[at]!
    }
  },
  score({ level, below, counts, stats, estimator }) {
    const { prob, context, length, size } = level
    if (below) stats.each(number => (below.backoff[number] = estimator.pass(stats, length)))
    for (let number = 0; number < size; number++) {
      stats.moveTo(context[number]!)
      prob[number] = estimator.keep(counts[number]!, stats, length)
    }
  },
}

/** Statistics of every context, read one context at a time, so that there is no object for each. */
class ContextStats implements Context {
  readonly contexts: number
  total = 0
  types = 0
  ones = 0
  twos = 0
  full = false
  /** By context: total, types, ones and twos. */
  private readonly sums: Int32Array
  /** By context: whether it is full; undefined where all are or none is. */
  private readonly fullOnes: Uint8Array | undefined
  private at = -1

  constructor(sums: Int32Array, full: boolean | Uint8Array) {
    this.contexts = sums.length / 4
    this.sums = sums
    if (typeof full === 'boolean') this.full = full
    else this.fullOnes = full
  }

  moveTo(context: number): void {
    if (context === this.at) return
    const { sums } = this
    this.at = context
    this.total = sums[4 * context]!
    this.types = sums[4 * context + 1]!
    this.ones = sums[4 * context + 2]!
    this.twos = sums[4 * context + 3]!
    if (this.fullOnes) this.full = this.fullOnes[context] === 1
  }

  /** Visits every context that was followed by a token. */
  each(visit: (context: number) => void): void {
    for (let context = 0; context < this.contexts; context++) {
      if (this.sums[4 * context + 1] === 0) continue
      this.moveTo(context)
      visit(context)
    }
  }
}

/**
 * Adds up the counts after each context.
 *
 * @param begins which contexts begin a passage: they reach back as far as they can
 */
export function contextStats(
  { length, size, context }: Pick<NgramTable, 'length' | 'size' | 'context'>,
  counts: Int32Array,
  { order, begins }: { order: number; begins: Uint8Array | undefined },
): ContextStats {
  const sums = new Int32Array(4 * (begins?.length ?? 1))
  for (let number = 0; number < size; number++) {
    const at = 4 * context[number]!
    const count = counts[number]!
    sums[at]! += count
    sums[at + 1]! += Number(count > 0)
    sums[at + 2]! += Number(count === 1)
    sums[at + 3]! += Number(count === 2)
  }
  return new ContextStats(sums, length === order || (begins ?? false))
}
