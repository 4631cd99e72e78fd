import type { Baseline } from '../lineage/baseline.ts'
import { lengthOf } from '../lineage/length.ts'
import { spectrumOf } from '../metrics/features/distribution.ts'
import { humanIndex } from '../metrics/features/human.ts'
import type { CountedNgrams } from '../metrics/features/ngrams.ts'
import { lengthsOfNgrams } from '../metrics/vocabulary/surviving-ngrams.ts'
import { countTypes } from '../text/stream.ts'
import type { Facts } from './oracle.ts'

/**
 * Collects what oracles may know of a lineage.
 *
 * @param of which generation they are, and what it wrote
 * @param of.generation 1 for A
 * @param of.written tokens that the generation wrote; used only where the plan counts passages
 * @example
 * import { expect, factsOf } from 'collapse-lab/theory'
 * import { lineage, passagesOf } from 'collapse-lab'
 * const passages = passagesOf(['the cat sat', 'the dog sat', 'the cat ran', 'the owl stayed'])
 * const zoo = { name: 'zoo', title: 'A zoo', constructed: true, passages }
 * const [A] = lineage(zoo, { order: 1, generations: 1 })
 * const facts = factsOf(A.baseline, { generation: 1, written: A.writing.stream.words })
 * facts.words // → 6
 * // What the law expects, and what came out.
 * expect(facts)['surviving-types'] // → 0.7483…
 * A.metrics['surviving-types'] // → 0.75
 */
export function factsOf(
  baseline: Baseline,
  { generation, written }: { generation: number; written: number },
): Facts {
  const { plan, vocabulary, human, reserve } = baseline
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
    ngrams: new Map(Array.from(followedNgrams(baseline), ([n, { counts }]) => [n, spectrumOf(counts)])),
    ...aside,
  }
}

/**
 * The n-grams of the human text, of the lengths whose survival the plan measures. Longer ones than the order are put together anew and follow no law.
 *
 * @example
 * import { followedNgrams } from 'collapse-lab/theory'
 * import { lineage, passagesOf } from 'collapse-lab'
 * const passages = passagesOf(['the cat sat', 'the dog sat', 'the cat ran', 'the owl stayed'])
 * const zoo = { name: 'zoo', title: 'A zoo', constructed: true, passages }
 * const [A] = lineage(zoo, { order: 2, generations: 1, metrics: ['surviving-ngrams-2', 'surviving-ngrams-3'] })
 * // With order 2, three words in a row are put together anew.
 * Array.from(followedNgrams(A.baseline).keys()) // → [ 2 ]
 */
export function followedNgrams({ plan, reading, reference }: Baseline): Map<number, CountedNgrams> {
  const { trainingNgrams } = humanIndex(reference, reading)
  return new Map(
    lengthsOfNgrams(plan.metrics ?? [])
      .filter(n => n <= plan.order)
      .map(n => [n, trainingNgrams(n)] as const),
  )
}

const highest = (ids: Int32Array) => ids.reduce((most, id) => Math.max(most, id), 0)
