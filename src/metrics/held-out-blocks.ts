import { rowName, type Part } from './features/parts.ts'
import type { TextFeatures } from './features/text-features.ts'
import type { Metric } from './metric.ts'
import { allows } from './measure.ts'
import { passageStarts, type Stream } from '../text/stream.ts'

/** Blocks that a held-out text is cut into, at most. */
export const BLOCKS = 50

/** What a measure that is a mean over cases of the held-out text has in each block of it. */
export interface Blocks {
  /** The sum of the measure's number over the cases of each block. */
  readonly sums: readonly number[]
  /** The cases of each block. */
  readonly counts: readonly number[]
}

/** The cases of a measure in all blocks together. */
export const casesIn = ({ counts }: Blocks): number => counts.reduce((sum, count) => sum + count, 0)

/** The blocks of measures, by the name of their row. */
export type HeldOutBlocks = Readonly<Record<string, Blocks>>

/**
 * The block of each passage of a held-out text, from 0: at most {@link BLOCKS} runs of whole passages, one after another, with about the
 * same number of tokens. Passages that stand together and are alike are so in one block.
 */
export function blocksOf(test: Stream): Uint8Array {
  const starts = passageStarts(test)
  const fiftieths = Array.from({ length: test.passages }, (_, passage) =>
    Math.floor((BLOCKS * starts[passage]!) / test.ids.length),
  )
  let block = -1
  return Uint8Array.from(fiftieths, (at, passage) => (at === fiftieths[passage - 1] ? block : ++block))
}

/**
 * Takes what measures are means of, block by block. Measures that are no means over cases of the held-out text have none.
 *
 * @param parts of the vocabulary on which they are taken besides
 */
export function measureBlocks(
  features: TextFeatures,
  { metrics, parts }: { readonly metrics: readonly Metric[]; readonly parts: readonly Part[] },
): HeldOutBlocks {
  const test = features.human?.test
  if (!test) return {}
  const blockOf = blocksOf(test)
  const rows = metrics
    .filter(metric => metric.heldOut && allows(features, metric))
    .flatMap(metric =>
      [undefined, ...(metric.parts ? parts : [])].map(
        part => [rowName(metric.name, part), blocksIn(features, metric, { part, blockOf })] as const,
      ),
    )
  return Object.fromEntries(rows.filter(([, { counts }]) => counts.some(count => count > 0)))
}

function blocksIn(
  features: TextFeatures,
  { heldOut }: Metric,
  { part, blockOf }: { readonly part: Part | undefined; readonly blockOf: Uint8Array },
): Blocks {
  const blocks = blockOf.length === 0 ? 0 : blockOf.at(-1)! + 1
  const sums = Array<number>(blocks).fill(0)
  const counts = Array<number>(blocks).fill(0)
  heldOut?.visit(features, part, (value, passage) => {
    const block = blockOf[passage]!
    sums[block]! += value
    counts[block]! += 1
  })
  return { sums, counts }
}
