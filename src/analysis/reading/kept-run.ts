import type { Baseline } from '../../lineage/baseline.ts'
import type { Generation } from '../../lineage/lineage.ts'
import type { Passage } from '../../text/passage.ts'
import { split } from '../../text/corpus/split.ts'
import { passageStarts } from '../../text/stream.ts'
import { writeRange } from '../../text/write.ts'

/** A generation with all that it read and wrote. */
export interface KeptGeneration extends Pick<Generation, 'name' | 'training' | 'written' | 'counts'> {
  /** For each place of what it wrote, the place in what it read; nothing where a plan keeps no genealogy. */
  readonly parents?: Int32Array
}

/** A run that is kept whole, to answer questions about its passages. */
export interface KeptRun {
  readonly baseline: Baseline
  /** The passages of the human text, in the order of its stream, then those of the reserve. */
  readonly passages: readonly Passage[]
  /** From A on. */
  readonly generations: readonly KeptGeneration[]
}

/**
 * Keeps what a lineage yields: 12 bytes for each token that is written, and 8 for each token of training data.
 *
 * @param passages of the text that the lineage began with
 * @throws Error when the lineage yields nothing
 */
export function keepRun(lineage: Iterable<Generation>, passages: readonly Passage[]): KeptRun {
  let baseline: Baseline | undefined
  const generations: KeptGeneration[] = []
  for (const { name, training, written, counts, writing, ...generation } of lineage) {
    baseline = generation.baseline
    const { parents } = writing
    generations.push({ name, training, written, counts, ...(parents ? { parents } : {}) })
  }
  if (!baseline) throw new Error('a lineage without a generation cannot be kept')
  const { train, reserve } = split(passages, baseline.plan)
  return { baseline, passages: [...train, ...reserve], generations }
}

/** The text of a passage. @param passage its number, from 0, in the text of a generation or in the human one */
export function passageText(
  { baseline, passages, generations }: KeptRun,
  { source, passage }: { readonly source: string; readonly passage: number },
): string {
  if (source === baseline.human.name) return passages[passage]!.text
  const { stream } = generations.find(({ name }) => name === source)!.written
  const starts = passageStarts(stream)
  return writeRange(stream, baseline.writing, starts[passage]!, starts[passage + 1]! - 1)
}
