import { generateChunks as alone, type ChunkGenerator } from '../model/sampling/chunks.ts'
import type { Corpus } from '../text/passage.ts'
import { begin } from './baseline.ts'
import { Chain, type Generation } from './chain.ts'
import type { Observer } from './observation.ts'
import { planOf, type PlanOptions } from './plan.ts'
import { progressReporter, type Progress } from './progress.ts'
import { protectionsOf } from './protect.ts'

export type { Generation } from './chain.ts'
export type { Progress } from './progress.ts'

export interface LineageOptions extends PlanOptions {
  /** Generations up to this number are written again but neither measured nor yielded: for going on with a run. */
  readonly after?: number
  readonly progress?: (progress: Progress) => void
  /** Further texts that protections read, by the names that the plan has for them. */
  readonly texts?: Readonly<Record<string, Corpus>>
  /** Measures the texts that are written, while the lineage goes on; those that it leaves, by default all, are measured before the next. */
  readonly observer?: Observer
  /** Writes the texts, as in several threads; they are the same. Default: the thread at hand. */
  readonly generateChunks?: ChunkGenerator
}

/**
 * Models that learn from models: A from the human text, each next one from what the regime chooses. A generator: it works
 * out a generation when asked for it, and whoever asks may stop.
 *
 * @throws Refusal when an option is out of range or the text is too short
 * @example
 * for (const { name, metrics } of lineage(book, { order: 3, generations: 5, seed: 1 }))
 *   console.log(name, metrics.perplexity)
 */
export function* lineage(
  corpus: Corpus,
  options: LineageOptions = {},
): Generator<Generation, void, undefined> {
  const { after = 0, progress, texts = {}, ...rest } = options
  const { observer = () => undefined, generateChunks = alone, ...planOptions } = rest
  const plan = planOf(planOptions)
  const tell = progressReporter(plan, progress)
  tell({ number: 1, stage: 'reading' })
  const { baseline, A } = begin(corpus, plan, () => tell({ number: 1, stage: 'learning' }))
  for (const { protection, values, text } of protectionsOf(plan.protect, texts))
    protection.check?.(values, baseline, text)
  const chain = new Chain(baseline, A, { texts, tell, observer, generateChunks })
  for (let number = 1; number <= plan.generations; number++) {
    chain.write(number)
    // Nothing here keeps what is yielded: a local would, while the next generation is written, and it may be most of the memory.
    if (number > after) yield chain.observe()
  }
}
