import type { Baseline } from '../lineage/baseline.ts'
import { lengthOf } from '../lineage/length.ts'
import { countTypes } from '../text/stream.ts'
import type { Facts } from './oracle.ts'

/**
 * Collects what oracles may know of a lineage.
 *
 * @param generation 1 for A
 * @param written tokens that the generation wrote; used only where the plan counts passages
 */
export function factsOf(
  { plan, vocabulary, human, reserve }: Baseline,
  { generation, written }: { generation: number; written: number },
): Facts {
  const { words } = human.stream
  const length = lengthOf(plan, human.stream, generation)
  const aside =
    reserve.stream.words === 0
      ? {}
      : {
          reserve: {
            words: reserve.stream.words,
            counts: countTypes(reserve.stream, highest(reserve.stream.ids) + 1),
          },
        }
  return {
    plan,
    counts: vocabulary.counts,
    words,
    written: length.by === 'size' ? length.amount : written,
    generation,
    ...aside,
  }
}

const highest = (ids: Int32Array) => ids.reduce((most, id) => Math.max(most, id), 0)
