import type { BackoffLevel } from './backoff-model.ts'
import type { NgramTable } from './counts/ngram-tables.ts'
import type { Context, Reading, Smoothing } from './smoothings/smoothing.ts'

interface LevelEstimation {
  /** Gets its probabilities. */
  readonly level: BackoffLevel
  /** One shorter: gets, as its backoff, what its n-grams leave as contexts. */
  readonly below: BackoffLevel | undefined
  readonly counts: Int32Array
  readonly seen: Seen
  readonly reading: Reading
  readonly outcomes: number
}

/** Fills in the probabilities of the n-grams of one length, and what their contexts leave to others, by what tokens have that were seen. */
export const estimateLevel: Record<Smoothing['seen'], (sharing: LevelEstimation) => void> = {
  interpolated({ level, below, counts, seen, reading, outcomes }) {
    const { prob, context, length, size } = level
    const passed = below?.backoff ?? new Float64Array(1)
    seen.each(number => (passed[number] = reading.pass(seen, length)))
    // What is passed on lies anywhere in memory: fetched for itself, many are waited for at a time.
    if (below) for (let number = 0; number < size; number++) prob[number] = below.prob[level.suffix[number]!]!
    else prob.fill(1 / outcomes)
    for (let number = 0; number < size; number++) {
      const at = context[number]!
      seen.moveTo(at)
      prob[number] = reading.keep(counts[number]!, seen, length) + passed[at]! * prob[number]!
    }
  },
  alone({ level, below, counts, seen, reading, outcomes }) {
    const { prob, context, length, size } = level
    const kept = new Float64Array(seen.contexts)
    const covered = new Float64Array(seen.contexts)
    const share = below?.backoff ?? new Float64Array(1)
    const lower = (number: number) => (below ? below.prob[level.suffix[number]!]! : 1 / outcomes)
    for (let number = 0; number < size; number++) {
      const at = context[number]!
      seen.moveTo(at)
      prob[number] = reading.keep(counts[number]!, seen, length)
      kept[at]! += prob[number]!
      if (counts[number]! > 0) covered[at]! += lower(number)
    }
    // Where every token was seen nothing can take what is left, and the seen have it. Where nothing was taken off, one count more
    // is shared out, so that what was not seen is not impossible.
    const left = new Float64Array(seen.contexts)
    seen.each(at => {
      const isOpen = covered[at]! < 1 - 1e-12
      left[at] = !isOpen ? 0 : kept[at]! < 1 - 1e-12 ? 1 - kept[at]! : 1 / (seen.total + 1)
      share[at] = isOpen ? left[at] / (1 - covered[at]!) : 0
    })
    for (let number = 0; number < size; number++) {
      const at = context[number]!
      if (counts[number] === 0) prob[number] = share[at]! * lower(number)
      else prob[number]! *= (1 - left[at]!) / kept[at]!
    }
  },
  score({ level, below, counts, seen, reading }) {
    const { prob, context, length, size } = level
    if (below) seen.each(number => (below.backoff[number] = reading.pass(seen, length)))
    for (let number = 0; number < size; number++) {
      seen.moveTo(context[number]!)
      prob[number] = reading.keep(counts[number]!, seen, length)
    }
  },
}

/** What was seen after every context; read one context at a time, so that there is no object for each. */
class Seen implements Context {
  readonly contexts: number
  total = 0
  types = 0
  ones = 0
  twos = 0
  full = false
  /** By context: the four sums. */
  private readonly sums: Int32Array
  /** By context: whether it is full; without it, all are or none is. */
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

  /** Goes to every context that something was seen after. */
  each(visit: (context: number) => void): void {
    for (let context = 0; context < this.contexts; context++) {
      if (this.sums[4 * context + 1] === 0) continue
      this.moveTo(context)
      visit(context)
    }
  }
}

/**
 * Adds up what was seen after each context.
 *
 * @param begins which contexts begin a passage: they reach back as far as they can
 */
export function sumsOf(
  { length, size, context }: NgramTable,
  counts: Int32Array,
  { order, begins }: { order: number; begins: Uint8Array | undefined },
): Seen {
  const sums = new Int32Array(4 * (begins?.length ?? 1))
  for (let number = 0; number < size; number++) {
    const at = 4 * context[number]!
    const count = counts[number]!
    sums[at]! += count
    sums[at + 1]! += Number(count > 0)
    sums[at + 2]! += Number(count === 1)
    sums[at + 3]! += Number(count === 2)
  }
  return new Seen(sums, length === order || (begins ?? false))
}
