import type { Facts } from '../../theory/index.ts'
import { countTypes } from '../../text/stream.ts'
import { split } from '../../text/corpus/split.ts'
import { tokenizerFor } from '../../text/tokenizers/index.ts'
import { learnVocabulary, extendVocabulary } from '../../text/vocabulary.ts'
import { lengthOf } from '../../lineage/length.ts'
import { readRunCorpus } from '../runs/human-text.ts'
import { readVocabulary, type Run } from '../runs/read-run.ts'

/**
 * Gathers what the laws of theory may know of each generation of a run, first to last. A reserve is counted in the run's human text.
 *
 * @throws Refusal when there is a reserve and the text is not as it was
 */
export function factsOfRun(run: Run): Facts[] {
  const { plan, human, generations } = run.file
  const { words, passages } = human ?? { words: 0, passages: 0 }
  const table = readVocabulary(run)
  const counts = Int32Array.from([0, ...Array.from(table.counts[0]!)])
  const aside = plan.reserve > 0 ? { reserve: countReserve(run) } : {}
  return generations.map((_, index) => {
    const { by, amount } = lengthOf(plan, { words, passages }, index + 1)
    const own = table.counts[index + 1]!
    return {
      plan,
      counts,
      words,
      generation: index + 1,
      written: by === 'size' ? amount : Array.from(own).reduce((sum, count) => sum + count, 0),
      ...aside,
    }
  })
}

function countReserve(run: Run): NonNullable<Facts['reserve']> {
  const { plan } = run.file
  const { train, reserve } = split(readRunCorpus(run).passages, { reserve: plan.reserve })
  const { vocabulary } = learnVocabulary(train, tokenizerFor(plan))
  const { vocabulary: wide, streams } = extendVocabulary(vocabulary, reserve)
  return { words: streams[0]!.words, counts: countTypes(streams[0]!, wide.unknown + 1) }
}
