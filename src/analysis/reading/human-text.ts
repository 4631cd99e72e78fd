import { sentenceRanges } from '../../metrics/features/ranges.ts'
import { TokenRangeSet } from '../../metrics/features/repeats.ts'
import { sortDeeper } from '../../metrics/features/spans.ts'
import { indexText, type SuffixIndex } from '../../model/index/suffix-index.ts'
import type { Passage } from '../../text/passage.ts'
import { passageFinder, type PassagePlace } from '../../text/places.ts'
import { split, type SplitOptions } from '../../text/corpus/split.ts'
import type { Stream } from '../../text/stream.ts'
import { tokenizerFor, type ReadingRules } from '../../text/tokenizers/index.ts'
import { learnVocabulary, type Vocabulary, extendVocabulary } from '../../text/vocabulary.ts'

/** The human text, indexed for close reading. */
export interface HumanText {
  readonly vocabulary: Vocabulary
  /** The passages that A learned from. */
  readonly passages: readonly Passage[]
  /** The passages that were set aside for later models. */
  readonly reserve: readonly Passage[]
  /** `passages` as ids. */
  readonly stream: Stream
  /** Suffix array, sorted deep enough to look up spans of any length. */
  readonly occurrences: SuffixIndex
  readonly sentences: TokenRangeSet
  /** The passages that no model has read. */
  readonly heldOut: Stream
  /** `heldOut` as it is written. */
  readonly heldOutPassages: readonly Passage[]
  /** Finds the passage and the token of a place of `stream`. */
  readonly placeOf: (place: number) => PassagePlace
}

/** Cuts a human text as a run does, and indexes the part that A learned from. */
export function readHumanText(
  corpus: readonly Passage[],
  { order, reserve, heldOut, ...rules }: ReadingRules & SplitOptions & { readonly order: number },
): HumanText {
  const { train, test, reserve: aside } = split(corpus, { reserve, heldOut })
  const { vocabulary, stream } = learnVocabulary(train, tokenizerFor(rules))
  const sentences = new TokenRangeSet(stream.ids)
  const { from, to } = sentenceRanges(stream, vocabulary)
  if (vocabulary.tokenizer.words) from.forEach((start, k) => sentences.add(start, to[k]!))
  return {
    vocabulary,
    passages: train,
    reserve: aside,
    stream,
    occurrences: sortDeeper(indexText(stream, vocabulary.unknown + 1, order + 1)),
    sentences,
    heldOut: extendVocabulary(vocabulary, test).streams[0]!,
    heldOutPassages: test,
    placeOf: passageFinder(stream),
  }
}
