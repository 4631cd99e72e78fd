import { copyingOf, survivalSpreads, type Copying, type Facts } from '../../theory/index.ts'
import { survival } from '../../theory/survival.ts'
import { indexText } from '../../model/index/suffix-index.ts'
import { once } from '../../once.ts'
import { unlessRefused } from '../../refusal.ts'
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

/** How a run's models copy the text that A learned from; nothing where it is not there any more, or not as it was. */
export function copyingOfRun(run: Run): Copying | undefined {
  const { plan } = run.file
  return unlessRefused(() => {
    const { train } = split(readRunCorpus(run).passages, plan)
    const { vocabulary, stream } = learnVocabulary(train, tokenizerFor(plan))
    return copyingOf(indexText(stream, vocabulary.unknown + 1, plan.order), plan.order)
  })
}

/**
 * Standard deviations that the survival law allows a run, by row, for each generation that is asked for. The text is read once, when the
 * first is.
 *
 * @returns a function of the generation, 1 for A; it gives nothing where the run has no law, or its text is gone
 */
export function spreadsOfRun(run: Run): (generation: number) => Record<string, number> | undefined {
  const spreads = once(() => {
    const copying = survival.excuse(run.file.plan) === undefined ? copyingOfRun(run) : undefined
    return copying === undefined
      ? []
      : factsOfRun(run).map(facts => once(() => deviationsOf(survivalSpreads(copying, facts))))
  })
  return generation => spreads()[generation - 1]?.()
}

const deviationsOf = (spreads: ReturnType<typeof survivalSpreads>): Record<string, number> =>
  Object.fromEntries(Object.entries(spreads).map(([row, { deviation }]) => [row, deviation]))

function countReserve(run: Run): NonNullable<Facts['reserve']> {
  const { plan } = run.file
  const { train, reserve } = split(readRunCorpus(run).passages, plan)
  const { vocabulary } = learnVocabulary(train, tokenizerFor(plan))
  const { vocabulary: wide, streams } = extendVocabulary(vocabulary, reserve)
  return { words: streams[0]!.words, counts: countTypes(streams[0]!, wide.unknown + 1) }
}
